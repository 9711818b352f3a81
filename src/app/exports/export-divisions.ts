import type { Division, WrittenFile } from '#http/index'
import { isListedDivision } from '#kernel/index'
import { inOrder } from '../system/in-order.ts'
import { divisionsBy, listDivisions } from '../system/list-divisions.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { said } from './seen-conditions.ts'

/** The divisions of the day that the list shows, with what they were. */
export function exportDivisions(given: Given<'divisions'>): Promise<WrittenFile> {
  const { acting, input } = given
  const { asOf = acting.today, state = '现有', parent } = input
  const all = { countyCode: acting.countyCode, asOf }
  return exportList<Division>(given, {
    ...{ name: '区划', needs: ['管理区划', '授权'], layout },
    conditions: async (tx) => {
      const under = (await listDivisions(tx, all)).find(({ code }) => code === parent)
      return [
        ...said('状态', state),
        ...said('乡镇（街道）', under?.name ?? parent),
        ...said('哪天的区划', asOf),
      ]
    },
    page: async (tx) => {
      const found = await listDivisions(tx, all)
      const listed = found.filter((one) => isListedDivision(one, { state, parent }))
      return { rows: inOrder(listed, divisionsBy, input), next: null }
    },
    whom: () => ({}),
  })
}

const text = '文本' as const

const layout: readonly SeenColumn<Division>[] = [
  { key: 'name', header: '名称', kind: text, width: 20, value: ({ name }) => name },
  { key: 'name', header: '属', kind: text, width: 16, value: ({ parent }) => parent?.name ?? null },
  { key: 'code', header: '代码', kind: text, width: 16, value: ({ code }) => code },
  { key: 'state', header: '状态', kind: text, width: 8, value: ({ state }) => state },
  { key: 'since', header: '起始', kind: '日期', width: 12, value: ({ since }) => since },
  {
    ...{ key: 'before', header: '原名', kind: text, width: 24 },
    value: ({ former }) => [...new Set(former.map(({ name }) => name))].join('、'),
  },
  {
    ...{ key: 'before', header: '并入', kind: text, width: 16 },
    value: ({ mergedInto }) => mergedInto?.name ?? null,
  },
  {
    ...{ key: 'before', header: '并进来的', kind: text, width: 24 },
    value: ({ absorbed }) => absorbed.map(({ name }) => name).join('、'),
  },
]
