import type { Batch, SeenInput, WrittenFile } from '#http/index'
import type { App } from '../app.ts'
import { countBatches, readBatches } from '../http-port/read-batches.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { momentOf } from './moment-of.ts'

const atOnce = 200

/** The history of files under its filters, newest first, with the columns that were shown. */
export function exportBatches(given: Given<'batches'>): Promise<WrittenFile> {
  const { app, acting, input } = given
  const { purpose: _, columns: __, ...filter } = input
  const seen = { app, acting }
  return exportList<Batch>(given, {
    ...{ name: '导入批次', needs: ['查看文件'] },
    layout,
    conditions: async () => conditionWords(app, filter),
    count: (tx) => countBatches(tx, seen, filter),
    page: async (tx, after) => {
      const { items, next } = await readBatches(tx, seen, { ...filter, after, limit: atOnce })
      return { rows: items, next }
    },
    // Files, not people.
    whom: () => ({}),
  })
}

function conditionWords(
  app: App,
  { state, department, dataset, text }: Omit<SeenInput<'batches'>, 'purpose' | 'columns'>,
): readonly string[] {
  const name = dataset === undefined ? undefined : (app.datasets.find(dataset)?.name ?? dataset)
  return [
    ...(state === undefined || state === '全部' ? [] : [`状态 ${state}`]),
    ...(department === undefined ? [] : [`部门 ${department}`]),
    ...(name === undefined ? [] : [`数据 ${name}`]),
    ...(text === undefined || text === '' ? [] : [`含“${text}”`]),
  ]
}

const text = '文本' as const
const whole = '整数' as const

const layout: readonly SeenColumn<Batch>[] = [
  { key: 'file', header: '文件', kind: text, width: 36, value: ({ fileName }) => fileName },
  { key: 'file', header: '部门', kind: text, width: 12, value: ({ department }) => department },
  { key: 'file', header: '数据', kind: text, width: 20, value: ({ datasetName }) => datasetName },
  { key: 'period', header: '期间', kind: text, width: 10, value: ({ period }) => period },
  { key: 'state', header: '状态', kind: text, width: 10, value: ({ state }) => state },
  { key: 'total', header: '行数', kind: whole, width: 8, value: ({ rows }) => rows.total },
  { key: 'usable', header: '可用', kind: whole, width: 8, value: ({ rows }) => rows.usable },
  {
    ...{ key: 'corrected', header: '已自动修正', kind: whole, width: 10 },
    value: ({ rows }) => rows.corrected,
  },
  {
    ...{ key: 'needConfirm', header: '需确认', kind: whole, width: 8 },
    value: ({ rows }) => rows.needConfirm,
  },
  { key: 'refused', header: '不能用', kind: whole, width: 8, value: ({ rows }) => rows.refused },
  { key: 'facts', header: '变动', kind: whole, width: 8, value: (row) => row.factsChanged },
  { key: 'by', header: '谁', kind: text, width: 12, value: ({ importedBy }) => importedBy },
  {
    ...{ key: 'when', header: '何时', kind: text, width: 18 },
    value: ({ importedAt, stagedAt }) => momentOf(importedAt ?? stagedAt),
  },
  {
    ...{ key: 'withdrawn', header: '撤销', kind: text, width: 30 },
    value: ({ withdrawnAt, withdrawnBy, withdrawnReason }) =>
      withdrawnAt === null
        ? ''
        : [momentOf(withdrawnAt), withdrawnBy, withdrawnReason].filter(Boolean).join(' '),
  },
]
