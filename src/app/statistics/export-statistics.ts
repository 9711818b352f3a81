import path from 'node:path'
import { type Acting, recordAudit } from '#access/index'
import type { Transaction } from '#db/index'
import type { Statistics } from '#http/index'
import { type Table, type TableColumn, type TableValue, writeTable } from '#papers/index'
import type { App } from '../app.ts'
import { stampOf } from '../papers/stamp-export.ts'
import { refuse } from '../refusals.ts'

const name = '低收入人口动态监测进度表'

/** Writes the table of townships (or villages) as a workbook into `folder`, and notes that in the log. */
export async function exportStatistics(
  tx: Transaction,
  app: App,
  given: {
    readonly acting: Acting
    readonly statistics: Statistics
    readonly folder: string
  },
): Promise<{ readonly path: string; readonly fileName: string }> {
  const { acting, statistics, folder } = given
  if (statistics.places.length === 0) throw refuse('statistics-no-places')
  const { division, month } = statistics
  const entry = await recordAudit(tx, acting, {
    kind: '导出',
    action: name,
    outcome: '成功',
    purpose: `导出${name} ${month} ${division.name}`,
    route: 'GET /api/statistics/file',
    count: statistics.places.length,
  })
  const stamp = await stampOf(tx, app, { acting, purpose: '统计', entry })
  const fileName = `${name}-${month}-${division.name}.xlsx`.replace(/[\\/:*?"<>|]/g, '')
  const target = path.join(folder, fileName)
  await writeTable(target, { ...tableOf(statistics, app, acting), stamp })
  return { path: target, fileName }
}

function tableOf(statistics: Statistics, app: App, acting: Acting): Table {
  const { division, asOf, isClosed, places, structure, countedAt } = statistics
  const unit = division.code === app.county.code ? division.name : app.county.name + division.name
  const state = isClosed ? '已封批' : '本月未封批，数为暂定'
  return {
    sheet: '进度表',
    title: name,
    head: [`填报单位：${unit}　　数据截至：${asOf}（${state}）`],
    columns: columnsOf(structure.map(({ category }) => category)),
    rows: [...places.map((place, at) => rowOf(place, at + 1)), totalOf(statistics)],
    foot: [
      `填报日期：${acting.today}　　填表人：${acting.actor}　　审核人：　　　　　　单位负责人：　　　　　　联系电话：`,
      `覆盖率按户籍人口计算，没有填报户籍人口的乡镇不计算。办结率为近十二个月责任件按期答复数除以应答复数。统计时间：${countedAt.slice(0, 10)}。`,
    ],
  }
}

function columnsOf(categories: readonly string[]): readonly TableColumn[] {
  const whole = (header: string, group?: string): TableColumn => ({
    ...{ header, kind: '整数' as const, width: Math.max(9, header.length * 2 + 2) },
    ...(group !== undefined && { group }),
  })
  return [
    whole('序号'),
    { header: '乡镇（街道）、村', kind: '文本', width: 16 },
    whole('户', '监测的低收入人口'),
    whole('人', '监测的低收入人口'),
    whole('户籍人口', '监测的低收入人口'),
    { header: '覆盖率', kind: '文本', width: 10, group: '监测的低收入人口' },
    ...categories.map((category) => whole(category, '结构（人）')),
    whole('未办结', '预警（件）'),
    whole('应答复', '部门答复（件）'),
    whole('按期', '部门答复（件）'),
    whole('逾期答复', '部门答复（件）'),
    whole('超时未答复', '部门答复（件）'),
    { header: '完成率', kind: '文本', width: 10, group: '部门答复（件）' },
  ]
}

type Row = Statistics['places'][number]

function rowOf(place: Row, at: number): readonly TableValue[] {
  return [at, place.name, ...numbersOf(place)]
}

function totalOf({ places, structure, monitored, handled, division }: Statistics) {
  const total: Row = {
    ...{ code: division.code, name: division.name, ...handled },
    persons: monitored?.persons ?? 0,
    households: monitored?.households ?? 0,
    population: monitored?.population ?? null,
    structure,
    alerts: places.reduce((sum, { alerts }) => sum + alerts, 0),
  }
  return [null, '合计', ...numbersOf(total)]
}

function numbersOf(place: Row): readonly TableValue[] {
  const { households, persons, population, structure, alerts } = place
  return [
    ...[households, persons, population?.persons ?? '未填'],
    population ? shareText(persons, population.persons) : '—',
    ...structure.map((one) => one.persons),
    ...[alerts, place.due, place.onTime, place.late, place.overdue],
    place.due === 0 ? '—' : shareText(place.onTime, place.due),
  ]
}

function shareText(part: number, whole: number): string {
  return `${((part * 100) / whole).toFixed(2)} %`
}
