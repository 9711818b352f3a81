import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { Evidence } from './evidence-form.ts'
import { rowId } from './record-hits.ts'

/** What the rules about pushes and rows rest on, by subject id. */
export async function recordEvidence(
  q: Queryable,
  acting: Pick<Acting, 'countyCode'>,
  subjects: { readonly kind: '推送' | '导入行'; readonly ids: readonly string[] },
): Promise<Map<string, Pick<Evidence, '事实' | '来源部门'>>> {
  const rows =
    subjects.kind === '推送'
      ? await pushEvidence(q, acting, subjects.ids)
      : await rowEvidence(q, acting, subjects.ids)
  return new Map(rows.map(({ id, ...found }) => [id, found]))
}

type Found = { readonly id: string } & Pick<Evidence, '事实' | '来源部门'>

async function pushEvidence(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  ids: readonly string[],
): Promise<Found[]> {
  const pushes = await q.query<{
    id: string
    department: string
    state: string
    dueOn: string
    title: string
    rule: string
  }>(sql`
    select p.id, p.department, p.state, p.due_on as "dueOn", a.title, a.rule
    from push as p
    join alert as a on a.county_code = ${countyCode} and a.id = p.alert_id
    where p.county_code = ${countyCode} and p.id = any(${ids}::uuid[])`)
  return pushes.map(({ id, department, state, dueOn, title, rule }) => ({
    id,
    来源部门: department,
    事实: [
      { 名称: '责任部门', 值: department },
      { 名称: '办理期限', 值: dueOn },
      { 名称: '推送状态', 值: state },
      { 名称: '所属预警', 值: `${rule} ${title}` },
    ],
  }))
}

async function rowEvidence(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  ids: readonly string[],
): Promise<Found[]> {
  const problems = await q.query<{
    id: string
    department: string
    dataset: string
    fileName: string
    period: string
    sheet: string
    row: number
    problems: { column: string; problem: string }[]
  }>(sql`
    select ${rowId} as id, b.department, b.dataset, b.file_name as "fileName", b.period, w.sheet,
      w.row_number as row,
      jsonb_agg(jsonb_build_object('column', w.column_name, 'problem', w.problem)
        order by w.column_name, w.kind) as problems
    from row_problem as w
    join import_batch as b on b.id = w.batch_id and b.county_code = ${countyCode}
    where w.county_code = ${countyCode} and ${rowId} = any(${ids}::uuid[])
    group by w.batch_id, w.sheet, w.row_number, b.department, b.dataset, b.file_name, b.period`)
  return problems.map(({ id, department, ...row }) => ({
    id,
    来源部门: department,
    事实: row.problems.map(({ column, problem }) => ({
      名称: column,
      值: problem,
      来源: {
        数据集: row.dataset,
        部门: department,
        文件: row.fileName,
        工作表: row.sheet,
        行: row.row,
        期间: row.period,
      },
    })),
  }))
}
