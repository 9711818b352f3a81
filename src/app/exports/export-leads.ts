import type { Transaction } from '#db/index'
import { countLeads, listLeads } from '#dispatch/index'
import type { WrittenFile } from '#http/index'
import { type ListedLead, shownLead } from '../exchange/leads.ts'
import { readPlaces } from '../http-port/places.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { placeWord, said } from './seen-conditions.ts'

const atOnce = 500

/** The leads of the list under its filters, in its order, with the columns that were shown. */
export function exportLeads(given: Given<'leads'>): Promise<WrittenFile> {
  const { app, acting, input } = given
  const { purpose: _, columns: __, ...filter } = input
  return exportList<ListedLead>(given, {
    ...{ name: '线索', needs: ['查看线索'], layout },
    conditions: async (tx: Transaction) => [
      ...said('状态', filter.state ?? '待走访'),
      ...said('区划', placeWord(filter.township, await readPlaces(tx, acting.countyCode))),
    ],
    count: (tx) => countLeads(tx, acting, filter),
    page: async (tx, after) => {
      const { leads, next } = await listLeads(tx, acting, { ...filter, after, limit: atOnce })
      return { rows: leads.map((lead) => shownLead(app, acting, lead)), next }
    },
    // They are not on the register.
    whom: () => ({}),
  })
}

const text = '文本' as const

const layout: readonly SeenColumn<ListedLead>[] = [
  { key: 'name', header: '姓名', kind: text, width: 12, value: ({ name }) => name },
  { key: 'name', header: '乡镇', kind: text, width: 12, value: ({ township }) => township },
  { key: 'reason', header: '为什么', kind: text, width: 36, value: ({ reason }) => reason },
  { key: 'reason', header: '看什么', kind: text, width: 36, value: ({ matter }) => matter },
  { key: 'source', header: '来源', kind: text, width: 20, value: (row) => row.datasetName },
  { key: 'due', header: '期限', kind: '日期', width: 12, value: ({ dueOn }) => dueOn },
  {
    ...{ key: 'due', header: '剩余工作日', kind: '整数', width: 10 },
    value: ({ due }) => due?.workingDaysLeft ?? null,
  },
  { key: 'state', header: '状态', kind: text, width: 10, value: ({ state }) => state },
  { key: 'state', header: '签收', kind: '日期', width: 12, value: (row) => row.receivedOn },
]
