import type { Acting } from '#access/index'
import { sql, type Transaction, trusted } from '#db/index'
import { visibleLastFour } from './broken-number.ts'

const atOnce = 5000

/**
 * Notes which last four characters are the same: `doubtful.ending` and, for the persons whose number ends
 * as one of the rows shows, `ending (person_id, ending)`. The registry stores a group of many endings,
 * which proves nothing of two numbers; so the numbers of the groups in question are opened here, and
 * every ending gets the next number for as long as this import lasts. No key, and nothing left of it.
 */
export async function noteEndings(tx: Transaction, acting: Acting): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.ending`)
  await tx.execute(
    trusted('create temp table ending (person_id uuid, ending integer) on commit drop'),
  )
  const numbers = await numberEndings(tx, acting)
  if (numbers.size === 0) return
  await tx.execute(sql`
    declare registered no scroll cursor for
    select p.id, p.id_cipher as cipher
    from person as p
    where p.county_code = ${acting.countyCode} and p.id_cipher is not null
      and p.last_four_hash in (
        select d.last_four from pg_temp.doubtful as d where d.last_four is not null)`)
  for (;;) {
    const some = await tx.query<{ id: string; cipher: Uint8Array }>(
      sql`fetch ${trusted(String(atOnce))} from registered`,
    )
    if (some.length === 0) break
    const found = some.flatMap(({ id, cipher }) => {
      const number = acting.vault.decrypt(cipher, 'identity')
      const ending = numbers.get(number.slice(-4))
      return ending === undefined ? [] : [{ id, ending }]
    })
    await tx.execute(sql`
      insert into pg_temp.ending (person_id, ending)
      select * from unnest(${found.map(({ id }) => id)}::uuid[],
        ${found.map(({ ending }) => ending)}::integer[])`)
  }
  await tx.execute(sql`close registered`)
  await tx.execute(trusted('create index on pg_temp.ending (ending)'))
  await tx.execute(trusted('create index on pg_temp.ending (person_id)'))
  await tx.execute(trusted('analyze pg_temp.ending'))
}

/** The endings that rows show, numbered as they come; the rows get theirs. */
async function numberEndings(
  tx: Transaction,
  { vault }: Acting,
): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>()
  let after = 0
  for (;;) {
    const rows = await tx.query<{ key: number; broken: Uint8Array }>(sql`
      select key, broken from pg_temp.doubtful
      where last_four is not null and broken is not null and key > ${after}
      order by key limit ${atOnce}`)
    const shown = rows.flatMap(({ key, broken }) => {
      const ending = visibleLastFour(vault.decrypt(broken))
      if (ending === undefined) return []
      const known = numbers.get(ending) ?? numbers.size + 1
      numbers.set(ending, known)
      return [{ key, ending: known }]
    })
    await tx.execute(sql`
      update pg_temp.doubtful as d set ending = n.ending
      from unnest(${shown.map(({ key }) => key)}::integer[],
        ${shown.map(({ ending }) => ending)}::integer[]) as n (key, ending)
      where d.key = n.key`)
    const last = rows.at(-1)
    if (last === undefined || rows.length < atOnce) return numbers
    after = last.key
  }
}
