import type { Acting } from '#access/index'
import { copyField, type Database, ident, sql } from '#db/index'
import { newId } from '#vault/index'
import { openInput } from './amend-batch.ts'
import { whileImporting } from './import-lock.ts'
import type { StagedRoster } from './import-roster.ts'
import { type ImportInput, keepIfAsked, removeKept, sayPhase } from './import-work.ts'
import { type KeptOriginal, noteOriginal } from './keep-original.ts'
import { previewStaged } from './preview-batch.ts'
import { verdictCodes } from './row-tally.ts'
import { StageClock } from './stage-clock.ts'
import { abandonStaged, stageFile } from './stage-file.ts'
import { noteStaged } from './staged-record.ts'
import type { StagedWork } from './staged-work.ts'
import { createStaging, type StagingLayout, stagedColumns, stagingTable } from './staging-table.ts'

/**
 * Reads a file and leaves it waiting for a person, with what it would change; gives the batch's id.
 * Nothing of it is in force until it is committed.
 */
export async function holdFile(db: Database, acting: Acting, given: ImportInput): Promise<string> {
  const worker = db.as('worker')
  sayPhase(given, '读取')
  const { source, input, passedOver } = await openInput(worker, acting, given)
  try {
    sayPhase(input, '暂存')
    const batchId = newId()
    return await whileImporting(worker, batchId, async () => {
      let kept: KeptOriginal | undefined
      try {
        const clock = new StageClock()
        const work = await stageFile(worker, acting, { batchId, source, clock, input })
        kept = await keepIfAsked(acting, batchId, input)
        await noteHeld(worker, work, { kept, input })
        await noteAmending(worker, batchId, { input, passedOver: passedOver() })
        await previewStaged(worker, acting, work, input)
        return batchId
      } catch (error) {
        await abandonStaged(worker, batchId, ['暂存', '待确认'])
        if (kept !== undefined) await removeKept(kept)
        throw error
      }
    })
  } finally {
    await source.close()
  }
}

/** How many rows of an error file that came back had been taken before. */
async function noteAmending(
  db: Database,
  batchId: string,
  { input, passedOver }: { readonly input: ImportInput; readonly passedOver: number },
): Promise<void> {
  if (input.amends === undefined) return
  await db.execute(sql`
    update import_batch
    set staged = staged || jsonb_build_object('passedOver', ${passedOver}::integer)
    where id = ${batchId}`)
}

/** Writes down what another process needs to go on, and the rows of a list for whoever looks. */
async function noteHeld(
  db: Database,
  work: StagedWork,
  { kept, input }: { readonly kept: KeptOriginal | undefined; readonly input: ImportInput },
): Promise<void> {
  const { batchId } = work.staged
  await db.transaction(async (tx) => {
    await noteStaged(tx, work)
    if (kept !== undefined) await noteOriginal(tx, batchId, kept)
    if (input.headerRow !== undefined) {
      await tx.execute(sql`
        update import_batch
        set staged = staged || jsonb_build_object('askedHeaderRow', ${input.headerRow}::integer)
        where id = ${batchId}`)
    }
  })
  if (work.kind === '台账') await showRows(db, work.staged, input)
  const table = ident(stagingTable(batchId))
  await db.execute(sql`create index on ${table} (sheet, row_number)`)
}

const noFacts: StagingLayout = { facts: [], texts: [], combined: new Set(), keepsCipher: false }

/** A list's people are planned in memory; the table is only for looking at its rows. */
export async function showRows(
  db: Database,
  staged: StagedRoster,
  { catalogue }: Pick<ImportInput, 'catalogue'>,
): Promise<void> {
  const table = stagingTable(staged.batchId)
  await db.transaction(async (tx) => {
    await createStaging(tx, table, { layout: noFacts, catalogue })
    await tx.copyIn(table, stagedColumns(noFacts), rosterLines(staged))
    await tx.execute(sql`analyze ${ident(table)}`)
  })
}

function* rosterLines({ rows, problems }: StagedRoster): Generator<string> {
  const refused = new Map<string, { sheet: string; row: number }>()
  const verdicts = new Map<string, number>()
  for (const { sheet, row, verdict } of problems) {
    const key = `${row} ${sheet}`
    verdicts.set(key, Math.max(verdicts.get(key) ?? 0, verdictCodes[verdict]))
    if (verdict === '不能用') refused.set(key, { sheet, row })
  }
  for (const { sheet, row, name, divisionCode, birthDate } of rows) {
    refused.delete(`${row} ${sheet}`)
    const verdict = verdicts.get(`${row} ${sheet}`) ?? 0
    yield line({
      sheet,
      row_number: row,
      verdict,
      name,
      division: divisionCode,
      birth_date: birthDate,
    })
  }
  for (const { sheet, row } of refused.values()) yield line({ sheet, row_number: row, verdict: 3 })
}

function line(values: Readonly<Record<string, string | number | null>>): string {
  const fields = stagedColumns(noFacts).map((column) => copyField(values[column] ?? null))
  return `${fields.join('\t')}\n`
}
