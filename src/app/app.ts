import type { Acting, Role } from '#access/index'
import type { Database } from '#db/index'
import type { CalendarDays, LocalDate } from '#kernel/index'
import type { CompiledPack } from '#monitoring/index'
import type { Catalogue, Pack } from '#policy/index'
import type { DatasetMap } from '#sources/index'
import type { Vault } from '#vault/index'
import type { PolicyInForce } from './policy-in-force.ts'

/** An opened installation: its data, its keys and the policy in force there. */
export interface App {
  /** The view of rounds and imports; `db.as('app')` is that of requests. */
  readonly db: Database
  readonly vault: Vault
  readonly county: { readonly code: string; readonly name: string }
  readonly policyId: string
  /** The policy in force, with its texts; what follows are its parts. */
  readonly policy: PolicyInForce
  readonly catalogue: Catalogue
  readonly pack: Pack
  readonly compiled: CompiledPack
  readonly datasets: DatasetMap
  readonly calendar: CalendarDays
  readonly roles: readonly Role[]
  readonly dataFolder: string
  readonly keyFile: string
  /** Takes what has been published since; a server calls it now and then. True when it changed. */
  refreshPolicy(): Promise<boolean>
  /** The moment it is: for logs, sessions, tokens, seals and backups. */
  now(): Date
  /** The day that deadlines, rules and statistics count from; the example county has its own. */
  today(): LocalDate
  /** Whether `today` is the example county's own day. */
  readonly isDemoDay: boolean
  acting(actor: string, today: LocalDate): Acting
  close(): Promise<void>
}

/**
 * The installation as it is this moment: a round or an import keeps one policy from its first statement
 * to its last, though a newer version may be published meanwhile.
 */
export function heldStill(app: App): App {
  return { ...app }
}
