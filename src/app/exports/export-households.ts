import type { Transaction } from '#db/index'
import type { HouseholdItem, WrittenFile } from '#http/index'
import { countItems, listItems } from '../http-port/household-items.ts'
import { type Places, readPlaces } from '../http-port/places.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { readOnce } from './read-once.ts'
import { householdConditionWords } from './seen-conditions.ts'

const atOnce = 500

/** The households of the list under its filters, by place and number, with the columns shown. */
export function exportHouseholds(given: Given<'households'>): Promise<WrittenFile> {
  const { acting, input } = given
  const { purpose: _, columns: __, ...filter } = input
  const places = readOnce((tx: Transaction): Promise<Places> => readPlaces(tx, acting.countyCode))
  return exportList<HouseholdItem>(given, {
    ...{ name: '家庭清单', needs: ['查看家庭'] },
    layout,
    conditions: async (tx) => householdConditionWords(filter, await places(tx)),
    count: (tx) => countItems(tx, acting, filter),
    page: async (tx, after) => {
      const { items, next } = await listItems(tx, acting, { ...filter, after, limit: atOnce })
      return { rows: items, next }
    },
    whom: ({ id }) => ({ household: id }),
  })
}

const text = '文本' as const

const layout: readonly SeenColumn<HouseholdItem>[] = [
  { key: 'head', header: '户主', kind: text, width: 12, value: (row) => row.head },
  { key: 'number', header: '户号', kind: text, width: 12, value: (row) => row.number },
  { key: 'place', header: '乡镇', kind: text, width: 14, value: (row) => row.township },
  { key: 'place', header: '村（社区）', kind: text, width: 14, value: (row) => row.village },
  { key: 'members', header: '人口', kind: '整数', width: 8, value: (row) => row.memberCount },
  {
    ...{ key: 'recorded', header: '在册类别', kind: text, width: 20 },
    value: (row) => row.recordedCategory,
  },
  { key: 'category', header: '按政策', kind: text, width: 20, value: (row) => row.category },
  { key: 'alerts', header: '待办预警', kind: '整数', width: 10, value: (row) => row.openAlerts },
  {
    ...{ key: 'conflicts', header: '来源不一致', kind: '整数', width: 12 },
    value: (row) => row.conflicts,
  },
]
