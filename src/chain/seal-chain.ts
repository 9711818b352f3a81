import type { Database } from '#db/index'
import { chainLedger, type Sealed, sealLedger } from '#ledger/index'
import type { DigestAlgorithm } from '#vault/index'

/** Links the committed entries of a county into blocks, in the order of their recording. */
export function sealChain(
  db: Database,
  countyCode: string,
  algorithm: DigestAlgorithm = 'sha256',
): Promise<Sealed> {
  return sealLedger(db, chainLedger, { countyCode, algorithm })
}
