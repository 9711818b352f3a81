import type { Acting } from '#access/index'
import { ident, type Queryable, sql, type Transaction } from '#db/index'
import { isRefusal } from '#kernel/index'
import type { AmendNumbers } from './domain.ts'
import { isMarkOf, type Marked, readMark } from './error-mark.ts'
import { type RowPlace, settleHeldRows } from './held-rows.ts'
import type { ImportInput } from './import-work.ts'
import { type OpenedSource, openSource, type PlannedSection } from './open-source.ts'
import { type RawRow, readFile } from './read/index.ts'
import type { StagedFile } from './stage-rows.ts'

/** The batch whose error file has come back. */
export interface Amending {
  readonly batchId: string
  readonly dataset: string
  readonly period: string
}

export interface OpenedInput {
  readonly source: OpenedSource
  /** With the mode and the batch that it amends, where it is an error file that came back. */
  readonly input: ImportInput
  /** Rows that were taken before, as far as the file has been read. */
  readonly passedOver: () => number
}

/**
 * Opens a file to be imported. An error file that comes back is known by the header of its column of
 * problems: dataset and month are those of its batch, and only rows with a problem are read.
 */
export async function openInput(
  q: Queryable,
  acting: Acting,
  input: ImportInput,
): Promise<OpenedInput> {
  const source = await openSource(q, acting, input).catch(async (error: unknown) => {
    if (!isRefusal(error)) throw error
    // Which month or dataset it is only the mark may tell.
    const amending = await findAmended(q, acting, await markIn(input.path))
    if (amending === undefined) throw error
    return openSource(q, acting, { ...input, ...of(amending) })
  })
  const amending = await findAmended(q, acting, readMark(source.plan.headers))
  if (amending === undefined) return { source, input, passedOver: () => 0 }
  const { dataset, period } = amending
  const isSame = source.dataset.code === dataset && source.period.month === period
  if (!isSame) await source.close()
  const own = isSame ? source : await openSource(q, acting, { ...input, ...of(amending) })
  const counted = { passedOver: 0 }
  const sections = () => onlyProblems(own, counted)
  return {
    source: { ...own, sections },
    input: { ...input, mode: '增量', amends: amending.batchId },
    passedOver: () => counted.passedOver,
  }
}

function of({ dataset, period }: Amending): Pick<ImportInput, 'dataset' | 'period'> {
  return { dataset, period }
}

/** The mark in the first rows of a file that could not be recognised otherwise. */
async function markIn(path: string): Promise<Marked | undefined> {
  const file = await readFile(path)
  try {
    for await (const rows of file.rows()) {
      for (const { cells } of rows.slice(0, 60)) {
        const headers = cells.map((cell, index) => ({ text: String(cell ?? ''), index }))
        const mark = readMark(headers)
        if (mark !== undefined) return mark
      }
      return undefined
    }
    return undefined
  } finally {
    await file.close()
  }
}

async function findAmended(
  q: Queryable,
  acting: Acting,
  mark: Marked | undefined,
): Promise<Amending | undefined> {
  if (mark === undefined) return undefined
  const found = await q.query<Amending>(sql`
    select id as "batchId", dataset, period from import_batch
    where county_code = ${acting.countyCode} and state = '已入库'
      and id::text like ${`${mark.batch}%`}`)
  return found.find(({ batchId }) => isMarkOf(acting.vault, mark, batchId))
}

async function* onlyProblems(
  source: OpenedSource,
  counted: { passedOver: number },
): AsyncGenerator<PlannedSection> {
  for await (const { section, plan } of source.sections()) {
    const mark = readMark(plan.headers)
    async function* batches(): AsyncGenerator<readonly RawRow[]> {
      for await (const rows of section.batches()) {
        const data = rows.filter(({ row }) => row > plan.lastRow)
        const wanted = data.filter(({ cells }) => mark !== undefined && isFilled(cells[mark.index]))
        counted.passedOver += data.length - wanted.length
        if (wanted.length > 0) yield wanted
      }
    }
    yield { section: { ...section, batches }, plan }
  }
}

function isFilled(cell: RawRow['cells'][number] | undefined): boolean {
  return cell !== undefined && cell !== null && String(cell).trim() !== ''
}

/**
 * After the corrected rows were taken in: the rows of the batch that they correct are settled, and so
 * is whom they left in doubt. Gives how many were corrected and how many are still wrong.
 */
export async function settleAmended(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
  how: { readonly input: ImportInput; readonly passedOver: number },
): Promise<AmendNumbers | undefined> {
  const { amends, settle } = how.input
  if (amends === undefined) return undefined
  const rows = await tx.query<RowPlace & { good: boolean }>(sql`
    select sheet, row_number as row, verdict < 3 as good from ${ident(staged.table)}`)
  const good = rows.filter((row) => row.good)
  await settleHeldRows(tx, acting, amends, { rows: good, state: '已采用' })
  await settle?.(tx, acting, amends, good)
  return {
    batchId: amends,
    corrected: good.length,
    alreadyTaken: how.passedOver,
    skipped: rows.length - good.length,
  }
}
