import path from 'node:path'
import { type Acting, recordAudit } from '#access/index'
import type { WorkFilter, WorkItem, WrittenFile } from '#http/index'
import { type TableValue, writeTable } from '#papers/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { stampOf } from '../papers/stamp-export.ts'
import { readWork } from './list-work.ts'
import { refuse } from './refusals.ts'

const mostRows = 5000

/** The list as the filter leaves it, as a workbook: noted with everybody in it, and stamped. */
export async function exportWork(
  app: App,
  acting: Acting,
  { folder, ...filter }: Omit<WorkFilter, 'limit'> & { readonly folder: string },
): Promise<WrittenFile> {
  const limit = Math.min(mostRows, acting.who?.exportRows ?? mostRows)
  if (limit === 0) throw refuse('export-none')
  const { items, total } = await readWork(app, acting, { ...filter, after: undefined, limit })
  const fileName = `今天要办${acting.today}.xlsx`
  const file = path.join(folder, fileName)
  const stamp = await inCounty(app, acting, async (tx) => {
    const entry = await recordAudit(tx, acting, {
      ...{ kind: '导出', action: '导出今天要办', outcome: '成功', purpose: '今天要办' },
      households: items.flatMap(({ householdId }) => householdId ?? []),
      count: items.length,
    })
    return stampOf(tx, app, { acting, purpose: '今天要办', entry })
  })
  await writeTable(file, {
    sheet: '今天要办',
    title: `今天要办（${acting.today}）`,
    head: total > items.length ? [`共 ${total} 件，导出前 ${items.length} 件`] : [],
    columns: columns.map((header) => ({ header, kind: header === '剩余工作日' ? '整数' : '文本' })),
    rows: items.map(rowOf),
    stamp,
  })
  return { path: file, fileName }
}

const columns = [
  ...['分组', '期限', '剩余工作日', '督办', '类型', '要做什么'],
  ...['户名', '户号', '乡镇', '村', '从哪来', '日期'],
]

function rowOf(item: WorkItem): readonly TableValue[] {
  const { due } = item
  return [
    ...[item.bucket, due && `${due.on}${due.isProvisional ? '（暂定）' : ''}`],
    ...[due?.workingDaysLeft ?? null, due?.urged ? '是' : null],
    ...[item.kind, item.title, item.householdName, item.number, item.township, item.village],
    ...[item.from, item.since],
  ]
}
