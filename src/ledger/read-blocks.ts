import { type Queryable, sql } from '#db/index'
import type { Ledger } from './ledger.ts'

export interface StoredBlock {
  readonly number: number
  readonly previous: string
  readonly digest: string
  readonly algorithm: string
  readonly entryIds: readonly string[]
  readonly sealedAt: string
}

/** The blocks after one, as many as hold some thousand entries together. */
export async function readBlocks(
  q: Queryable,
  { ledger, countyCode }: { readonly ledger: Ledger; readonly countyCode: string },
  after: number,
): Promise<StoredBlock[]> {
  const blocks = await q.query<StoredBlock>(sql`
    select number, previous_digest as previous, digest, algorithm, entry_ids as "entryIds",
      sealed_at as "sealedAt"
    from (
      select b.*, sum(cardinality(b.entry_ids)) over (order by b.number) as entries
      from (
        select * from ${ledger.blocks} as a
        where a.county_code = ${countyCode} and a.number > ${after}
        order by a.number
        limit ${blocksAtOnce}
      ) as b
    ) as c
    where c.entries - cardinality(c.entry_ids) < ${entriesAtOnce}
    order by number`)
  return blocks
}

const blocksAtOnce = 2000
const entriesAtOnce = 5000
