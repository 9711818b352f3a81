import { joinSql, type Sql, sql, trusted } from '#db/index'
import { settledDataset } from '../domain.ts'
import { type ObservedFact, quoted } from '../observed-facts.ts'
import type { FactGroup, KnownBatch } from './known-batches.ts'
import { type Moment, recordedBy } from './moment.ts'

/** A group of facts with the alias of what its dataset said last. */
export interface NamedGroup extends FactGroup {
  readonly name: string
}

export interface JoinPlace {
  /** The key of the subjects, of `m`. */
  readonly key: Sql
  readonly level: '人' | '户'
  readonly countyCode: string
  readonly moment: Moment
  /** The subjects that are wanted; absent: everybody. */
  readonly subjects?: readonly string[] | undefined
}

/**
 * Joins what the group's dataset said last of each subject `m`, and where some of its batches have
 * ended, the last one that still holds and saw the subject again, or covered where it is missing.
 */
export function groupJoins(group: NamedGroup, place: JoinPlace): Sql {
  const name = trusted(group.name)
  const said = sql`
    left join (${saidLast(group, place)}) as ${name} on ${name}.subject_id = m.${place.key}`
  if (isAllFresh(group)) return said
  const prefixes = coveredPrefixes(group.fresh)
  return sql`${said}
    left join (${seenAgain(group, place)}) as ${name}_seen on ${name}_seen.subject_id = m.${place.key}
    left join unnest(${prefixes.map(([prefix]) => prefix)}::text[],
      ${prefixes.map(([, day]) => day)}::date[]) as ${name}_cover (prefix, period_end)
      on ${name}_cover.prefix = left(h.division_code, 9)`
}

function isAllFresh({ giving, fresh }: FactGroup): boolean {
  return giving.length === fresh.length
}

function ids(batches: readonly KnownBatch[]): readonly string[] {
  return batches.map(({ id }) => id)
}

/** The subjects of one household are looked up by key; everybody's are read batch by batch. */
function ofMembers({ subjects }: JoinPlace, column: string): Sql {
  return subjects ? sql`and ${trusted(column)} = any(${subjects}::uuid[])` : sql``
}

function saidLast(group: NamedGroup, place: JoinPlace): Sql {
  const { countyCode, moment } = place
  const { giving, fresh } = group
  const isFresh = isAllFresh(group)
    ? sql``
    : sql`o.batch_id = any(${ids(fresh)}::uuid[]) as is_fresh,`
  const newest = sql`distinct on (o.subject_id)`
  const order = sql`order by o.subject_id, b.period_end desc, o.recorded_at desc, o.batch_id desc`
  const isSingle = giving.length === 1
  return sql`
      select ${isSingle ? sql`` : newest} o.subject_id, o.row_number, o.facts, ${isFresh}
        b.period_end, b.department, o.recorded_at
      from observation as o
      join batch as b on b.id = o.batch_id
      where o.county_code = ${countyCode} and o.batch_id = any(${ids(giving)}::uuid[])
        and ${recordedBy(moment, 'o.recorded_at', 'o.recorded_to')}
        ${ofMembers(place, 'o.subject_id')}
      ${isSingle ? sql`` : order}`
}

/** Ordinals name the subjects of sightings; a household that ended keeps its own in its file. */
function seenAgain({ dataset, fresh }: NamedGroup, place: JoinPlace): Sql {
  const { countyCode, level } = place
  const persons = sql`select person_id as id, ordinal from person_profile
          where county_code = ${countyCode} ${ofMembers(place, 'person_id')}`
  const households = sql`select household_id as id, ordinal from household_profile
          where county_code = ${countyCode} ${ofMembers(place, 'household_id')}
          union all
          select id, last_ordinal from household
          where county_code = ${countyCode} and last_ordinal is not null
            ${ofMembers(place, 'id')}`
  return sql`
      select i.id as subject_id, max(b.period_end) as period_end
      from (${level === '人' ? persons : households}) as i
      join (
        select s.batch_id, u.ordinal
        from sighting as s
        cross join lateral unnest(s.ordinals) as u (ordinal)
        where s.county_code = ${countyCode} and s.dataset = ${dataset}
          and s.batch_id = any(${ids(fresh)}::uuid[])
      ) as s on s.ordinal = i.ordinal
      join batch as b on b.id = s.batch_id
      group by i.id`
}

/** The last period for which each township is covered; the whole county is under every prefix. */
function coveredPrefixes(batches: readonly KnownBatch[]): readonly (readonly [string, string])[] {
  const last = new Map<string, string>()
  for (const { covers, periodEnd } of batches) {
    for (const code of covers) {
      const prefix = code.endsWith('000000') ? wholeCounty : code.slice(0, 9)
      if ((last.get(prefix) ?? '') < periodEnd) last.set(prefix, periodEnd)
    }
  }
  return [...last]
}

const wholeCounty = ''

/** Whether what was said last holds on the day, as a condition. */
function holds({ name, fresh }: NamedGroup): Sql {
  const alias = trusted(name)
  const whole = coveredPrefixes(fresh).find(([prefix]) => prefix === wholeCounty)?.[1] ?? null
  return sql`(${alias}.is_fresh
        or ${alias}_seen.period_end >= ${alias}.period_end
        or (${alias}.row_number = 0
          and greatest(${alias}_cover.period_end, ${whole}::date) >= ${alias}.period_end))`
}

/** The fact's value as one dataset says it; unknown where it does not hold any more. */
function saidValue(fact: ObservedFact, group: NamedGroup): Sql {
  const value = sql`(${trusted(group.name)}.facts ->> ${quoted(fact.code)})::${fact.sqlType}`
  return isAllFresh(group) ? value : sql`case when ${holds(group)} then ${value} end`
}

export interface GroupValue {
  readonly value: Sql
  /** Whether several values stand against one another. */
  readonly isConflict: Sql
}

/** The fact's value of all datasets: the department that takes precedence, if it is of one mind. */
export function groupValue(fact: ObservedFact, groups: readonly NamedGroup[]): GroupValue {
  const [only, other] = groups
  if (!only) return { value: sql`null::${fact.sqlType}`, isConflict: trusted('false') }
  if (!other) return { value: saidValue(fact, only), isConflict: trusted('false') }
  const said = groups.map((group) => ({
    value: group.dataset === settledDataset ? settledValue(fact, groups) : saidValue(fact, group),
    place: placeOf(fact, group),
  }))
  const places = said.map(
    ({ value, place }) => sql`case when ${value} is not null then ${place} end`,
  )
  const best = sql`least(${joinSql(places, ', ')})`
  const first = said.map(({ value, place }) => sql`case when ${place} = ${best} then ${value} end`)
  const [least, most] = ['least', 'greatest'].map(
    (name) => sql`${trusted(name)}(${joinSql(first, ', ')})`,
  )
  return {
    value: sql`case when ${least} = ${most} then ${least} end`,
    isConflict: sql`${least} <> ${most}`,
  }
}

/** What a person settled, unless a newer word of another source differs from it. */
function settledValue(fact: ObservedFact, groups: readonly NamedGroup[]): Sql {
  const settled = groups.filter(({ dataset }) => dataset === settledDataset)
  const own = settled.map((group) => {
    const name = trusted(group.name)
    const value = saidValue(fact, group)
    const code = quoted(fact.code)
    const others = groups.filter(({ dataset }) => dataset !== settledDataset)
    const newer = others.map(({ name: other }) => {
      const alias = trusted(other)
      return sql`(${alias}.recorded_at > ${name}.recorded_at
          and ${alias}.period_end >= ${name}.period_end
          and (${alias}.facts -> ${code}) <> (${name}.facts -> ${code}))`
    })
    return sql`case when not coalesce(${joinSql(newer, ' or ')}, false) then ${value} end`
  })
  return own[0] ?? sql`null::${fact.sqlType}`
}

/** Where the department stands in the fact's order of precedence; those without a place are last. */
function placeOf({ fact }: ObservedFact, { name, giving, dataset }: NamedGroup): Sql {
  if (dataset === settledDataset) return trusted('0')
  const [only, other] = new Set(giving.map(({ department }) => department))
  if (only !== undefined && other === undefined) {
    const place = fact.precedence.indexOf(only)
    return trusted(String(place < 0 ? 1000 : place + 1))
  }
  return sql`coalesce(array_position(${fact.precedence}::text[], ${trusted(name)}.department), 1000)`
}
