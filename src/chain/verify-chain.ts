import type { Queryable } from '#db/index'
import { chainLedger, type LedgerVerdict, verifyLedger } from '#ledger/index'
import { isIntact, type StoredEntry, storedEntryColumns } from './stored-entry.ts'

/** Recomputes every digest from the first block on; names the first entry that does not hold. */
export function verifyChain(q: Queryable, countyCode: string): Promise<LedgerVerdict> {
  return verifyLedger<StoredEntry>(q, {
    ledger: chainLedger,
    countyCode,
    check: { columns: storedEntryColumns, isIntact: (entry) => isIntact(countyCode, entry) },
  })
}
