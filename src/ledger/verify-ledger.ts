import { type Queryable, sql } from '#db/index'
import { asAlgorithm, blockDigest, genesisDigest } from './block-digest.ts'
import type { Checked, LedgerEntry, LedgerFault } from './checked.ts'
import { readBlocks, type StoredBlock } from './read-blocks.ts'
import { countTail, findStray, findTailFault } from './verify-tail.ts'

export interface LedgerVerdict {
  readonly ok: boolean
  /** The first fault: where it lies and what is wrong, in Chinese. */
  readonly broken?: LedgerFault
  readonly blocks: number
  readonly entries: number
  /** Entries that are recorded and not yet linked into a block. */
  readonly unsealedTail: number
}

/** Recomputes every digest from the first block on; names the first entry that does not hold. */
export async function verifyLedger<Entry extends LedgerEntry>(
  q: Queryable,
  checked: Checked<Entry>,
): Promise<LedgerVerdict> {
  let entries = 0
  let last: StoredBlock | undefined
  const tail = () => countTail(q, checked)
  for (;;) {
    const blocks = await readBlocks(q, checked, last?.number ?? 0)
    if (blocks.length === 0) break
    const stored = await readEntries(
      q,
      checked,
      blocks.flatMap(({ entryIds }) => entryIds),
    )
    for (const block of blocks) {
      const broken = verifyBlock(checked, { block, last, stored })
      const found = { blocks: block.number, entries }
      if (broken) return { ok: false, broken, ...found, unsealedTail: await tail() }
      entries += block.entryIds.length
      last = block
    }
  }
  const read = (ids: readonly string[]) => readEntries(q, checked, ids)
  const broken = (await findTailFault(q, { ...checked, read })) ?? (await findStray(q, checked))
  const found = { blocks: last?.number ?? 0, entries, unsealedTail: await tail() }
  return broken ? { ok: false, broken, ...found } : { ok: true, ...found }
}

interface Linked<Entry> {
  readonly block: StoredBlock
  readonly last: StoredBlock | undefined
  readonly stored: ReadonlyMap<string, Entry>
}

function verifyBlock<Entry extends LedgerEntry>(
  { check }: Checked<Entry>,
  { block, last, stored }: Linked<Entry>,
): LedgerFault | undefined {
  const at = { block: block.number }
  if (block.number !== (last?.number ?? 0) + 1) {
    return { ...at, why: `第${(last?.number ?? 0) + 1}个区块缺失` }
  }
  if (block.previous !== (last?.digest ?? genesisDigest)) {
    return { ...at, why: '与前一个区块接不上：前一个区块被改动或被替换' }
  }
  const seen = new Set<string>()
  const digests: string[] = []
  for (const id of block.entryIds) {
    const entry = stored.get(id)
    if (!entry) return { ...at, entryId: id, why: '这条记录已被删除' }
    if (seen.has(id)) return { ...at, entryId: id, why: '这条记录在区块中出现了两次' }
    const why = check.isIntact(entry) ? findBackdating(entry, block, last) : '这条记录的内容被改动'
    if (why !== undefined) return { ...at, entryId: id, why }
    seen.add(id)
    digests.push(entry.digest)
  }
  const algorithm = asAlgorithm(block.algorithm)
  if (algorithm && blockDigest(algorithm, block.previous, digests) === block.digest)
    return undefined
  return { ...at, why: '区块内有记录被插入、替换或调换了顺序' }
}

async function readEntries<Entry extends LedgerEntry>(
  q: Queryable,
  { ledger, countyCode, check }: Checked<Entry>,
  ids: readonly string[],
): Promise<Map<string, Entry>> {
  const rows = await q.query<Entry>(sql`
    select ${check.columns} from ${ledger.entries} as e
    where e.county_code = ${countyCode} and e.id = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** No transaction lasts a day: an entry that old was put in after the block before it was sealed. */
const longestTransactionMs = 24 * 60 * 60 * 1000

/**
 * An entry older than the block before its own. Where the database's clock went back with it (the
 * block itself is older than the one before), the clock was set back and nothing was put in.
 */
function findBackdating(
  entry: LedgerEntry,
  block: StoredBlock,
  last: StoredBlock | undefined,
): string | undefined {
  if (!last || Date.parse(block.sealedAt) < Date.parse(last.sealedAt)) return undefined
  const late = Date.parse(last.sealedAt) - Date.parse(entry.recordedAt)
  return late > longestTransactionMs ? '记录时间早于前一个区块的封存时间，是事后插入的' : undefined
}
