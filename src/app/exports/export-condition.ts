import type { PolicyHouseholds, WrittenFile } from '#http/index'
import { readPlaces } from '../http-port/places.ts'
import { countOfCondition, householdsOfCondition } from '../policy/condition-counts.ts'
import { conditionAt } from '../policy/read-policy-book.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { placeWord, said } from './seen-conditions.ts'

const atOnce = 500

/** The households behind a count of the policy in force, by their number, with the columns shown. */
export function exportCondition(given: Given<'conditions'>): Promise<WrittenFile> {
  const { app, acting, input } = given
  const { purpose: _, columns: __, ...filter } = input
  const { column, verdict, township } = filter
  return exportList<PolicyHouseholds['items'][number]>(given, {
    ...{ name: '条件名单', needs: ['查看家庭'], layout },
    conditions: async (tx) => [
      ...said('条件', conditionAt(app.pack, column)),
      ...said('结论', verdict),
      ...said('区划', placeWord(township, await readPlaces(tx, acting.countyCode))),
    ],
    count: (tx) => countOfCondition(tx, app, filter),
    page: async (tx, after) => {
      const found = await householdsOfCondition(tx, app, { ...filter, after, limit: atOnce })
      return { rows: found.items, next: found.next }
    },
    whom: ({ id }) => ({ household: id }),
  })
}

const text = '文本' as const

const layout: readonly SeenColumn<PolicyHouseholds['items'][number]>[] = [
  { key: 'number', header: '户号', kind: text, width: 14, value: ({ number }) => number },
  { key: 'place', header: '乡镇', kind: text, width: 14, value: ({ township }) => township },
  { key: 'place', header: '村（社区）', kind: text, width: 14, value: ({ village }) => village },
  { key: 'category', header: '按政策', kind: text, width: 20, value: ({ category }) => category },
]
