import { countAudit, type ListedAudit, listAudit } from '#access/index'
import type { SeenInput, WrittenFile } from '#http/index'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { momentOf } from './moment-of.ts'

const atOnce = 1000

/** The log under its filters, newest first, with the columns that were shown. */
export function exportAudit(given: Given<'audit'>): Promise<WrittenFile> {
  const { app, input } = given
  const { purpose: _, columns: __, ...filter } = input
  const { code } = app.county
  return exportList<ListedAudit>(given, {
    ...{ name: '日志', needs: ['查看日志'] },
    layout,
    conditions: async () => conditionWords(filter),
    count: (tx) => countAudit(tx, code, filter),
    page: async (tx, after) => {
      const { items, next } = await listAudit(tx, code, { ...filter, after, limit: atOnce })
      return { rows: items, next }
    },
    // Nobody is named there.
    whom: () => ({}),
  })
}

function conditionWords(
  filter: Omit<SeenInput<'audit'>, 'purpose' | 'columns'>,
): readonly string[] {
  const { from, before, kind, outcome, actor, route } = filter
  return [
    ...(kind === undefined ? [] : [`种类 ${kind}`]),
    ...(outcome === undefined ? [] : [`结果 ${outcome}`]),
    ...(actor === undefined ? [] : [`姓名 ${actor}`]),
    ...(route === undefined ? [] : [`接口 ${route}`]),
    ...(from === undefined ? [] : [`从 ${from.slice(0, 10)}`]),
    ...(before === undefined ? [] : [`到 ${before.slice(0, 10)}`]),
  ]
}

const text = '文本' as const
const whole = '整数' as const

const layout: readonly SeenColumn<ListedAudit>[] = [
  { key: 'at', header: '时间', kind: text, width: 18, value: ({ at }) => momentOf(at) },
  { key: 'who', header: '谁', kind: text, width: 12, value: ({ actor }) => actor },
  { key: 'who', header: '地址', kind: text, width: 16, value: ({ address }) => address },
  { key: 'what', header: '种类', kind: text, width: 8, value: ({ kind }) => kind },
  { key: 'what', header: '做了什么', kind: text, width: 24, value: ({ action }) => action },
  { key: 'what', header: '内容', kind: text, width: 40, value: ({ detail }) => detail },
  { key: 'about', header: '户数', kind: whole, width: 8, value: (row) => row.householdCount },
  { key: 'about', header: '人数', kind: whole, width: 8, value: (row) => row.personCount },
  { key: 'about', header: '项目', kind: text, width: 24, value: (row) => row.fields.join('、') },
  { key: 'purpose', header: '用途', kind: text, width: 24, value: ({ purpose }) => purpose },
  { key: 'how', header: '结果', kind: text, width: 8, value: ({ outcome }) => outcome },
]
