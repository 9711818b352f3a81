import type { WrittenFile } from '#http/index'
import { type ListedRequest, readRequests } from '../exchange/requests.ts'
import { readPlaces } from '../http-port/places.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { placeWord, said } from './seen-conditions.ts'

const atOnce = 500

/** What departments are asked for under the filters, the most urgent first. */
export function exportRequests(given: Given<'requests'>): Promise<WrittenFile> {
  const { app, acting, input } = given
  const { purpose: _, columns: __, ...filter } = input
  return exportList<ListedRequest>(given, {
    ...{ name: '数据请求', needs: ['查看送达'], layout },
    conditions: async (tx) => [
      ...said('状态', filter.state ?? '还没有送齐的'),
      ...said('部门', filter.department),
      ...said('区划', placeWord(filter.township, await readPlaces(tx, acting.countyCode))),
    ],
    page: async (tx, after) => {
      const offset = Number(after ?? 0)
      const page = { ...filter, limit: atOnce, offset }
      const rows = await readRequests(tx, { app, acting }, page)
      return { rows, next: rows.length === atOnce ? String(offset + atOnce) : null }
    },
    // Files of departments, nobody by name.
    whom: () => ({}),
  })
}

const text = '文本' as const
const whole = '整数' as const

const layout: readonly SeenColumn<ListedRequest>[] = [
  { key: 'dataset', header: '数据', kind: text, width: 24, value: (row) => row.datasetName },
  { key: 'dataset', header: '期间', kind: text, width: 14, value: ({ period }) => period },
  { key: 'dataset', header: '为什么', kind: text, width: 36, value: ({ reason }) => reason },
  { key: 'department', header: '部门', kind: text, width: 12, value: (row) => row.department },
  { key: 'township', header: '乡镇', kind: text, width: 12, value: (row) => row.townshipName },
  { key: 'people', header: '户数', kind: whole, width: 8, value: (row) => row.households },
  { key: 'people', header: '已问人数', kind: whole, width: 10, value: ({ asked }) => asked },
  {
    ...{ key: 'people', header: '已答人数', kind: whole, width: 10 },
    value: ({ asked, answered }) => (asked === null ? null : (answered ?? 0)),
  },
  { key: 'due', header: '期限', kind: '日期', width: 12, value: ({ dueOn }) => dueOn },
  {
    ...{ key: 'due', header: '剩余工作日', kind: whole, width: 10 },
    value: ({ due }) => due.workingDaysLeft,
  },
  { key: 'due', header: '报告到', kind: text, width: 16, value: (row) => row.escalatedTo },
  { key: 'state', header: '状态', kind: text, width: 10, value: ({ state }) => state },
]
