import { type Sql, sql } from '#db/index'

/** The tables of one sequence of entries that blocks link: the assistance chain, the audit log. */
export interface Ledger {
  /** Names the lock of its sealer. */
  readonly name: string
  readonly entries: Sql
  readonly pending: Sql
  readonly blocks: Sql
  /** The moment of an entry's recording, and its digest as hexadecimal text; of the entry `e`. */
  readonly recordedAt: Sql
  readonly digest: Sql
}

export const chainLedger: Ledger = {
  name: 'chain',
  entries: sql`chain_entry`,
  pending: sql`chain_pending`,
  blocks: sql`chain_block`,
  recordedAt: sql`e.recorded_at`,
  digest: sql`e.digest`,
}

export const auditLedger: Ledger = {
  name: 'audit',
  entries: sql`audit_entry`,
  pending: sql`audit_pending`,
  blocks: sql`audit_block`,
  recordedAt: sql`e.at`,
  digest: sql`encode(e.digest, 'hex')`,
}
