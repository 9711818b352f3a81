import Type from 'typebox'
import { alertClasses } from '#monitoring/domain'
import { Due } from './alert.ts'
import { count, day, exactly, orNull, refTo, textOrNull, wordOf, writtenText } from './shapes.ts'

/** What waits for somebody, by what is to be done with it. */
export const workKinds = [
  '推送预警',
  '签收推送',
  '反馈推送',
  '处理退回',
  '办结推送',
  '催办推送',
  '答复延期',
  '签收线索',
  '走访线索',
  '确认候选',
  '复核',
  '书面告知',
  '定期复核',
  '一事一议',
  '答复索取',
  '催交数据',
  '报送文件',
  '催报文件',
  '确认入库',
  '核实监督',
] as const
export type WorkKind = (typeof workKinds)[number]

/** How near a deadline is; 以后 holds what has none as well. */
export const workBuckets = ['超时', '今天', '三日内', '以后'] as const
export type WorkBucket = (typeof workBuckets)[number]

export const workSorts = ['期限', '最新'] as const
export type WorkSort = (typeof workSorts)[number]

/** Where an item is dealt with. */
export const workPages = [
  '预警',
  '线索',
  '候选',
  '复核',
  '家庭',
  '送达',
  '文件',
  '监督',
  '议事',
] as const
export type WorkPage = (typeof workPages)[number]

export const workKeyPattern = `^(${workKinds.join('|')}):[^:\\s]{1,120}$`

export const WorkItem = exactly(
  {
    key: Type.String({ description: 'Names it in this list: its kind and what it is about.' }),
    kind: wordOf(workKinds),
    bucket: wordOf(workBuckets),
    title: Type.String({ description: 'What is to be done (Chinese), the verb first.' }),
    note: textOrNull,
    class: orNull(wordOf(alertClasses)),
    rule: textOrNull,
    householdId: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' }),
    householdName: textOrNull,
    number: textOrNull,
    township: textOrNull,
    village: textOrNull,
    from: Type.String({ description: 'Who sent it (Chinese).' }),
    since: day,
    due: orNull(refTo(Due)),
    amount: Type.Unsafe<number | null>({
      type: ['integer', 'null'],
      description: 'Rows of a file, households asked about.',
    }),
    target: exactly({ page: wordOf(workPages), id: Type.String() }),
  },
  { $id: 'WorkItem', description: 'One thing that waits for whoever asks' },
)
export type WorkItem = Type.Static<typeof WorkItem>

export const WorkCounts = exactly(
  {
    all: count,
    late: count,
    today: count,
    soon: count,
    later: count,
    undated: Type.Integer({ minimum: 0, description: 'Of `later`: without any deadline.' }),
    byKind: Type.Array(exactly({ kind: wordOf(workKinds), count })),
    byPlace: Type.Array(exactly({ code: Type.String(), name: Type.String(), count })),
  },
  {
    $id: 'WorkCounts',
    description: 'By deadline, kind and place; each of the three as if its own filter were not set',
  },
)
export type WorkCounts = Type.Static<typeof WorkCounts>

export const Work = exactly(
  {
    items: Type.Array(refTo(WorkItem)),
    counts: refTo(WorkCounts),
    total: count,
    next: textOrNull,
    today: day,
    soon: exactly({
      until: day,
      makeupWorkdays: Type.Array(day),
      holidays: Type.Array(day),
    }),
    changedAt: Type.String({ format: 'date-time', description: 'When this was read.' }),
  },
  { $id: 'Work', description: 'Everything that waits for whoever asks, the most urgent first' },
)
export type Work = Type.Static<typeof Work>

export const workActions = ['签收', '推送', '转办', '催办', '办结'] as const
export type WorkAction = (typeof workActions)[number]

export const WorkBatchInput = exactly(
  {
    action: wordOf(workActions),
    keys: Type.Array(Type.String({ pattern: workKeyPattern }), { minItems: 1, maxItems: 200 }),
    department: Type.Optional(writtenText(40, '转办: the department that takes over')),
    reason: Type.Optional(writtenText(1000, '转办: why')),
  },
  { $id: 'WorkBatchInput', description: 'One action on several items' },
)
export type WorkBatchInput = Type.Static<typeof WorkBatchInput>

export const WorkBatchResult = exactly(
  {
    done: count,
    failed: Type.Array(
      exactly({ key: Type.String(), code: Type.String(), problem: Type.String() }),
    ),
  },
  { $id: 'WorkBatchResult', description: 'Each item is dealt with by itself, in the order given' },
)
export type WorkBatchResult = Type.Static<typeof WorkBatchResult>

export const workSchemas: readonly Type.TSchema[] = [
  WorkItem,
  WorkCounts,
  Work,
  WorkBatchInput,
  WorkBatchResult,
]
