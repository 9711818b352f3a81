import type { Acting } from '#access/index'
import { ident, joinSql, sql, type Transaction, trusted } from '#db/index'
import { type Fact, profileColumns } from '#policy/index'
import { applyObservations } from './apply-observations.ts'
import { listedFacts, registryFacts } from './domain.ts'
import { insertRows } from './insert-rows.ts'
import type { AppliedObservations, FactValue } from './observed-batch.ts'
import { coversOf } from './observed-facts.ts'
import type { PlannedHousehold, PlannedMember } from './plan-roster.ts'
import type { RosterInput } from './roster.ts'

interface RosterPeople {
  readonly households: readonly PlannedHousehold[]
  readonly linked: readonly PlannedMember[]
}

const none: AppliedObservations = {
  changedSubjects: 0,
  changedFacts: 0,
  sightings: 0,
  absences: 0,
  conflicts: 0,
}

/** The facts of a list's rows, and that its people stand in it, as observations of its dataset. */
export async function applyRosterFacts(
  tx: Transaction,
  acting: Acting,
  input: RosterInput,
  people: RosterPeople,
): Promise<AppliedObservations> {
  const listed = listedIn(input)
  await settleNewcomers(tx, acting, input, people)
  const given = input.facts.filter((fact) => !registryFacts.includes(fact.code))
  const facts = [...new Set([...given, ...listed])].filter((fact) => fact.level !== '义务人')
  if (facts.length === 0) return none
  const staging = await stage(tx, input, people, facts)
  return applyObservations(tx, acting, {
    staging,
    facts,
    dataset: { ...input.dataset, level: '人' },
    batch: input.batch,
    absence: Object.fromEntries(listed.map((fact) => [fact.code, false])),
  })
}

/** The facts that say who is listed, as far as this list tells. */
function listedIn({ kind, category, catalogue }: RosterInput): readonly Fact[] {
  if (kind === '退出台账') return []
  const categories = category === null ? Object.keys(listedFacts) : [category]
  return categories.flatMap((one) => {
    const code = listedFacts[one]
    return code === undefined ? [] : (catalogue.findByCode(code) ?? [])
  })
}

async function stage(
  tx: Transaction,
  input: RosterInput,
  people: RosterPeople,
  facts: readonly Fact[],
): Promise<string> {
  const columns = profileColumns({
    facts,
    findByCode: () => undefined,
    findByName: () => undefined,
  })
  const types: Record<string, string> = {
    sheet: 'text',
    row_number: 'integer',
    person_id: 'uuid',
  }
  for (const { fact, sqlType } of columns) types[`v_${fact.code}`] = sqlType
  const table = 'pg_temp.roster_staged'
  await tx.execute(sql`drop table if exists ${ident(table)}`)
  const list = Object.entries(types).map(([name, type]) => sql`${ident(name)} ${trusted(type)}`)
  await tx.execute(sql`
    create temp table roster_staged (${joinSql(list, ', ')}, more_rows integer[]) on commit drop`)
  await insertRows(tx, { table, types }, stagedRows(input, people, facts))
  return table
}

function stagedRows(
  input: RosterInput,
  { households, linked }: RosterPeople,
  facts: readonly Fact[],
): Record<string, unknown>[] {
  const rows = new Map<string, Record<string, unknown>>()
  const add = ({ row, personId }: PlannedMember, takesHousehold: boolean): void => {
    if (rows.has(personId)) return
    const staged: Record<string, unknown> = {
      sheet: row.sheet,
      row_number: row.row,
      person_id: personId,
    }
    for (const fact of facts) {
      const skip = fact.level === '户' && !takesHousehold
      staged[`v_${fact.code}`] = skip ? null : valueIn(input, row, fact)
    }
    rows.set(personId, staged)
  }
  for (const { members, takesFacts } of households) {
    for (const member of members) add(member, takesFacts)
  }
  for (const member of linked) add(member, false)
  return [...rows.values()]
}

function valueIn(input: RosterInput, row: PlannedMember['row'], fact: Fact): FactValue | null {
  const category = Object.keys(listedFacts).find((one) => listedFacts[one] === fact.code)
  if (category === undefined || input.kind === '退出台账') return row.facts[fact.code] ?? null
  if ((row.category ?? input.category) === category) return true
  return input.batch.complete ? false : null
}

/**
 * Whoever is formed only now stood in none of the rosters that came in whole before: everybody in
 * those is registered. The newest that still holds says so.
 */
async function settleNewcomers(
  tx: Transaction,
  acting: Acting,
  input: RosterInput,
  { households }: RosterPeople,
): Promise<void> {
  const fresh = households.flatMap(({ members }) => members.filter((member) => !member.known))
  const ids = fresh.map((member) => member.personId)
  if (ids.length === 0) return
  for (const code of Object.values(listedFacts)) {
    const column = ident(`f_${code}`)
    await tx.execute(sql`
      with absent as (
        select p.person_id, b.id as batch_id, b.dataset, b.period, b.period_end
        from person_profile as p
        join household_profile as d on d.county_code = p.county_code
          and d.household_id = p.household_id
        cross join lateral (
          select b.id, b.dataset, b.period, b.period_end
          from import_batch as b
          cross join lateral unnest(${coversOf('b')}) as c (code)
          where b.county_code = p.county_code and b.id <> ${input.batch.id}
            and b.state = '已入库' and b.facts ? ${code}
            and ((b.facts ->> ${code}) is null or (b.facts ->> ${code})::date >= ${acting.today})
            and (left(c.code, 9) = left(d.division_code, 9) or c.code like '%000000')
          order by b.period_end desc, b.committed_at desc, b.id desc
          limit 1
        ) as b
        where p.county_code = ${acting.countyCode} and p.person_id = any(${ids}::uuid[])
          and p.${column} is null
      ), added as (
        update observation as o
        set facts = o.facts || jsonb_build_object(${code}::text, false)
        from absent as a
        where o.county_code = ${acting.countyCode} and o.subject_id = a.person_id
          and o.batch_id = a.batch_id and o.recorded_to is null
        returning o.subject_id
      ), said as (
        insert into observation (county_code, subject_id, dataset, batch_id, sheet, row_number,
          valid_from, facts)
        select ${acting.countyCode}, a.person_id, a.dataset, a.batch_id, '缺席', 0,
          case when a.period ~ '^[0-9]{4}-[0-9]{2}$' then (a.period || '-01')::date
            else date_trunc('month', a.period_end)::date end,
          jsonb_build_object(${code}::text, false)
        from absent as a
        where not exists (select from added as d where d.subject_id = a.person_id)
      )
      update person_profile as p
      set ${column} = false
      from absent as a
      where p.county_code = ${acting.countyCode} and p.person_id = a.person_id`)
  }
}
