import { type Acting, inScope, type Seer } from '#access/index'
import { type Queryable, type Sql, sql } from '#db/index'
import { checkIdentityNumber } from '#kernel/index'
import { findByEnding } from './find-by-ending.ts'
import { lives } from './narrowed-households.ts'
import { refuse } from './refusals.ts'

export interface FoundHousehold {
  readonly id: string
  readonly number: string
}

/**
 * The household meant by a 户号, an id, an identity number or a member's name; undefined when there
 * is none. Refused when the text fits several: the answer names their numbers.
 */
export async function findHousehold(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'vault' | 'who'>,
  text: string,
): Promise<FoundHousehold | undefined> {
  const wanted = text.trim()
  const condition = await householdCondition(q, acting, { text: wanted })
  const found = await q.query<FoundHousehold>(sql`
    select h.id, h.number
    from household as h
    where h.county_code = ${acting.countyCode} and ${condition}
      and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}
    order by h.number
    limit 10`)
  if (found.length > 1) {
    // The text may be an identity number: only the households are named.
    const numbers = found.map(({ number }) => number)
    const shown = /\d{4}/.test(wanted) ? '所给内容' : wanted
    throw refuse('household-ambiguous', { text: shown, numbers })
  }
  return found[0]
}

/** Whether there is such a household in the scope of who acts. */
export async function seesHousehold(
  q: Queryable,
  acting: Seer,
  householdId: string,
): Promise<boolean> {
  const found = await q.query(sql`
    select from household as h
    where h.county_code = ${acting.countyCode} and h.id = ${householdId}
      and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}`)
  return found.length > 0
}

/**
 * What a person types into a search field, as a condition on `household as h`. `among`, on the same table,
 * says what else is asked of the household.
 */
export async function householdCondition(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'vault' | 'who'>,
  { text, among }: { readonly text: string; readonly among?: Sql | undefined },
): Promise<Sql> {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)) {
    return sql`h.id = ${text}::uuid`
  }
  const identity = checkIdentityNumber(text)
  if (identity.ok) {
    return livesThere(acting, sql`p.id_hash = ${acting.vault.hashIdentity(identity.number)}::uuid`)
  }
  if (/^1[3-9]\d{9}$/.test(text)) {
    return livesThere(acting, sql`p.phone_hash = ${acting.vault.hashOf('phone', text)}::uuid`)
  }
  const numbers = [...new Set([text, text.toUpperCase()])]
  if (/^[a-z]{2,}$/i.test(text)) {
    return amongHomes(
      acting,
      sql`select k.household_id from person_key as k
        where k.county_code = ${acting.countyCode} and k.kind = 'sound'
          and k.key = ${text.toLowerCase()} and ${lives(acting, sql`k`)}`,
      numbers,
    )
  }
  if (/^\d{3}[\dXx]$/.test(text)) {
    const persons = await findByEnding(q, acting, { ending: text.toUpperCase(), among })
    return sql`h.id = any(${await homesOf(q, acting, { persons, numbers })}::uuid[])`
  }
  return livesThere(acting, sql`p.name = ${text}`, numbers)
}

/** Where these persons live, and the households of these numbers: found once for a page and its count. */
async function homesOf(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  {
    persons,
    numbers,
  }: { readonly persons: readonly string[]; readonly numbers: readonly string[] },
): Promise<readonly string[]> {
  const found = await q.query<{ id: string }>(sql`
    select m.household_id as id from membership as m
    where m.county_code = ${countyCode} and m.person_id = any(${persons}::uuid[])
      and m.valid_to is null
    union
    select g.id from household as g
    where g.county_code = ${countyCode} and g.number = any(${numbers}::text[])`)
  return found.map(({ id }) => id)
}

/**
 * Somebody lives there, or it has one of the numbers. Written so that the few are found first, and
 * their households by key: an "or" would look at every household of the county.
 */
function livesThere(
  { countyCode }: Pick<Acting, 'countyCode'>,
  who: Sql,
  numbers: readonly string[] = [],
): Sql {
  const homes = sql`
    select m.household_id
    from person as p
    join membership as m on m.county_code = p.county_code and m.person_id = p.id
      and m.valid_to is null
    where p.county_code = ${countyCode} and ${who}`
  return amongHomes({ countyCode }, homes, numbers)
}

function amongHomes(
  { countyCode }: Pick<Acting, 'countyCode'>,
  homes: Sql,
  numbers: readonly string[],
): Sql {
  return sql`h.id in (
    ${homes}
    union all
    select g.id from household as g
    where g.county_code = ${countyCode} and g.number = any(${numbers}::text[]))`
}
