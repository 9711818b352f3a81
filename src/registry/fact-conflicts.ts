import { sql, type Transaction } from '#db/index'
import type { LevelWork } from './observed-batch.ts'
import { eachFact, quoted } from './observed-facts.ts'

/** Opens a conflict for each fact on which a subject's own rows in the file disagree. */
export async function noteBatchConflicts(tx: Transaction, work: LevelWork): Promise<number> {
  const { acting, input, facts, source } = work
  return tx.execute(sql`
    insert into fact_conflict (county_code, subject_id, fact, candidates)
    select ${acting.countyCode}, s.subject_id, c.fact,
      jsonb_build_array(jsonb_build_object('数据集', ${input.dataset.code}::text,
        '部门', ${input.dataset.department}::text, '批次', ${input.batch.id}::text, '工作表', s.sheet,
        '行', array[s.row_number] || s.more_rows))
    from ${source} as s
    cross join lateral unnest(s.conflicts) as c (fact)
    where s.conflicts is not null and c.fact = any(${facts.map((fact) => fact.code)}::text[])
      and not exists (
        select from fact_conflict as f
        where f.county_code = ${acting.countyCode} and f.subject_id = s.subject_id
          and f.fact = c.fact and f.settled_at is null)`)
}

/** Closes the open conflicts of facts on which the file now says one thing. */
export async function settleAnswered(tx: Transaction, work: LevelWork): Promise<void> {
  const { acting, facts, source } = work
  const codes = facts.map((fact) => fact.code)
  const [open] = await tx.query<{ some: boolean }>(sql`
    select exists (
      select from fact_conflict
      where county_code = ${acting.countyCode} and settled_at is null
        and fact = any(${codes}::text[])
    ) as some`)
  if (!open?.some) return
  const values = eachFact(facts, (fact) => sql`(${quoted(fact.code)}, to_jsonb(s.${fact.staged}))`)
  await tx.execute(sql`
    update fact_conflict as f
    set settled_at = now(), settled_by = '后续数据一致', settled_value = v.value
    from ${source} as s
    cross join lateral (values ${values}) as v (fact, value)
    where f.county_code = ${acting.countyCode} and f.settled_at is null
      and f.subject_id = s.subject_id and f.fact = v.fact and v.value is not null
      and v.value <> 'null'::jsonb`)
}
