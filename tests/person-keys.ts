import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'

/**
 * For tests: keys of people that are not what their names, numbers and homes make them, counted anew: `+` there
 * and should not be, `-` missing.
 */
export async function wrongKeys(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
): Promise<string[]> {
  const people = await q.query<Person>(sql`
    select id, name_folded as name, name_initials as initials, name_sounds as sounds,
      last_four_hash as ending
    from person where county_code = ${countyCode}`)
  const homes = await q.query<{ person: string; id: string; division: string }>(sql`
    select m.person_id as person, h.id, h.division_code as division
    from membership as m, household as h
    where m.county_code = ${countyCode} and m.valid_to is null
      and h.county_code = ${countyCode} and h.id = m.household_id`)
  const homeOf = new Map(homes.map((home) => [home.person, home]))
  const wanted = people.flatMap(({ id, name, initials, sounds, ending }) => {
    const home = homeOf.get(id)
    if (home === undefined) return []
    const keys = [
      ...[...(initials ?? []), ...(sounds ?? [])].map((sound) => ['sound', sound]),
      ...(name ? [['name', name]] : []),
      ...(ending ? [['ending', ending]] : []),
    ]
    return keys.map((key) => [...key, home.division, id, home.id].join(' '))
  })
  const there = await q.query<{ key: string }>(sql`
    select concat_ws(' ', kind, key, division_code, person_id, household_id) as key
    from person_key where county_code = ${countyCode}`)
  const [should, is] = [new Set(wanted), new Set(there.map(({ key }) => key))]
  return [
    ...[...is].filter((key) => !should.has(key)).map((key) => `+ ${key}`),
    ...[...should].filter((key) => !is.has(key)).map((key) => `- ${key}`),
  ]
}

interface Person {
  readonly id: string
  readonly name: string | null
  readonly initials: readonly string[] | null
  readonly sounds: readonly string[] | null
  readonly ending: string | null
}
