import type { Acting } from '#access/index'
import { ident, sql, type Transaction } from '#db/index'
import type { StagedFile } from '#sources/index'
import { type LinkedRows, linkRows } from './link-records.ts'

/**
 * Rows that say what somebody has confirmed before are that person's, without asking again: linked and
 * marked with who confirmed it; they are in doubt no more. Gives how many.
 */
export async function linkRemembered(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
  linked: LinkedRows,
): Promise<number> {
  const { countyCode } = acting
  const found = await tx.execute(sql`
    insert into pg_temp.remembered (key, sheet, row_number, person_id, decided_by, decided_at)
    select distinct on (d.key) d.key, d.sheet, d.row_number, x.person_id, x.decided_by,
      x.decided_at
    from pg_temp.doubtful as d
    join match_decision as x on x.county_code = ${countyCode} and x.row_key = d.row_key
      and x.decision = '确认'
    join person_profile as f on f.county_code = x.county_code and f.person_id = x.person_id
    order by d.key, x.decided_at desc, x.person_id`)
  if (found === 0) return 0
  const rows = sql`select r.sheet, r.row_number, r.person_id from pg_temp.remembered as r`
  await linkRows(tx, acting, staged, { linked, rows })
  for (const table of ['doubtful', 'set_aside']) {
    await tx.execute(sql`
      delete from ${ident(`pg_temp.${table}`)} as d using pg_temp.remembered as r
      where d.sheet = r.sheet and d.row_number = r.row_number`)
  }
  await tx.execute(sql`
    update ${ident(staged.table)} as s
    set verdict = 1, problems = jsonb_build_array(jsonb_build_object('column', '身份证号',
      'kind', '曾经确认', 'verdict', '已自动修正', 'problem', '这一行曾由' || r.decided_by || '于'
        || to_char(r.decided_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
        || '确认是底册中的这个人，已照此采用'))
      || coalesce((
        select jsonb_agg(case when p ->> 'verdict' = '不能用'
          then p || '{"verdict": "已自动修正"}'::jsonb else p end)
        from jsonb_array_elements(s.problems) as p), '[]'::jsonb)
    from pg_temp.remembered as r
    where s.sheet = r.sheet and s.row_number = r.row_number`)
  return found
}
