import type { Transaction } from '#db/index'
import type { SupervisionAlert, WrittenFile } from '#http/index'
import { listSupervision } from '#oversight/index'
import { shownSupervision } from '../oversight/show-supervision.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'

const atOnce = 1000

/** What supervision noticed under its filters, newest first, with the columns that were shown. */
export function exportSupervision(given: Given<'supervision'>): Promise<WrittenFile> {
  const { acting, input } = given
  const { purpose: _, columns: __, ...filter } = input
  const page = (tx: Transaction, after: string | undefined) =>
    listSupervision(tx, acting.countyCode, { ...filter, after, limit: atOnce })
  return exportList<SupervisionAlert>(given, {
    ...{ name: '监督提示', needs: ['查看监督'] },
    layout,
    conditions: async () => [
      `状态 ${filter.state ?? '待核实'}`,
      ...(filter.kind === undefined ? [] : [`种类 ${filter.kind}`]),
    ],
    page: async (tx, after) => {
      const { items, next } = await page(tx, after)
      return { rows: await shownSupervision(tx, acting, items), next }
    },
    whom: ({ household }) => ({ household: household?.id }),
  })
}

const text = '文本' as const

const layout: readonly SeenColumn<SupervisionAlert>[] = [
  { key: 'title', header: '提示', kind: text, width: 32, value: ({ title }) => title },
  {
    ...{ key: 'title', header: '依据', kind: text, width: 40 },
    value: ({ evidence }) => evidence.map(({ name, value }) => `${name} ${value}`).join('；'),
  },
  { key: 'kind', header: '种类', kind: text, width: 12, value: ({ kind }) => kind },
  { key: 'who', header: '谁', kind: text, width: 12, value: ({ actor }) => actor },
  { key: 'on', header: '发现', kind: '日期', width: 12, value: ({ raisedOn }) => raisedOn },
  { key: 'on', header: '期间', kind: text, width: 12, value: ({ period }) => period },
  { key: 'state', header: '状态', kind: text, width: 8, value: ({ state }) => state },
  { key: 'state', header: '核实情况', kind: text, width: 32, value: ({ reason }) => reason },
  { key: 'state', header: '谁核实', kind: text, width: 12, value: (row) => row.settledBy },
]
