import { type Queryable, sql } from '#db/index'
import type { Checked, LedgerEntry, LedgerFault } from './checked.ts'

/** What waits for the sealer is there and as it was recorded. */
export async function findTailFault<Entry extends LedgerEntry>(
  q: Queryable,
  {
    ledger,
    countyCode,
    check,
    read,
  }: Checked<Entry> & { read(ids: readonly string[]): Promise<ReadonlyMap<string, Entry>> },
): Promise<LedgerFault | undefined> {
  const waiting = await q.query<{ id: string }>(sql`
    select p.entry_id as id from ${ledger.pending} as p
    where p.county_code = ${countyCode} order by p.entry_id`)
  for (let from = 0; from < waiting.length; from += entriesAtOnce) {
    const ids = waiting.slice(from, from + entriesAtOnce).map(({ id }) => id)
    const stored = await read(ids)
    for (const id of ids) {
      const entry = stored.get(id)
      if (!entry) return { entryId: id, why: '这条待封存的记录已被删除' }
      if (!check.isIntact(entry)) return { entryId: id, why: '这条记录的内容被改动' }
    }
  }
  return undefined
}

const entriesAtOnce = 5000

type Counted = Pick<Checked<LedgerEntry>, 'ledger' | 'countyCode'>

/** An entry that no block holds and that does not wait for one: it did not come through us. */
export async function findStray(
  q: Queryable,
  { ledger, countyCode }: Counted,
): Promise<LedgerFault | undefined> {
  const [stray] = await q.query<{ id: string }>(sql`
    select e.id
    from ${ledger.entries} as e
    where e.county_code = ${countyCode}
      and not exists (
        select from ${ledger.pending} as p
        where p.county_code = ${countyCode} and p.entry_id = e.id)
      and not exists (
        select from (
          select unnest(b.entry_ids) as id
          from ${ledger.blocks} as b where b.county_code = ${countyCode}
        ) as linked
        where linked.id = e.id)
    order by ${ledger.recordedAt}
    limit 1`)
  return (
    stray && { entryId: stray.id, why: '这条记录不在任何区块中，也不在待封存之列，是事后插入的' }
  )
}

export async function countTail(q: Queryable, { ledger, countyCode }: Counted): Promise<number> {
  const [row] = await q.query<{ count: number }>(sql`
    select count(*) as count from ${ledger.pending} as p where p.county_code = ${countyCode}`)
  return row?.count ?? 0
}
