import { type Acting, type Approval, deciding, listApprovals, proposing } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { WrittenFile } from '#http/index'
import { type Places, readPlaces } from '../http-port/places.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { momentOf } from './moment-of.ts'
import { readOnce } from './read-once.ts'
import { said } from './seen-conditions.ts'

const atOnce = 200

/** What waits for a second person under the filters, newest first. */
export function exportApprovals(given: Given<'approvals'>): Promise<WrittenFile> {
  const { acting, input } = given
  const { purpose: _, columns: __, ...filter } = input
  const places = readOnce((tx: Transaction): Promise<Places> => readPlaces(tx, acting.countyCode))
  return exportList<Row>(given, {
    ...{ name: '复核', needs: [...proposing, ...deciding], layout },
    conditions: async () => [
      ...said('状态', filter.state ?? '待复核'),
      ...(filter.own === undefined ? [] : [filter.own ? '我提出的' : '别人提出的']),
    ],
    page: async (tx, after) => {
      const { items, next } = await listApprovals(tx, acting, { ...filter, after, limit: atOnce })
      return { rows: await placed(tx, acting, { items, places: await places(tx) }), next }
    },
    whom: ({ householdId, personId }) => ({ household: householdId, person: personId }),
  })
}

interface Row extends Approval {
  readonly township: string | null
  readonly village: string | null
}

/** With where the household lives. */
async function placed(
  tx: Transaction,
  { countyCode }: Acting,
  { items, places }: { readonly items: readonly Approval[]; readonly places: Places },
): Promise<readonly Row[]> {
  const ids = items.flatMap(({ householdId }) => householdId ?? [])
  const found = await tx.query<{ id: string; code: string }>(sql`
    select id, division_code as code from household
    where county_code = ${countyCode} and id = any(${ids}::uuid[])`)
  const codes = new Map(found.map(({ id, code }) => [id, code]))
  return items.map((item) => {
    return { ...item, ...places.placeOf(codes.get(item.householdId ?? '') ?? null) }
  })
}

const text = '文本' as const

const layout: readonly SeenColumn<Row>[] = [
  { key: 'what', header: '事项', kind: text, width: 14, value: ({ action }) => action },
  { key: 'what', header: '内容', kind: text, width: 40, value: ({ summary }) => summary },
  { key: 'what', header: '户号', kind: text, width: 12, value: ({ household }) => household },
  { key: 'what', header: '乡镇', kind: text, width: 12, value: ({ township }) => township },
  { key: 'what', header: '村', kind: text, width: 12, value: ({ village }) => village },
  { key: 'by', header: '提出', kind: text, width: 12, value: ({ proposedBy }) => proposedBy },
  {
    ...{ key: 'by', header: '提出时间', kind: text, width: 18 },
    value: ({ proposedAt }) => momentOf(proposedAt),
  },
  { key: 'state', header: '状态', kind: text, width: 10, value: ({ state }) => state },
]
