import type { Acting } from '#access/index'
import { inScope, personInScope } from '#access/index'
import { type Queryable, type Sql, sql } from '#db/index'

const endingLength = 4
const atOnce = 5000

/**
 * The persons in the scope whose identity number ends in these four characters. What is stored tells
 * only a group of many endings: the numbers of the group are opened, some thousands at a time, and
 * compared, all at once and those that fit once more by themselves. `among` is a condition on `household as h` that leaves fewer to open.
 */
export async function findByEnding(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'vault' | 'who'>,
  { ending, among }: { readonly ending: string; readonly among?: Sql | undefined },
): Promise<readonly string[]> {
  const { countyCode, vault } = acting
  const group = vault.hashLastFour(ending)
  const narrowed =
    among === undefined ? personInScope(acting, sql`p.id`) : livesAmong(acting, among)
  const found: string[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const some = await someOfGroup(q, countyCode, { group, after, narrowed })
    const numbers = vault.peek(
      some.map(({ cipher }) => cipher),
      'identity',
    )
    for (const [at, { id, cipher }] of some.entries()) {
      if (numbers[at]?.slice(-endingLength) !== ending) continue
      // Only what was opened with its proof is believed.
      if (vault.decrypt(cipher, 'identity').slice(-endingLength) === ending) found.push(id)
    }
    const last = some.at(-1)
    if (last === undefined || some.length < atOnce) return found
    after = last.id
  }
}

interface Sealed {
  readonly id: string
  readonly cipher: Uint8Array
}

/** The next of a group by id. They come as one row: reading thousands of rows takes longer than peeking. */
async function someOfGroup(
  q: Queryable,
  countyCode: string,
  {
    group,
    after,
    narrowed,
  }: { readonly group: string; readonly after: string; readonly narrowed: Sql },
): Promise<readonly Sealed[]> {
  const [row] = await q.query<{ ids: string; lengths: string; ciphers: Uint8Array } | Empty>(sql`
    select string_agg(s.id::text, ' ') as ids, string_agg(s.id_cipher, ''::bytea) as ciphers,
      string_agg(octet_length(s.id_cipher)::text, ' ') as lengths
    from (
      select p.id, p.id_cipher
      from person as p
      where p.county_code = ${countyCode} and p.last_four_hash = ${group}::uuid and p.id > ${after}
        and p.id_cipher is not null and ${narrowed}
      order by p.last_four_hash, p.id
      limit ${atOnce}) as s`)
  if (!row || row.ids === null) return []
  const lengths = row.lengths.split(' ').map(Number)
  let from = 0
  return row.ids.split(' ').map((id, at) => {
    const begin = from
    from += lengths[at] ?? 0
    return { id, cipher: row.ciphers.subarray(begin, from) }
  })
}

interface Empty {
  readonly ids: null
}

function livesAmong(acting: Pick<Acting, 'countyCode' | 'who'>, among: Sql): Sql {
  return sql`exists (
    select from membership as m
    join household as h on h.county_code = m.county_code and h.id = m.household_id
    where m.county_code = ${acting.countyCode} and m.person_id = p.id and m.valid_to is null
      and ${among} and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })})`
}
