import type { Acting } from '#access/index'
import { type Database, ident, sql } from '#db/index'
import { newId } from '#vault/index'
import { isRoster, type RowCounts, type RowProblem } from './domain.ts'
import type { ListedProblem } from './finish-import.ts'
import { whileImporting } from './import-lock.ts'
import { readRoster } from './import-roster.ts'
import { type OpenedSource, openSource, type SourceInput } from './open-source.ts'
import { StageClock } from './stage-clock.ts'
import { abandonStaged } from './stage-file.ts'
import { type StageInput, stageRows } from './stage-rows.ts'

/** What an import would read, before it is matched; nothing of it stays. */
export interface FilePreview {
  readonly fileName: string
  readonly dataset: string
  readonly datasetName: string
  readonly department: string
  readonly period: string
  readonly rows: RowCounts
  readonly townships: readonly string[] | 'county'
  /** Header → what it is read as. */
  readonly columns: readonly { readonly header: string; readonly field: string }[]
  /** The first problems, in the order of the file. */
  readonly problems: readonly ListedProblem[]
  readonly notes: readonly string[]
}

const problemsShown = 200

/** Reads a file up to staging and forgets it again. */
export async function previewFile(
  db: Database,
  acting: Acting,
  input: SourceInput & Omit<StageInput, 'clock' | 'batchId'>,
): Promise<FilePreview> {
  const worker = db.as('worker')
  const source = await openSource(worker, acting, input)
  try {
    return isRoster(source.dataset)
      ? await previewRoster(worker, acting, source)
      : await previewFacts(worker, acting, { source, input })
  } finally {
    await source.close()
  }
}

async function previewFacts(
  db: Database,
  acting: Acting,
  work: {
    readonly source: OpenedSource
    readonly input: Omit<StageInput, 'clock' | 'batchId'>
  },
): Promise<FilePreview> {
  const { source, input } = work
  const batchId = newId()
  return whileImporting(db, batchId, async () => {
    const staging = { ...input, batchId, clock: new StageClock() }
    const staged = await stageRows(db, acting, source, staging)
    try {
      const problems = await db.query<RowProblem & { sheet: string; row: number }>(sql`
        select s.sheet, s.row_number as row, p ->> 'column' as column, p ->> 'kind' as kind,
          p ->> 'verdict' as verdict, p ->> 'problem' as problem
        from ${ident(staged.table)} as s
        cross join lateral jsonb_array_elements(s.problems) as p
        where s.problems is not null
        order by s.sheet, s.row_number
        limit ${problemsShown}`)
      const { townships, counts: rows, notes } = staged
      return { ...about(source), rows, townships, problems, notes }
    } finally {
      await abandonStaged(db, staged.batchId)
    }
  })
}

async function previewRoster(
  db: Database,
  acting: Acting,
  source: OpenedSource,
): Promise<FilePreview> {
  const { tally, problems } = await readRoster(db, acting, source, {
    clock: new StageClock(),
  })
  return {
    ...about(source),
    rows: tally.counts,
    townships: [...tally.townships.keys()],
    problems: problems.slice(0, problemsShown),
    notes: [...source.notes, ...source.file.notes, ...tally.notes],
  }
}

function about(
  source: OpenedSource,
): Pick<FilePreview, 'fileName' | 'dataset' | 'datasetName' | 'department' | 'period' | 'columns'> {
  const { dataset, period, plan, fileName } = source
  return {
    fileName,
    dataset: dataset.code,
    datasetName: dataset.name,
    department: dataset.department,
    period: period.month,
    columns: plan.columns.map(({ header, column }) => ({ header, field: column.field })),
  }
}
