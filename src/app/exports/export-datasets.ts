import type { DatasetReading, WrittenFile } from '#http/index'
import { inOrder } from '../system/in-order.ts'
import { datasetsBy, listReadings } from '../system/list-readings.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { said } from './seen-conditions.ts'

/** The datasets that the list shows, with the newest file of each and what is remembered. */
export function exportDatasets(given: Given<'datasets'>): Promise<WrittenFile> {
  const { app, acting, input } = given
  const { department } = input
  return exportList<DatasetReading>(given, {
    ...{ name: '数据集', needs: ['管理数据集', '查看文件'], layout },
    conditions: async () => said('部门', department),
    page: async (tx) => {
      const all = await listReadings(tx, app, acting)
      const isShown = (one: DatasetReading) => !department || one.department === department
      return { rows: inOrder(all.filter(isShown), datasetsBy, input), next: null }
    },
    whom: () => ({}),
  })
}

const text = '文本' as const
const whole = '整数' as const

const layout: readonly SeenColumn<DatasetReading>[] = [
  { key: 'name', header: '数据集', kind: text, width: 24, value: ({ name }) => name },
  { key: 'department', header: '部门', kind: text, width: 12, value: (row) => row.department },
  { key: 'cycle', header: '周期', kind: text, width: 8, value: ({ cycle }) => cycle },
  {
    ...{ key: 'newest', header: '最新一期', kind: text, width: 12 },
    value: ({ newest }) => newest?.period ?? '没有交过',
  },
  {
    ...{ key: 'fresh', header: '有效到', kind: '日期', width: 12 },
    value: ({ newest }) => newest?.freshUntil ?? null,
  },
  {
    ...{ key: 'fresh', header: '已过期', kind: text, width: 8 },
    value: ({ newest }) => (newest?.isStale ? '是' : null),
  },
  { key: 'read', header: '记住的列', kind: whole, width: 10, value: (row) => row.columns.length },
  { key: 'read', header: '记住的用词', kind: whole, width: 10, value: (row) => row.words.length },
]
