import { recordReading } from '#access/index'
import { sql } from '#db/index'
import type { WrittenFile } from '#http/index'
import { strengthOf } from '#matching/domain'
import { type ListedCandidate, readCandidatePage } from '../candidates.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { said } from './seen-conditions.ts'

const atOnce = 500

/** Rows in doubt under the filters, each person whom one may mean in a line of its own. */
export function exportCandidates(given: Given<'candidates'>): Promise<WrittenFile> {
  const { app, acting, input } = given
  const { purpose: _, columns: __, ...filter } = input
  return exportList<ListedCandidate>(given, {
    ...{ name: '人工确认', needs: ['处理候选'], layout },
    conditions: async (tx) => {
      await recordReading(tx, acting, {
        ...{ purpose: input.purpose, route: 'POST /api/exports/candidates' },
      })
      const [file] = await tx.query<{ name: string }>(sql`
        select file_name as name from import_batch where id::text = ${filter.batchId ?? ''}`)
      return [...said('状态', filter.state ?? '待确认'), ...said('文件', file?.name)]
    },
    page: async (tx, after) => {
      const asked = { ...filter, after, limit: atOnce }
      const { items, next } = await readCandidatePage(tx, { app, acting }, asked)
      return { rows: items, next }
    },
    whom: ({ householdId, personId }) => ({ household: householdId, person: personId }),
  })
}

const text = '文本' as const

const layout: readonly SeenColumn<ListedCandidate>[] = [
  { key: 'name', header: '文件', kind: text, width: 28, value: ({ file }) => file },
  { key: 'name', header: '数据', kind: text, width: 20, value: ({ dataset }) => dataset },
  { key: 'name', header: '表', kind: text, width: 10, value: ({ sheet }) => sheet },
  { key: 'name', header: '原文件行', kind: '整数', width: 10, value: ({ row }) => row },
  { key: 'name', header: '文件里写的', kind: text, width: 12, value: ({ rowName }) => rowName },
  { key: 'name', header: '疑点', kind: text, width: 12, value: ({ kind }) => kind },
  { key: 'person', header: '可能是', kind: text, width: 12, value: ({ person }) => person },
  { key: 'person', header: '乡镇', kind: text, width: 12, value: ({ township }) => township },
  {
    ...{ key: 'strength', header: '像不像', kind: text, width: 8 },
    value: ({ score }) => strengthOf(score),
  },
  {
    ...{ key: 'why', header: '像在哪里', kind: text, width: 40 },
    value: ({ reasons }) => reasons.join('；'),
  },
  { key: 'state', header: '状态', kind: text, width: 10, value: standOf },
  {
    ...{ key: 'by', header: '谁定的', kind: text, width: 12 },
    value: ({ decidedBy, unclearBy }) => decidedBy ?? unclearBy,
  },
]

function standOf({ state, unclearAt }: ListedCandidate): string {
  return state === '待确认' && unclearAt !== null ? '无法判断' : state
}
