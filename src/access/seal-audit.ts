import type { Database, Queryable } from '#db/index'
import {
  auditLedger,
  type LedgerVerdict,
  type Sealed,
  sealLedger,
  verifyLedger,
  withMicroseconds,
} from '#ledger/index'
import { type DigestAlgorithm, digestAlgorithms } from '#vault/index'
import { auditDigest } from './audit-digest.ts'
import { auditColumns, type StoredAudit } from './stored-audit.ts'

/** Links the committed entries of the log into blocks, in the order of their recording. */
export function sealAudit(
  db: Database,
  countyCode: string,
  algorithm: DigestAlgorithm = 'sha256',
): Promise<Sealed> {
  return sealLedger(db, auditLedger, { countyCode, algorithm })
}

/** Recomputes every digest of the log from the first block on; names the first entry that is wrong. */
export function verifyAudit(q: Queryable, countyCode: string): Promise<LedgerVerdict> {
  return verifyLedger<StoredAudit>(q, {
    ledger: auditLedger,
    countyCode,
    check: { columns: auditColumns, isIntact: (entry) => isIntact(countyCode, entry) },
  })
}

function isIntact(countyCode: string, { recordedAt, digest, ...rest }: StoredAudit): boolean {
  const entry = { ...rest, countyCode, at: withMicroseconds(recordedAt) }
  return digestAlgorithms.some((algorithm) => auditDigest(algorithm, entry) === digest)
}
