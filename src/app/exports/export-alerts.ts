import type { Transaction } from '#db/index'
import { countAlerts, listAlerts, listDueAlerts } from '#dispatch/index'
import type { AlertItem, WrittenFile } from '#http/index'
import { alertClassLabels } from '#monitoring/domain'
import { alertItems } from '../http-port/alert-items.ts'
import { chosenAlerts } from '../http-port/chosen-alerts.ts'
import { householdMask } from '../http-port/household-mask.ts'
import { type Places, readPlaces } from '../http-port/places.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { readOnce } from './read-once.ts'
import { alertConditionWords } from './seen-conditions.ts'

const atOnce = 500

/** The alerts of the list under its filters, in its order, with the columns that were shown. */
export function exportAlerts(given: Given<'alerts'>): Promise<WrittenFile> {
  const { app, acting, input } = given
  const { purpose: _, columns: __, sort, ...filter } = input
  const mask = householdMask(app, { who: acting.who })
  const chosen = chosenAlerts(filter, { acting, mask })
  const list = sort === '期限' ? listDueAlerts : listAlerts
  const places = readOnce((tx: Transaction): Promise<Places> => readPlaces(tx, acting.countyCode))
  return exportList<AlertRow>(given, {
    ...{ name: '预警清单', needs: ['查看预警'] },
    layout,
    conditions: async (tx) => alertConditionWords(filter, await places(tx)),
    count: async (tx) => {
      const counts = await countAlerts(tx, acting, chosen)
      return counts.reduce((sum, { count }) => sum + count, 0)
    },
    page: async (tx, after) => {
      const { alerts, next } = await list(tx, acting, { ...chosen, limit: atOnce, after })
      const items = await alertItems(tx, acting, { alerts, places: await places(tx), app })
      const people = new Map(alerts.map(({ id, personId }) => [id, personId]))
      const rows = items.map((item) => ({ ...item, personId: people.get(item.id) ?? null }))
      return { rows, next }
    },
    whom: ({ householdId, personId }) => ({ household: householdId, person: personId }),
  })
}

type AlertRow = AlertItem & { readonly personId: string | null }

const text = '文本' as const

const layout: readonly SeenColumn<AlertRow>[] = [
  {
    ...{ key: 'class', header: '类别', kind: text, width: 16 },
    value: (row) => `${row.class} ${alertClassLabels[row.class]}`,
  },
  { key: 'subject', header: '户 / 人', kind: text, width: 14, value: (row) => row.subject },
  { key: 'subject', header: '户号', kind: text, width: 12, value: (row) => row.householdNumber },
  { key: 'subject', header: '乡镇', kind: text, width: 12, value: (row) => row.township },
  { key: 'subject', header: '村', kind: text, width: 12, value: (row) => row.village },
  { key: 'why', header: '为什么', kind: text, width: 36, value: (row) => row.title },
  { key: 'evidence', header: '证据', kind: text, width: 8, value: (row) => row.evidenceStrength },
  { key: 'stage', header: '状态', kind: text, width: 10, value: stateOf },
  { key: 'due', header: '期限', kind: '日期', width: 12, value: (row) => row.due?.on ?? null },
  {
    ...{ key: 'due', header: '剩余工作日', kind: '整数', width: 10 },
    value: (row) => row.due?.workingDaysLeft ?? null,
  },
  {
    ...{ key: 'departments', header: '推送给', kind: text, width: 18 },
    value: (row) => row.departments.join('、'),
  },
  { key: 'raisedOn', header: '发现', kind: '日期', width: 12, value: (row) => row.raisedOn },
  {
    ...{ key: 'rule', header: '规则', kind: text, width: 26 },
    value: ({ rule, ruleName }) => `${rule} ${ruleName}`,
  },
]

function stateOf({ stage, state }: AlertRow): string {
  return stage === '已了结' ? state : stage
}
