import Type from 'typebox'
import { count, exactly, id, orNull, refTo, textOrNull, wordOf } from './shapes.ts'

export const RowCounts = exactly(
  {
    total: count,
    usable: count,
    corrected: count,
    needConfirm: count,
    refused: count,
    dropped: count,
  },
  {
    $id: 'RowCounts',
    description: '可用, 已自动修正, 需确认, 不能用 and dropped rows; they add up to the rows read',
  },
)
export type RowCounts = Type.Static<typeof RowCounts>

export const batchModes = ['全量', '增量'] as const
export const batchStates = ['暂存', '待确认', '已入库', '已撤销', '已放弃'] as const

export const Batch = exactly(
  {
    id,
    dataset: Type.String(),
    datasetName: Type.String(),
    department: Type.String(),
    fileName: Type.String(),
    period: Type.String(),
    mode: wordOf(batchModes),
    state: wordOf(batchStates),
    importedBy: Type.String(),
    stagedAt: Type.String({ format: 'date-time' }),
    importedAt: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time' }),
    withdrawnAt: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time' }),
    withdrawnBy: textOrNull,
    withdrawnReason: textOrNull,
    archive: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The archive that the file came in.',
    }),
    amends: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      format: 'uuid',
      description: 'The batch whose rows this one corrects.',
    }),
    rows: refTo(RowCounts),
    matched: count,
    unmatched: count,
    leads: count,
    candidates: count,
    factsChanged: count,
    notes: Type.Array(Type.String()),
  },
  { $id: 'Batch', description: 'One imported file' },
)
export type Batch = Type.Static<typeof Batch>

export const RowProblem = exactly(
  {
    sheet: Type.String(),
    row: count,
    column: Type.String(),
    verdict: wordOf(['不能用', '需确认', '已自动修正']),
    problem: Type.String(),
    suggestion: textOrNull,
  },
  { $id: 'RowProblem', description: 'A row that needs a person’s eye' },
)
export type RowProblem = Type.Static<typeof RowProblem>

export const Batches = exactly(
  { items: Type.Array(refTo(Batch)), next: textOrNull, total: count },
  { $id: 'Batches', description: 'Imported files, newest first' },
)
export type Batches = Type.Static<typeof Batches>

export const BatchReport = exactly(
  { batch: refTo(Batch), problems: Type.Array(refTo(RowProblem)) },
  { $id: 'BatchReport', description: 'A file with the rows that need a person’s eye' },
)
export type BatchReport = Type.Static<typeof BatchReport>

export const ImportReport = exactly(
  {
    batch: refTo(Batch),
    alreadyImported: orNull(
      Type.String({
        description: 'Set when the same file had been imported before; nothing changed.',
      }),
    ),
    problems: Type.Array(refTo(RowProblem)),
  },
  { $id: 'ImportReport', description: 'What came in' },
)
export type ImportReport = Type.Static<typeof ImportReport>

export const Preview = exactly(
  {
    dataset: Type.String(),
    datasetName: Type.String(),
    department: Type.String(),
    fileName: Type.String(),
    period: Type.String(),
    rows: refTo(RowCounts),
    columns: Type.Array(exactly({ header: Type.String(), field: Type.String() })),
    problems: Type.Array(refTo(RowProblem)),
    notes: Type.Array(Type.String()),
  },
  { $id: 'Preview', description: 'What a file would bring; nothing is written' },
)
export type Preview = Type.Static<typeof Preview>

export const datasetKinds = ['事实', '台账', '退出台账'] as const
export const datasetCycles = ['月', '季', '学期', '不定期'] as const

export const DatasetItem = exactly(
  {
    code: Type.String(),
    name: Type.String(),
    department: Type.String(),
    kind: wordOf(datasetKinds),
    cycle: wordOf(datasetCycles),
  },
  { $id: 'DatasetItem', description: 'A kind of file that can be handed in' },
)
export type DatasetItem = Type.Static<typeof DatasetItem>

export const Datasets = exactly(
  { items: Type.Array(refTo(DatasetItem)) },
  { $id: 'Datasets', description: 'All kinds of files, in the order of the policy' },
)
export type Datasets = Type.Static<typeof Datasets>
