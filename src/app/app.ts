import type { Acting } from '#access/index'
import type { Database } from '#db/index'
import type { CalendarDays, LocalDate } from '#kernel/index'
import type { CompiledPack } from '#monitoring/index'
import type { Catalogue, Pack } from '#policy/index'
import type { DatasetMap } from '#sources/index'
import type { Vault } from '#vault/index'

/** An opened installation: its data, its keys and the policy in force there. */
export interface App {
  /** The view of rounds and imports; `db.as('app')` is that of requests. */
  readonly db: Database
  readonly vault: Vault
  readonly county: { readonly code: string; readonly name: string }
  readonly policyId: string
  readonly catalogue: Catalogue
  readonly pack: Pack
  readonly compiled: CompiledPack
  readonly datasets: DatasetMap
  readonly calendar: CalendarDays
  readonly dataFolder: string
  readonly keyFile: string
  acting(actor: string, today: LocalDate): Acting
  close(): Promise<void>
}
