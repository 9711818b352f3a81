import { type Acting, scopeOf } from '#access/index'
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

type Asking = Pick<Acting, 'countyCode' | 'who'>
type Group = Required<Omit<Ending, 'ending'>> & { readonly group: string; readonly after: Place }

/** The next of a group. They come as one row: reading thousands of rows takes longer than peeking. */
async function someOfGroup(q: Queryable, acting: Asking, group: Group): Promise<readonly Sealed[]> {
  // Who looks everywhere needs no key that knows the place.
  const isWide =
    scopeOf(acting).kind === '全县' && group.among === undefined && group.named.length === 0
  const [row] = await q.query<Gathered | Empty>(sql`
    select string_agg(s.person_id::text, ' ') as persons, max(s.division_code) as division,
      string_agg(s.id_cipher, ''::bytea) as ciphers,
      string_agg(octet_length(s.id_cipher)::text, ' ') as lengths
    from (${isWide ? personsOf(acting, group) : keysOf(acting, group)} limit ${atOnce}) as s`)
  if (!row || row.persons === null) return []
  const lengths = row.lengths.split(' ').map(Number)
  let from = 0
  return row.persons.split(' ').map((person, at) => {
    const begin = from
    from += lengths[at] ?? 0
    return { person, division: row.division, cipher: row.ciphers.subarray(begin, from) }
  })
}

/** In the order of their key, which begins with where they live. */
function keysOf(acting: Asking, { group, after, among, named }: Group): Sql {
  const { countyCode } = acting
  const home =
    among === undefined
      ? sql``
      : sql`join household as h on h.county_code = ${countyCode} and h.id = k.household_id
          and ${among}`
  const one = named.map((persons) => sql`and k.person_id in (${persons})`)
  return sql`
    select k.person_id, k.division_code, p.id_cipher
    from person_key as k
    join person as p on p.county_code = ${countyCode} and p.id = k.person_id
      and p.id_cipher is not null
    ${home}
    where k.county_code = ${countyCode} and k.kind = 'ending' and k.key = ${group}::uuid::text
      and (k.division_code, k.person_id) > (${after.division}, ${after.person}::uuid)
      and ${lives(acting, sql`k`)} ${joinSql(one, ' ')}
    order by k.division_code, k.person_id`
}

function personsOf({ countyCode }: Asking, { group, after }: Group): Sql {
  return sql`
    select p.id as person_id, '' as division_code, p.id_cipher
    from person as p
    where p.county_code = ${countyCode} and p.last_four_hash = ${group}::uuid
      and p.id > ${after.person} and p.id_cipher is not null
    order by p.last_four_hash, p.id`
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
