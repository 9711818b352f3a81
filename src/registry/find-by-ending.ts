import type { Acting } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import { lives } from './narrowed-households.ts'

const endingLength = 4
const atOnce = 5000

/**
 * The persons in the scope whose identity number ends in these four characters. What is stored tells
 * only a group of many endings: the numbers of the group are opened, some thousands at a time, and
 * compared, all at once and those that fit once more by themselves. `among` is a condition on
 * `household as h`, `named` are selects of persons: both leave fewer to open.
 */
export async function findByEnding(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'vault' | 'who'>,
  { ending, among, named = [] }: Ending,
): Promise<readonly string[]> {
  const { vault } = acting
  const group = vault.hashLastFour(ending)
  const found: string[] = []
  let after: Place = { division: '', person: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const some = await someOfGroup(q, acting, { group, after, among, named })
    const numbers = vault.peek(
      some.map(({ cipher }) => cipher),
      'identity',
    )
    for (const [at, { person, cipher }] of some.entries()) {
      if (numbers[at]?.slice(-endingLength) !== ending) continue
      // Only what was opened with its proof is believed.
      if (vault.decrypt(cipher, 'identity').slice(-endingLength) === ending) found.push(person)
    }
    const last = some.at(-1)
    if (last === undefined || some.length < atOnce) return found
    after = last
  }
}

interface Ending {
  readonly ending: string
  readonly among?: Sql | undefined
  readonly named?: readonly Sql[]
}

interface Place {
  readonly division: string
  readonly person: string
}

interface Sealed extends Place {
  readonly cipher: Uint8Array
}

/**
 * The next of a group in the order of their key, which begins with where they live. They come as one row:
 * reading thousands of rows takes longer than peeking.
 */
async function someOfGroup(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'who'>,
  {
    group,
    after,
    among,
    named,
  }: Required<Omit<Ending, 'ending'>> & { readonly group: string; readonly after: Place },
): Promise<readonly Sealed[]> {
  const { countyCode } = acting
  const home =
    among === undefined
      ? sql``
      : sql`join household as h on h.county_code = ${countyCode} and h.id = k.household_id
          and ${among}`
  const one = named.map((persons) => sql`and k.person_id in (${persons})`)
  const [row] = await q.query<Gathered | Empty>(sql`
    select string_agg(s.person_id::text, ' ') as persons, max(s.division_code) as division,
      string_agg(s.id_cipher, ''::bytea) as ciphers,
      string_agg(octet_length(s.id_cipher)::text, ' ') as lengths
    from (
      select k.person_id, k.division_code, p.id_cipher
      from person_key as k
      join person as p on p.county_code = ${countyCode} and p.id = k.person_id
        and p.id_cipher is not null
      ${home}
      where k.county_code = ${countyCode} and k.kind = 'ending' and k.key = ${group}::uuid::text
        and (k.division_code, k.person_id) > (${after.division}, ${after.person}::uuid)
        and ${lives(acting, sql`k`)} ${joinSql(one, ' ')}
      order by k.division_code, k.person_id
      limit ${atOnce}) as s`)
  if (!row || row.persons === null) return []
  const lengths = row.lengths.split(' ').map(Number)
  let from = 0
  return row.persons.split(' ').map((person, at) => {
    const begin = from
    from += lengths[at] ?? 0
    return { person, division: row.division, cipher: row.ciphers.subarray(begin, from) }
  })
}

interface Gathered {
  readonly persons: string
  /** Of the last of them. */
  readonly division: string
  readonly ciphers: Uint8Array
  readonly lengths: string
}

interface Empty {
  readonly persons: null
}
