import type { RunningJobs, WrittenFile } from '#http/index'
import { jobsShown } from '../jobs/jobs-shown.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { momentOf } from './moment-of.ts'

type RunningJob = RunningJobs['items'][number]

/** Everybody's jobs since the server began, without the names of files. */
export function exportJobs(given: Given<'jobs'>): Promise<WrittenFile> {
  const { jobs } = given
  return exportList<RunningJob>(given, {
    ...{ name: '任务', needs: ['运行维护'], layout },
    conditions: async () => [],
    page: async () => ({ rows: jobsShown(jobs).items, next: null }),
    whom: () => ({}),
  })
}

const text = '文本' as const
const whole = '整数' as const

const layout: readonly SeenColumn<RunningJob>[] = [
  { key: 'kind', header: '任务', kind: text, width: 14, value: ({ kind }) => kind },
  { key: 'by', header: '谁', kind: text, width: 14, value: ({ by }) => by },
  { key: 'state', header: '状态', kind: text, width: 10, value: ({ state }) => state },
  { key: 'state', header: '不能重办', kind: text, width: 30, value: ({ notAgain }) => notAgain },
  {
    ...{ key: 'started', header: '开始', kind: text, width: 18 },
    value: ({ startedAt }) => momentOf(startedAt),
  },
  {
    ...{ key: 'took', header: '结束', kind: text, width: 18 },
    value: ({ endedAt }) => endedAt && momentOf(endedAt),
  },
  {
    ...{ key: 'progress', header: '进度', kind: text, width: 16 },
    value: ({ progress }) => progress?.phase ?? null,
  },
  {
    ...{ key: 'progress', header: '已办', kind: whole, width: 10 },
    value: ({ progress }) => progress?.done ?? null,
  },
  {
    ...{ key: 'progress', header: '共', kind: whole, width: 10 },
    value: ({ progress }) => progress?.total ?? null,
  },
  {
    key: 'progress',
    header: '单位',
    kind: text,
    width: 8,
    value: (row) => row.progress?.unit ?? null,
  },
]
