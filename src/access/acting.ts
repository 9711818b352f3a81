import type { CalendarDays, LocalDate } from '#kernel/index'
import type { Vault } from '#vault/index'

/** Who does something, where, on which day, and with which keys. Every command takes it. */
export interface Acting {
  readonly countyCode: string
  /** As the chain shows it: 命令行, 张经办. */
  readonly actor: string
  readonly today: LocalDate
  readonly vault: Vault
  readonly calendar: CalendarDays
  /** The policy that decisions are made under; they keep it. */
  readonly policy?: { readonly id: string; readonly version: string }
}
