import type { Acting } from '#access/index'
import { joinSql, type Sql, sql, type Transaction, trusted } from '#db/index'
import { noCategory } from './domain.ts'
import { quoted } from './observed-facts.ts'
import { categoryFacts, recordOwnFacts } from './record-own-facts.ts'

/** Of birth and sex a list only fills a blank: they stay. */
const personFacts = ['relation', 'own_recorded_category'] as const

/**
 * Takes back the lines that a list wrote of the registry's own values, and sets the profiles to what
 * the lines before and after it say. Whom the list formed and who stays, by `formed_person` and
 * `formed_household`, keeps what it wrote when it formed them, and is in no category. Gives the
 * households concerned.
 */
export async function restoreOwnFacts(
  tx: Transaction,
  acting: Acting,
  batchId: string,
): Promise<readonly string[]> {
  const { countyCode } = acting
  await tx.execute(sql`drop table if exists pg_temp.own_lines`)
  await tx.execute(sql`create temp table own_lines (subject_id uuid) on commit drop`)
  await tx.execute(sql`
    with ended as (
      update registry_record set withdrawn_at = clock_timestamp()
      where county_code = ${countyCode} and batch_id = ${batchId} and withdrawn_at is null
        and not (step = 0 and (
          subject_id in (select id from pg_temp.formed_person where touched)
          or subject_id in (select id from pg_temp.formed_household where touched)))
      returning subject_id
    )
    insert into own_lines select distinct subject_id from ended`)
  const persons = await restore(tx, acting, { level: '人', facts: personFacts })
  const homes = await restore(tx, acting, { level: '户', facts: categoryFacts })
  await leaveWithoutCategory(tx, acting)
  await tx.execute(sql`
    update membership as m set relation = p.f_relation
    from person_profile as p
    where m.county_code = ${countyCode} and m.valid_to is null and p.county_code = ${countyCode}
      and p.person_id = m.person_id and p.f_relation is not null and p.f_relation <> m.relation
      and m.person_id in (select subject_id from own_lines)`)
  return [...new Set([...persons, ...homes])]
}

/** A household that stays, and whose category only the list said, is in none. */
async function leaveWithoutCategory(tx: Transaction, acting: Acting): Promise<void> {
  const { countyCode, today } = acting
  const left = await tx.query<{ id: string }>(sql`
    update household_profile as p
    set f_recorded_category = ${noCategory}, f_recognised_on = null,
      f_exited_category = ${noCategory}, f_exited_on = null
    from pg_temp.formed_household as h
    where p.county_code = ${countyCode} and p.household_id = h.id and h.touched
      and h.id in (select subject_id from own_lines)
      and not exists (
        select from registry_record as r
        where r.county_code = ${countyCode} and r.subject_id = h.id and r.withdrawn_at is null
          and r.facts ? 'recorded_category')
    returning p.household_id as id`)
  await recordOwnFacts(tx, acting, {
    ...{ level: '户', step: '登记' },
    facts: categoryFacts,
    subjects: left.map(({ id }) => ({ id, validFrom: today })),
  })
}

interface Restoring {
  readonly level: '人' | '户'
  readonly facts: readonly string[]
}

/** Whoever has no other line was formed by the list: they are closed, or stay as they are. */
async function restore(
  tx: Transaction,
  { countyCode }: Acting,
  { level, facts }: Restoring,
): Promise<string[]> {
  const table = trusted(level === '人' ? 'person_profile' : 'household_profile')
  const key = trusted(level === '人' ? 'person_id' : 'household_id')
  const values = facts.map(
    (code) => sql`(array_agg(r.facts ->> ${quoted(code)} order by r.recorded_at desc, r.step desc)
        filter (where r.facts ? ${quoted(code)}))[1] as ${trusted(code)}`,
  )
  const given = facts.map(
    (code) => sql`bool_or(r.facts ? ${quoted(code)}) as ${trusted(`has_${code}`)}`,
  )
  const set = facts.map((code): Sql => {
    const column = trusted(`f_${code}`)
    const type = trusted(/_on$/.test(code) ? 'date' : 'text')
    return sql`${column} = case when v.${trusted(`has_${code}`)} then v.${trusted(code)}::${type}
      else p.${column} end`
  })
  const rows = await tx.query<{ id: string }>(sql`
    update ${table} as p
    set ${joinSql(set, ', ')}
    from (
      select r.subject_id, ${joinSql([...values, ...given], ', ')}
      from registry_record as r
      where r.county_code = ${countyCode} and r.withdrawn_at is null
        and r.subject_id in (select subject_id from own_lines)
      group by r.subject_id
    ) as v
    where p.county_code = ${countyCode} and p.${key} = v.subject_id
    returning p.household_id as id`)
  return rows.map(({ id }) => id)
}
