import Type from 'typebox'
import { alertClasses } from '#monitoring/domain'
import { batchModes, batchStates, RowCounts, RowProblem } from './batch.ts'
import { maskedMode } from './fact.ts'
import {
  count,
  countOrNull,
  exactly,
  id,
  month,
  orNull,
  plainValue,
  refTo,
  textOrNull,
  wordOf,
  writtenText,
} from './shapes.ts'

export const PreviewSheet = exactly(
  {
    name: Type.String(),
    rows: countOrNull,
    hidden: Type.Boolean(),
    used: Type.Boolean(),
    why: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Why it was not read.',
    }),
    headers: Type.Array(Type.String(), {
      description: 'Of one that is not read for want of columns: what stands in its head.',
    }),
  },
  { $id: 'PreviewSheet', description: 'A sheet of the file, and whether its rows are read' },
)
export type PreviewSheet = Type.Static<typeof PreviewSheet>

export const mappedBy = ['记住的', '同义词', '未用'] as const

export const PreviewColumn = exactly(
  {
    header: Type.String(),
    index: count,
    field: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'What it is read as; null: it is not imported.',
    }),
    by: wordOf(mappedBy),
    unit: textOrNull,
    sample: Type.Array(Type.String(), { description: 'Never of identity numbers.' }),
    masked: maskedMode,
  },
  { $id: 'PreviewColumn', description: 'A column of the file and what it is read as' },
)
export type PreviewColumn = Type.Static<typeof PreviewColumn>

export const BatchChanges = exactly(
  {
    new: count,
    changed: count,
    same: count,
    gone: Type.Integer({
      minimum: 0,
      description: 'In the file before, not in this one; nobody is deleted.',
    }),
    conflicts: Type.Array(exactly({ dataset: Type.String(), department: Type.String(), count })),
    facts: count,
  },
  { $id: 'BatchChanges', description: 'What would change: 新增, 变更, 不变, 不再出现, 冲突' },
)
export type BatchChanges = Type.Static<typeof BatchChanges>

export const UnknownWord = exactly(
  {
    field: Type.String(),
    fact: Type.String(),
    header: Type.String(),
    word: Type.String(),
    count,
    choices: Type.Array(Type.String()),
    suggestion: textOrNull,
  },
  { $id: 'UnknownWord', description: 'A word that no code means, asked once for the whole file' },
)
export type UnknownWord = Type.Static<typeof UnknownWord>

const classCounts = Type.Array(exactly({ class: wordOf(alertClasses), count }))

export const Foreseen = exactly(
  {
    households: Type.Integer({ minimum: 0, description: 'Households that the file touches.' }),
    looked: Type.Integer({ minimum: 0, description: 'So many of them were evaluated.' }),
    raised: classCounts,
    vanished: classCounts,
    rows: Type.Integer({ minimum: 0, description: 'Rows that `有影响` lists.' }),
  },
  { $id: 'Foreseen', description: 'Alerts that a round right after the file would raise, let go' },
)
export type Foreseen = Type.Static<typeof Foreseen>

export const BatchPreview = exactly(
  {
    batchId: id,
    fileName: Type.String(),
    dataset: Type.String(),
    datasetName: Type.String(),
    department: Type.String(),
    period: Type.String(),
    periodGuess: textOrNull,
    mode: wordOf(batchModes),
    state: wordOf(batchStates),
    sheets: Type.Array(refTo(PreviewSheet)),
    headerRow: count,
    columns: Type.Array(refTo(PreviewColumn)),
    rows: refTo(RowCounts),
    changes: refTo(BatchChanges),
    matched: count,
    unmatched: count,
    leads: count,
    candidates: count,
    roster: orNull(
      exactly(
        { householdsFormed: count, personsFormed: count, recognitions: count, terminations: count },
        { description: 'For 台账: what would become of households and people.' },
      ),
    ),
    words: Type.Array(refTo(UnknownWord)),
    amends: orNull(
      exactly(
        { batchId: id, corrected: count, alreadyTaken: count, skipped: count },
        { description: 'Set where this is the error file of another batch come back.' },
      ),
    ),
    alreadyImported: orNull(
      Type.String({ description: 'Set when the same file was imported before (Chinese).' }),
    ),
    comparedWith: orNull(
      exactly({ batchId: id, period: Type.String(), at: Type.String({ format: 'date-time' }) }),
    ),
    foreseen: orNull(refTo(Foreseen)),
    problems: Type.Array(refTo(RowProblem), { description: 'The first 200.' }),
    notes: Type.Array(Type.String()),
  },
  { $id: 'BatchPreview', description: 'What a staged file would bring; nothing is in force yet' },
)
export type BatchPreview = Type.Static<typeof BatchPreview>

export const rowFilters = [
  '可用',
  '已自动修正',
  '需确认',
  '不能用',
  '合计签字',
  '新增',
  '变更',
  '不变',
  '不再出现',
  '冲突',
  '候选',
  '没有对上',
  '有影响',
] as const

export const BatchRow = exactly(
  {
    sheet: Type.String(),
    row: count,
    verdict: wordOf(['可用', '已自动修正', '需确认', '不能用', '合计签字', '不再出现']),
    name: textOrNull,
    township: textOrNull,
    change: Type.Unsafe<'新增' | '变更' | '不变' | '不再出现' | '冲突' | null>({
      type: ['string', 'null'],
      enum: ['新增', '变更', '不变', '不再出现', '冲突', null],
    }),
    changes: Type.Array(
      exactly({
        fact: Type.String(),
        before: plainValue,
        after: plainValue,
        beforeText: Type.String({ description: 'For people: amounts in yuan, 是 and 否.' }),
        afterText: Type.String(),
        masked: maskedMode,
      }),
    ),
    problems: Type.Array(
      exactly({
        column: Type.String(),
        kind: Type.String(),
        verdict: wordOf(['不能用', '需确认', '已自动修正']),
        problem: Type.String(),
        suggestion: textOrNull,
        advice: Type.Unsafe<string | null>({
          type: ['string', 'null'],
          description: 'What the sender may do about a problem of this kind.',
        }),
      }),
    ),
    source: orNull(
      exactly(
        { dataset: Type.String(), department: Type.String() },
        { description: 'The other source of a conflict.' },
      ),
    ),
    effects: orNull(
      Type.Array(
        exactly({
          step: wordOf(['新增', '消失']),
          class: wordOf(alertClasses),
          rule: Type.String(),
          title: Type.String(),
        }),
        { description: 'Alerts that would come of it; null: not evaluated, or not to be seen.' },
      ),
    ),
  },
  { $id: 'BatchRow', description: 'A row of a staged file with what it would change' },
)
export type BatchRow = Type.Static<typeof BatchRow>

export const BatchRows = exactly(
  { items: Type.Array(refTo(BatchRow)), next: textOrNull },
  { $id: 'BatchRows', description: 'Rows in the order of the file' },
)
export type BatchRows = Type.Static<typeof BatchRows>

export const CommitInput = exactly(
  {
    evaluate: Type.Optional(
      Type.Boolean({ description: 'False: what the file touches waits for the next round.' }),
    ),
  },
  { $id: 'CommitInput' },
)
export type CommitInput = Type.Static<typeof CommitInput>

export const RestageInput = exactly(
  {
    period: Type.Optional(month),
    headerRow: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_048_576 })),
  },
  { $id: 'RestageInput' },
)
export type RestageInput = Type.Static<typeof RestageInput>

export const UndoInput = exactly({ reason: writtenText(1000, '撤销的理由') }, { $id: 'UndoInput' })
export type UndoInput = Type.Static<typeof UndoInput>
