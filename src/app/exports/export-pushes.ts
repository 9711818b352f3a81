import type { Transaction } from '#db/index'
import { countDuePushes, listDuePushes } from '#dispatch/index'
import type { PushItem, WrittenFile } from '#http/index'
import { alertClassLabels } from '#monitoring/domain'
import { chosenPushes, placeAfter, pushItem } from '../http-port/chosen-pushes.ts'
import { type Places, readPlaces } from '../http-port/places.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { readOnce } from './read-once.ts'
import { pushConditionWords } from './seen-conditions.ts'

const atOnce = 1000

/** The pushes of the list under its filters, the soonest due first, with the columns that were shown. */
export function exportPushes(given: Given<'pushes'>): Promise<WrittenFile> {
  const { app, acting, input } = given
  const { purpose: _, columns: __, ...filter } = input
  const chosen = chosenPushes(acting, filter)
  const places = readOnce((tx: Transaction): Promise<Places> => readPlaces(tx, acting.countyCode))
  return exportList<PushRow>(given, {
    ...{ name: '部门办理清单', needs: ['查看预警'] },
    layout,
    conditions: async (tx) => pushConditionWords(filter, await places(tx)),
    count: async (tx) => {
      const counts = await countDuePushes(tx, acting, chosen)
      const isChosen = (state: string) => chosen.states?.some((one) => one === state) ?? true
      return counts.reduce((sum, one) => sum + (isChosen(one.state) ? one.count : 0), 0)
    },
    page: async (tx, after) => {
      const asked = { ...chosen, after: placeAfter(after), limit: atOnce }
      const { pushes, hasMore } = await listDuePushes(tx, acting, asked)
      const here = await places(tx)
      const rows = pushes.map((push) => {
        return { ...pushItem(push, { app, acting, places: here }), personId: push.personId }
      })
      const last = pushes.at(-1)
      return { rows, next: hasMore && last ? `${last.dueOn}.${last.id}` : null }
    },
    whom: ({ householdId, personId }) => ({ household: householdId, person: personId }),
  })
}

type PushRow = PushItem & { readonly personId: string | null }

const text = '文本' as const

const layout: readonly SeenColumn<PushRow>[] = [
  {
    ...{ key: 'class', header: '类别', kind: text, width: 16 },
    value: ({ class: one }) => `${one} ${alertClassLabels[one]}`,
  },
  { key: 'subject', header: '户 / 人', kind: text, width: 14, value: (row) => row.subject },
  { key: 'subject', header: '户号', kind: text, width: 12, value: (row) => row.householdNumber },
  { key: 'subject', header: '乡镇', kind: text, width: 12, value: (row) => row.township },
  { key: 'subject', header: '村', kind: text, width: 12, value: (row) => row.village },
  { key: 'title', header: '预警', kind: text, width: 32, value: (row) => row.title },
  { key: 'title', header: '请办理', kind: text, width: 32, value: (row) => row.matter },
  { key: 'department', header: '部门', kind: text, width: 12, value: (row) => row.department },
  { key: 'department', header: '职责', kind: text, width: 8, value: (row) => row.duty },
  { key: 'state', header: '状态', kind: text, width: 10, value: (row) => row.state },
  { key: 'due', header: '期限', kind: '日期', width: 12, value: (row) => row.due.on },
  {
    ...{ key: 'due', header: '剩余工作日', kind: '整数', width: 10 },
    value: (row) => row.due.workingDaysLeft,
  },
]
