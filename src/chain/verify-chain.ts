import { type Queryable, sql } from '#db/index'
import { blockDigest, genesisDigest } from './entry-digest.ts'
import { isIntact, type StoredEntry, storedEntryColumns } from './stored-entry.ts'

export interface ChainVerdict {
  readonly ok: boolean
  /** The first fault: where it lies and what is wrong, in Chinese. */
  readonly broken?: ChainFault
  readonly blocks: number
  readonly entries: number
  /** Entries that are recorded and not yet linked into a block. */
  readonly unsealedTail: number
}

export interface ChainFault {
  readonly block?: number
  readonly entryId?: string
  readonly why: string
}

interface Block {
  readonly number: number
  readonly previous: string
  readonly digest: string
  readonly entryIds: readonly string[]
  readonly sealedAt: string
}

/** Recomputes every digest from the first block on; names the first entry that does not hold. */
export async function verifyChain(q: Queryable, countyCode: string): Promise<ChainVerdict> {
  let entries = 0
  let last: Block | undefined
  for (;;) {
    const blocks = await readBlocks(q, countyCode, last?.number ?? 0)
    if (blocks.length === 0) break
    for (const block of blocks) {
      const broken = await verifyBlock(q, countyCode, { block, last })
      const checked = { blocks: block.number, entries }
      if (broken)
        return { ok: false, broken, ...checked, unsealedTail: await countTail(q, countyCode) }
      entries += block.entryIds.length
      last = block
    }
  }
  const broken = (await findTailFault(q, countyCode)) ?? (await findStray(q, countyCode))
  const found = { blocks: last?.number ?? 0, entries, unsealedTail: await countTail(q, countyCode) }
  return broken ? { ok: false, broken, ...found } : { ok: true, ...found }
}

const blocksAtOnce = 50

function readBlocks(q: Queryable, countyCode: string, after: number): Promise<Block[]> {
  return q.query<Block>(sql`
    select number, previous_digest as previous, digest, entry_ids as "entryIds",
      sealed_at as "sealedAt"
    from chain_block
    where county_code = ${countyCode} and number > ${after}
    order by number
    limit ${blocksAtOnce}`)
}

async function verifyBlock(
  q: Queryable,
  countyCode: string,
  { block, last }: { block: Block; last: Block | undefined },
): Promise<ChainFault | undefined> {
  const at = { block: block.number }
  if (block.number !== (last?.number ?? 0) + 1) {
    return { ...at, why: `第${(last?.number ?? 0) + 1}个区块缺失` }
  }
  if (block.previous !== (last?.digest ?? genesisDigest)) {
    return { ...at, why: '与前一个区块接不上：前一个区块被改动或被替换' }
  }
  const stored = await readEntries(q, countyCode, block.entryIds)
  const seen = new Set<string>()
  const digests: string[] = []
  for (const id of block.entryIds) {
    const entry = stored.get(id)
    if (!entry) return { ...at, entryId: id, why: '这条记录已被删除' }
    if (seen.has(id)) return { ...at, entryId: id, why: '这条记录在区块中出现了两次' }
    const why = isIntact(countyCode, entry) ? findBackdating(entry, last) : '这条记录的内容被改动'
    if (why !== undefined) return { ...at, entryId: id, why }
    seen.add(id)
    digests.push(entry.digest)
  }
  if (blockDigest(block.previous, digests) === block.digest) return undefined
  return { ...at, why: '区块内有记录被插入、替换或调换了顺序' }
}

async function readEntries(
  q: Queryable,
  countyCode: string,
  ids: readonly string[],
): Promise<Map<string, StoredEntry>> {
  const rows = await q.query<StoredEntry>(sql`
    select ${storedEntryColumns} from chain_entry as e
    where e.county_code = ${countyCode} and e.id = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** No transaction lasts a day: an entry that old was put in after the block before it was sealed. */
const longestTransactionMs = 24 * 60 * 60 * 1000

function findBackdating(entry: StoredEntry, last: Block | undefined): string | undefined {
  if (!last) return undefined
  const late = Date.parse(last.sealedAt) - Date.parse(entry.recordedAt)
  return late > longestTransactionMs ? '记录时间早于前一个区块的封存时间，是事后插入的' : undefined
}

async function findTailFault(q: Queryable, countyCode: string): Promise<ChainFault | undefined> {
  const waiting = await q.query<{ id: string }>(sql`
    select p.entry_id as id from chain_pending as p
    where p.county_code = ${countyCode} order by p.entry_id`)
  for (let from = 0; from < waiting.length; from += entriesAtOnce) {
    const ids = waiting.slice(from, from + entriesAtOnce).map(({ id }) => id)
    const stored = await readEntries(q, countyCode, ids)
    for (const id of ids) {
      const entry = stored.get(id)
      if (!entry) return { entryId: id, why: '这条待封存的记录已被删除' }
      if (!isIntact(countyCode, entry)) return { entryId: id, why: '这条记录的内容被改动' }
    }
  }
  return undefined
}

const entriesAtOnce = 5000

/** An entry that no block holds and that does not wait for one: it did not come through us. */
async function findStray(q: Queryable, countyCode: string): Promise<ChainFault | undefined> {
  const [stray] = await q.query<{ id: string }>(sql`
    select e.id
    from chain_entry as e
    where e.county_code = ${countyCode}
      and not exists (
        select from chain_pending as p
        where p.county_code = ${countyCode} and p.entry_id = e.id)
      and e.id not in (
        select unnest(b.entry_ids) from chain_block as b where b.county_code = ${countyCode})
    order by e.recorded_at
    limit 1`)
  return (
    stray && { entryId: stray.id, why: '这条记录不在任何区块中，也不在待封存之列，是事后插入的' }
  )
}

async function countTail(q: Queryable, countyCode: string): Promise<number> {
  const [row] = await q.query<{ count: number }>(sql`
    select count(*) as count from chain_pending where county_code = ${countyCode}`)
  return row?.count ?? 0
}
