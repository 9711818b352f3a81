import { type Queryable, sql } from '#db/index'
import { genesisDigest } from './block-digest.ts'
import type { Ledger } from './ledger.ts'

/** A block by its number and digest: whoever knows both knows everything up to it. */
export interface BlockMark {
  readonly number: number
  readonly digest: string
}

/** The last block; number 0 before the first. */
export async function lastBlock(
  q: Queryable,
  ledger: Ledger,
  countyCode: string,
): Promise<BlockMark> {
  const [last] = await q.query<BlockMark>(sql`
    select number, digest from ${ledger.blocks}
    where county_code = ${countyCode} order by number desc limit 1`)
  return last ?? { number: 0, digest: genesisDigest }
}

/** The block of a number; undefined where there is none (any more). */
export async function blockAt(
  q: Queryable,
  ledger: Ledger,
  { countyCode, number }: { readonly countyCode: string; readonly number: number },
): Promise<BlockMark | undefined> {
  if (number === 0) return { number: 0, digest: genesisDigest }
  const [block] = await q.query<BlockMark>(sql`
    select number, digest from ${ledger.blocks}
    where county_code = ${countyCode} and number = ${number}`)
  return block
}
