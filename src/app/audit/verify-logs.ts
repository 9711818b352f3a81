import { verifyAudit } from '#access/index'
import { verifyChain } from '#chain/index'
import { type Queryable, sql } from '#db/index'
import type { LedgerVerdict } from '#ledger/index'
import { type Anchor, type AnchorVerdict, type StoredAnchor, verifyAnchor } from './anchor.ts'

export interface LogsVerdict {
  readonly ok: boolean
  readonly audit: LedgerVerdict
  readonly chain: LedgerVerdict
  readonly anchors: {
    readonly count: number
    /** The first that does not hold, and why. */
    readonly broken: AnchorVerdict | null
    /** Signed by another key than today's: right where the signing key was changed since. */
    readonly otherKeys: number
  }
}

/** Recomputes the log and the assistance chain from the first entry on, and asks every anchor kept. */
export async function verifyLogs(
  q: Queryable,
  countyCode: string,
  publicKey: string,
): Promise<LogsVerdict> {
  const audit = await verifyAudit(q, countyCode)
  const chain = await verifyChain(q, countyCode)
  const kept = await q.query<StoredAnchor>(sql`
    select id, made_at as "madeAt", content, public_key as "publicKey", signature
    from audit_anchor where county_code = ${countyCode} order by made_at`)
  const broken = await firstBroken(q, countyCode, kept)
  const otherKeys = kept.filter((one) => one.publicKey !== publicKey).length
  const anchors = { count: kept.length, broken, otherKeys }
  return { ok: audit.ok && chain.ok && broken === null, audit, chain, anchors }
}

async function firstBroken(
  q: Queryable,
  countyCode: string,
  anchors: readonly Anchor[],
): Promise<AnchorVerdict | null> {
  for (const anchor of anchors) {
    const verdict = await verifyAnchor(q, countyCode, anchor)
    if (!verdict.ok) return verdict
  }
  return null
}
