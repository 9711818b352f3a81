import type { Acting } from '#access/index'
import { joinSql, type Sql, sql, trusted } from '#db/index'
import { type Catalogue, profileColumns } from '#policy/index'
import { registryFacts } from '../domain.ts'
import { type ObservedFact, observedFacts, quoted } from '../observed-facts.ts'
import { type FactGroup, groupFacts, type KnownBatch } from './known-batches.ts'
import { belongedThen, type Moment, recordedBy } from './moment.ts'
import { groupJoins, groupValue, type NamedGroup } from './said-then.ts'

/** What the profiles of another day are made from. */
export interface PastScope {
  readonly acting: Pick<Acting, 'countyCode'>
  readonly catalogue: Catalogue
  readonly moment: Moment
  readonly batches: readonly KnownBatch[]
  /** One household and who belonged to it; absent: everybody. */
  readonly one?: { readonly householdId: string; readonly members: readonly string[] } | undefined
}

/**
 * The rows that `person_profile` had on that day, for whoever belonged to a household and was born:
 * its columns, and of one household also `conflicts`, the facts on which files disagreed.
 */
export function personRowsOn(scope: PastScope): Sql {
  const { moment } = scope
  return rowsOn(scope, {
    level: '人',
    key: trusted('person_id'),
    keys: sql`m.person_id, m.household_id`,
    from: trusted('member as m'),
    where: sql`where w.birth_date is null or w.birth_date::date <= ${moment.validOn}::date`,
  })
}

/** The rows that `household_profile` had on that day, in the same form. */
export function householdRowsOn(scope: PastScope): Sql {
  return rowsOn(scope, {
    level: '户',
    key: trusted('household_id'),
    keys: sql`m.household_id, w.division_code`,
    from: trusted('(select distinct household_id from member) as m'),
    where: trusted(''),
  })
}

interface Rows {
  readonly level: '人' | '户'
  readonly key: Sql
  readonly keys: Sql
  readonly from: Sql
  readonly where: Sql
}

function rowsOn(scope: PastScope, rows: Rows): Sql {
  const { acting, catalogue, moment, batches } = scope
  const { level, key } = rows
  const observed = observedFacts(catalogue.facts, level)
  const started = batches.filter((batch) => batch.startsOn <= moment.validOn)
  const groups = named('g', groupFacts(observed, started, moment))
  const death = observed.filter(({ code }) => level === '人' && code === 'death_date')
  const told = named('d', groupFacts(death, batches, moment))
  const subjects = subjectsOf(scope, level)
  const place = { key, countyCode: acting.countyCode, level, moment, subjects }
  const values = columnsOf(scope, { level, groups, told })
  const joins = [...groups, ...told].map((group) => groupJoins(group, place))
  const shared = observed.filter(({ code }) => givers(groups, code).length > 1)
  const conflicts = (scope.one ? shared : []).map((fact) => {
    const { isConflict } = groupValue(fact, givers(groups, fact.code))
    return sql`case when ${isConflict} then ${quoted(fact.code)} end`
  })
  const list = joinSql(conflicts, ', ')
  const disagreeing = scope.one
    ? sql`, array_remove(array[${list}]::text[], null) as conflicts`
    : sql``
  return sql`
    with batch as materialized (
      select b.id, b."periodEnd" as period_end, b.department
      from jsonb_to_recordset(${JSON.stringify(batches.map(short))}::jsonb)
        as b (id uuid, "periodEnd" date, department text)
    ), member as materialized (${members(scope)}
    ), own as materialized (${ownValues(scope, level)}
    ), home as materialized (${homes(scope)})
    select ${acting.countyCode}::text as county_code, ${rows.keys}, ${values} ${disagreeing}
    from ${rows.from}
    left join own as w on w.subject_id = m.${key}
    left join home as h on h.household_id = m.household_id
    ${joinSql(joins, '\n    ')}
    ${rows.where}`
}

function subjectsOf({ one }: PastScope, level: '人' | '户'): readonly string[] | undefined {
  return one && (level === '人' ? one.members : [one.householdId])
}

function short({ id, periodEnd, department }: KnownBatch) {
  return { id, periodEnd, department }
}

function named(letter: string, groups: readonly FactGroup[]): readonly NamedGroup[] {
  return groups.map((group, at) => ({ ...group, name: `${letter}${at}` }))
}

function givers(groups: readonly NamedGroup[], code: string): readonly NamedGroup[] {
  return groups.filter((group) => group.facts.some((fact) => fact.code === code))
}

/** Who belonged to which household. */
function members({ acting, moment, one }: PastScope): Sql {
  const only = one ? sql`and m.household_id = ${one.householdId}` : sql``
  return sql`
      select m.person_id, m.household_id
      from membership as m
      where m.county_code = ${acting.countyCode} and ${belongedThen(moment, 'm')} ${only}`
}

/** Where each household lived, as far as that is written down. */
function homes(scope: PastScope): Sql {
  const { acting, moment } = scope
  return sql`
      select r.subject_id as household_id, ${newest('division_code', moment)} as division_code
      from registry_record as r
      where r.county_code = ${acting.countyCode} and ${recordedBy(moment, 'r.recorded_at', 'r.withdrawn_at')}
        and ${among(scope, '户')}
      group by r.subject_id`
}

/** The lines of those who are wanted: a few are looked up by key. */
function among(scope: PastScope, level: '人' | '户'): Sql {
  const subjects = subjectsOf(scope, level)
  if (subjects) return sql`r.subject_id = any(${subjects}::uuid[])`
  const who = trusted(level === '人' ? 'person_id' : 'household_id')
  return sql`r.subject_id in (select ${who} from member)`
}

/** Birth and sex hold for all time; the rest from the day that stands beside it. */
const timeless = ['birth_date', 'sex']

function ownCodes(level: '人' | '户'): readonly string[] {
  const household = ['recorded_category', 'recognised_on', 'exited_category', 'exited_on']
  const codes = registryFacts.filter((code) => household.includes(code) === (level === '户'))
  return level === '户' ? [...codes, 'division_code'] : codes
}

function ownValues(scope: PastScope, level: '人' | '户'): Sql {
  const { acting, moment } = scope
  const columns = ownCodes(level).map((code) => sql`${newest(code, moment)} as ${trusted(code)}`)
  return sql`
      select r.subject_id, ${joinSql(columns, ', ')}
      from registry_record as r
      where r.county_code = ${acting.countyCode} and ${recordedBy(moment, 'r.recorded_at', 'r.withdrawn_at')}
        and ${among(scope, level)}
      group by r.subject_id`
}

/** The line recorded last of those that hold on the day; its null is unknown. */
function newest(code: string, { validOn }: Moment): Sql {
  const begun = timeless.includes(code) ? sql`` : sql`and r.valid_from <= ${validOn}::date`
  return sql`(array_agg(r.facts ->> ${quoted(code)} order by r.recorded_at desc, r.step desc)
        filter (where r.facts ? ${quoted(code)} ${begun}))[1]`
}

interface Groups {
  readonly level: '人' | '户'
  readonly groups: readonly NamedGroup[]
  /** The files that give a day of death, of whatever month. */
  readonly told: readonly NamedGroup[]
}

function columnsOf({ catalogue, moment }: PastScope, { level, groups, told }: Groups): Sql {
  const own = ownCodes(level)
  const table = level === '人' ? 'person_profile' : 'household_profile'
  const columns = profileColumns(catalogue).filter((column) => column.table === table)
  const facts = new Map(observedFacts(catalogue.facts, level).map((fact) => [fact.code, fact]))
  const valueIn = (fact: ObservedFact, from: readonly NamedGroup[]) =>
    groupValue(fact, givers(from, fact.code)).value
  const death = facts.get('death_date')
  const diedOn = death && valueIn(death, told)
  const items = columns.map(({ fact: { code }, column, sqlType }) => {
    const fact = facts.get(code)
    const type = trusted(sqlType)
    if (!fact) {
      const value = own.includes(code) ? sql`w.${trusted(code)}::${type}` : sql`null::${type}`
      return sql`${value} as ${trusted(column)}`
    }
    const value = valueIn(fact, groups)
    if (level === '人' && diedOn && death) {
      const life = { fact, value, diedOn, known: valueIn(death, groups), moment }
      return sql`${lifeValue(life)} as ${trusted(column)}`
    }
    return sql`${value} as ${trusted(column)}`
  })
  return joinSql(items, ',\n      ')
}

interface LifeValue {
  readonly fact: ObservedFact
  readonly value: Sql
  /** The day of death that any file tells, and that files of the time tell. */
  readonly diedOn: Sql
  readonly known: Sql
  readonly moment: Moment
}

/** A death told later was a death on its own day, and one told for the month not before its day. */
function lifeValue({ fact, value, diedOn, known, moment }: LifeValue): Sql {
  const day = sql`${moment.validOn}::date`
  if (fact.code === 'death_date') return sql`case when ${diedOn} <= ${day} then ${diedOn} end`
  if (fact.code !== 'is_dead') return value
  return sql`case when ${diedOn} > ${day} and ${value} then false
        when ${diedOn} <= ${day} and ${known} is null then true else ${value} end`
}
