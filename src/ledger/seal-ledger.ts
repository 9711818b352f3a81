import { type Database, sql, type Transaction, withAdvisoryLock, withCounty } from '#db/index'
import type { DigestAlgorithm } from '#vault/index'
import { blockDigest, genesisDigest } from './block-digest.ts'
import type { Ledger } from './ledger.ts'

export interface Sealing {
  readonly countyCode: string
  readonly algorithm: DigestAlgorithm
}

export interface Sealed {
  readonly blocks: number
  readonly entries: number
}

/** Links the committed entries of a county into blocks, in the order of their recording. */
export async function sealLedger(db: Database, ledger: Ledger, sealing: Sealing): Promise<Sealed> {
  let blocks = 0
  let entries = 0
  for (;;) {
    const sealed = await withCounty(db, sealing.countyCode, (tx) => sealBlock(tx, ledger, sealing))
    if (sealed === 0) return { blocks, entries }
    blocks += 1
    entries += sealed
    if (sealed < blockSize) return { blocks, entries }
  }
}

const blockSize = 5000

/** One block in one transaction; gives the number of entries in it, 0 when there is nothing. */
async function sealBlock(
  tx: Transaction,
  ledger: Ledger,
  { countyCode, algorithm }: Sealing,
): Promise<number> {
  const [waiting] = await tx.query(sql`
    select 1 from ${ledger.pending} where county_code = ${countyCode} limit 1`)
  if (!waiting) return 0
  await withAdvisoryLock(tx, `${ledger.name}.seal.${countyCode}`)
  const entries = await tx.query<{ id: string; digest: string }>(sql`
    select e.id, ${ledger.digest} as digest
    from ${ledger.pending} as p
    join ${ledger.entries} as e on e.county_code = p.county_code and e.id = p.entry_id
    where p.county_code = ${countyCode} and e.county_code = ${countyCode}
    order by ${ledger.recordedAt}, e.id
    limit ${blockSize}`)
  if (entries.length === 0) return 0
  const [last] = await tx.query<{ number: number; digest: string }>(sql`
    select number, digest from ${ledger.blocks}
    where county_code = ${countyCode} order by number desc limit 1`)
  const previous = last?.digest ?? genesisDigest
  const ids = entries.map(({ id }) => id)
  const digests = entries.map(({ digest }) => digest)
  await tx.execute(sql`
    insert into ${ledger.blocks}
      (county_code, number, previous_digest, entry_ids, digest, algorithm)
    values (${countyCode}, ${(last?.number ?? 0) + 1}, ${previous}, ${ids}::uuid[],
      ${blockDigest(algorithm, previous, digests)}, ${algorithm})`)
  await tx.execute(sql`
    delete from ${ledger.pending}
    where county_code = ${countyCode} and entry_id = any(${ids}::uuid[])`)
  return ids.length
}
