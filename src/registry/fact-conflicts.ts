import { sql, type Transaction } from '#db/index'
import type { LevelWork } from './observed-batch.ts'
import { eachFact, quoted } from './observed-facts.ts'
import { agreed, noLonger } from './recompute-facts.ts'

/** Opens a conflict for each fact on which a subject's own rows in the file disagree. */
export async function noteBatchConflicts(tx: Transaction, work: LevelWork): Promise<number> {
  const { acting, input } = work
  await tx.execute(sql`drop table if exists pg_temp.contradicted`)
  await tx.execute(sql`
    create temp table contradicted on commit drop as
    select t.subject_id, c.fact, jsonb_build_array(jsonb_build_object(
      '数据集', ${input.dataset.code}::text, '部门', ${input.dataset.department}::text,
      '批次', ${input.batch.id}::text, '工作表', t.sheet, '行', array[t.row_number] || t.more_rows))
      as candidates
    from touched as t
    cross join lateral unnest(t.conflicts) as c (fact)
    where t.conflicts is not null`)
  await tx.execute(sql`
    update fact_conflict as f set candidates = c.candidates
    from pg_temp.contradicted as c
    where f.county_code = ${acting.countyCode} and f.subject_id = c.subject_id
      and f.fact = c.fact and f.settled_at is null and f.candidates <> c.candidates`)
  return tx.execute(sql`
    insert into fact_conflict (county_code, subject_id, fact, candidates)
    select ${acting.countyCode}, c.subject_id, c.fact, c.candidates
    from pg_temp.contradicted as c
    where not exists (
      select from fact_conflict as f
      where f.county_code = ${acting.countyCode} and f.subject_id = c.subject_id
        and f.fact = c.fact and f.settled_at is null)`)
}

/** Closes the open conflicts of facts on which the file does not contradict itself any more. */
export async function settleAnswered(tx: Transaction, work: LevelWork): Promise<void> {
  const { acting, facts } = work
  const codes = facts.map((fact) => fact.code)
  const [open] = await tx.query<{ some: boolean }>(sql`
    select exists (
      select from fact_conflict
      where county_code = ${acting.countyCode} and settled_at is null
        and fact = any(${codes}::text[])
    ) as some`)
  if (!open?.some) return
  const values = eachFact(facts, (fact) => sql`(${quoted(fact.code)}, to_jsonb(t.${fact.staged}))`)
  await tx.execute(sql`
    update fact_conflict as f
    set settled_at = now(), settled_value = nullif(v.value, 'null'::jsonb),
      settled_by = case when coalesce(v.value, 'null'::jsonb) = 'null'::jsonb
        then ${noLonger}::text else ${agreed}::text end
    from touched as t
    cross join lateral (values ${values}) as v (fact, value)
    where f.county_code = ${acting.countyCode} and f.settled_at is null
      and f.subject_id = t.subject_id and f.fact = v.fact
      and coalesce(v.fact <> all (t.conflicts), true)`)
}
