import Type from 'typebox'
import { count, countOrNull, exactly, id, orNull, refTo, wordOf } from './shapes.ts'

export const JobProgress = exactly(
  {
    phase: Type.String({ description: '排队中, 读取, 匹配 …' }),
    done: count,
    total: countOrNull,
    unit: wordOf(['字节', '行', '步']),
  },
  { $id: 'JobProgress', description: 'How far a job is; total null: not known' },
)
export type JobProgress = Type.Static<typeof JobProgress>

export const JobFile = exactly(
  {
    fileName: Type.String(),
    batchIds: Type.Array(id),
    sentence: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Why it was not read; null: it was.',
    }),
    note: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Set where it does not wait for a person: it answers a data request.',
    }),
  },
  { $id: 'JobFile', description: 'What became of one file of several' },
)
export type JobFile = Type.Static<typeof JobFile>

export const Job = exactly(
  {
    id,
    kind: wordOf(['读取', '入库', '撤销', '导出']),
    state: wordOf(['进行中', '完成', '失败', '已取消']),
    progress: orNull(refTo(JobProgress)),
    batchIds: Type.Array(id),
    files: Type.Array(refTo(JobFile)),
    fileName: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The file that it made, to be fetched within the hour.',
    }),
    sentence: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'What to tell the person who waits (Chinese).',
    }),
    code: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Stable code of the refusal that ended it.',
    }),
    startedAt: Type.String({ format: 'date-time' }),
    endedAt: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time' }),
  },
  { $id: 'Job', description: 'A piece of work that goes on after the request, with its progress' },
)
export type Job = Type.Static<typeof Job>

export const Jobs = exactly(
  { items: Type.Array(refTo(Job)) },
  { $id: 'Jobs', description: 'Running and finished jobs of this server, newest first' },
)
export type Jobs = Type.Static<typeof Jobs>
