import { type Acting, recordAudit } from '#access/index'
import { sql } from '#db/index'
import type { ListExport } from './list-rows.ts'

interface NotedExport extends ListExport {
  readonly acting: Acting
  /** As the log shows it: what was exported, and why. */
  readonly reading: string
  readonly route: string
}

/**
 * Notes an export with everybody whom its rows name, heads of households among them, before the first of
 * them is read; gives the entry's id.
 */
export async function noteExport(work: NotedExport, rows: number): Promise<string> {
  const { scope, acting, form, reading, route, full } = work
  const whom = form.subject === '统计' ? undefined : await whomChosen(work)
  return recordAudit(scope.tx, acting, {
    kind: '导出',
    action: form.name,
    outcome: '成功',
    purpose: reading,
    route,
    households: whom?.households,
    people: whom?.people,
    count: rows,
    fields: form.columns.flatMap(({ content }) => {
      if ('fact' in content) return content.fact
      return full && 'field' in content && isNumber(content.field) ? content.field : []
    }),
  })
}

function isNumber(field: string): boolean {
  return /证号|电话|账号/.test(field)
}

async function whomChosen({ scope }: NotedExport) {
  const [whom] = await scope.tx.query<{
    readonly households: readonly string[]
    readonly people: readonly string[]
  }>(sql`
    select array(select distinct household_id from export_row where household_id is not null)
        as households,
      array(select distinct coalesce(person_id, head_id) from export_row
        where coalesce(person_id, head_id) is not null) as people`)
  return whom
}
