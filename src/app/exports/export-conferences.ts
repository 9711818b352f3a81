import { listConferences } from '#dispatch/index'
import type { Conference, WrittenFile } from '#http/index'
import { showConferences } from '../conferences/show-conference.ts'
import { askedConferences } from '../http-port/conference-port.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { said } from './seen-conditions.ts'

const atOnce = 200

/** Case conferences under the filter, newest first. */
export function exportConferences(given: Given<'conferences'>): Promise<WrittenFile> {
  const { app, acting, input } = given
  const asked = askedConferences(input)
  return exportList<Conference>(given, {
    ...{ name: '一事一议', needs: ['查看预警'], layout },
    conditions: async () => said('状态', input.state ?? '在办'),
    page: async (tx, after) => {
      const page = { ...asked, after, limit: atOnce }
      const { conferences, next } = await listConferences(tx, acting, page)
      return { rows: await showConferences(tx, app, { acting, conferences }), next }
    },
    whom: ({ householdId }) => ({ household: householdId }),
  })
}

const text = '文本' as const

const layout: readonly SeenColumn<Conference>[] = [
  { key: 'matter', header: '议题', kind: text, width: 36, value: ({ matter }) => matter },
  { key: 'matter', header: '预警', kind: text, width: 28, value: ({ alertTitle }) => alertTitle },
  { key: 'subject', header: '户号', kind: text, width: 12, value: (row) => row.householdNumber },
  { key: 'subject', header: '乡镇', kind: text, width: 12, value: ({ township }) => township },
  { key: 'level', header: '层级', kind: text, width: 8, value: ({ level }) => level },
  { key: 'state', header: '状态', kind: text, width: 10, value: ({ state }) => state },
  { key: 'heldOn', header: '会议日期', kind: '日期', width: 12, value: ({ heldOn }) => heldOn },
  { key: 'by', header: '提请', kind: text, width: 12, value: ({ proposedBy }) => proposedBy },
  { key: 'by', header: '提请日期', kind: '日期', width: 12, value: (row) => row.proposedOn },
]
