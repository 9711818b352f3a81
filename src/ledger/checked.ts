import type { Sql } from '#db/index'
import type { Ledger } from './ledger.ts'

export interface LedgerFault {
  readonly block?: number
  readonly entryId?: string
  readonly why: string
}

/** What every stored entry has; the rest is its own. */
export interface LedgerEntry {
  readonly id: string
  readonly recordedAt: string
  readonly digest: string
}

/** How one kind of entry is read and recomputed. */
export interface EntryCheck<Entry extends LedgerEntry> {
  /** Columns of `e`, among them id, "recordedAt" and digest in hexadecimal. */
  readonly columns: Sql
  /** Whether an entry taken by itself is what was recorded. */
  isIntact(entry: Entry): boolean
}

export interface Checked<Entry extends LedgerEntry> {
  readonly ledger: Ledger
  readonly countyCode: string
  readonly check: EntryCheck<Entry>
}
