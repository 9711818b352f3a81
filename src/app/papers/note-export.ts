import { recordAudit } from '#access/index'
import { sql } from '#db/index'
import type { Writing } from './write-export.ts'

/** Notes an export with everybody whom its rows name, before the first of them is read. */
export async function noteExport(work: Writing): Promise<void> {
  const { scope, acting, form, reading, route } = work
  const whom = form.subject === '统计' ? undefined : await whomChosen(work)
  await recordAudit(scope.tx, acting, {
    kind: '导出',
    action: form.name,
    outcome: '成功',
    purpose: reading,
    route,
    households: whom?.households,
    people: whom?.people,
    count: whom?.rows,
    fields: form.columns.flatMap(({ content }) => ('fact' in content ? content.fact : [])),
  })
}

async function whomChosen({ scope }: Writing) {
  const [whom] = await scope.tx.query<{
    readonly households: readonly string[]
    readonly people: readonly string[]
    readonly rows: number
  }>(sql`
    select array(select distinct household_id from export_row where household_id is not null)
        as households,
      array(select distinct person_id from export_row where person_id is not null) as people,
      (select count(*)::integer from export_row) as rows`)
  return whom
}
