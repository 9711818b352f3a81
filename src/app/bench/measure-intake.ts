import path from 'node:path'
import { localDate } from '#kernel/index'
import { matchRows } from '#matching/index'
import { type ImportOutcome, importFile } from '#sources/index'
import type { App } from '../app.ts'
import { screeningOf } from '../screening-of.ts'
import { bareCopy } from './bare-copy.ts'
import { databaseCpuSeconds, type Watched, watchProcess } from './watch-process.ts'
import { wideHeader } from './wide-rows.ts'
import { writeWideCsv } from './write-wide-files.ts'

export interface IntakeFigures {
  readonly name: string
  readonly rows: number
  readonly matched: number
  readonly candidates: number
  readonly seconds: number
  readonly stages: ImportOutcome['seconds']
  readonly nodeCpuSeconds: number
  readonly databaseCpuSeconds: number | undefined
  /** CPU seconds of the database that finding the persons took, without applying. */
  readonly matchCpuSeconds: number | undefined
  readonly peakMegabytes: number
  /** Of the bare COPY of the same file; an .xlsx has none. */
  readonly copySeconds?: number
}

export interface Intake {
  readonly name: string
  readonly path: string
  readonly period: string
}

/** Takes a file in and tells what each stage took. */
export async function measureIntake(app: App, intake: Intake): Promise<IntakeFigures> {
  const isText = intake.path.endsWith('.csv')
  const copy = isText ? await bareCopy(app.dataFolder, intake.path, wideHeader.length) : undefined
  const acting = app.acting('性能测量', localDate('2025-03-11'))
  const marks: Record<string, number | undefined> = {}
  const taken: Watched<ImportOutcome> = await watchProcess(app.dataFolder, () =>
    importFile(app.db, acting, {
      path: intake.path,
      dataset: 'insurance',
      period: intake.period,
      map: app.datasets,
      catalogue: app.catalogue,
      screening: screeningOf(app, acting.today),
      match: matchRows,
      onPhase: (phase) => {
        marks[phase] = databaseCpuSeconds(app.dataFolder)
      },
    }),
  )
  const [from, to] = [marks.匹配, marks.入库]
  const { value } = taken
  return {
    name: intake.name,
    rows: value.rows.total,
    matched: value.matched,
    candidates: value.candidates,
    seconds: taken.seconds,
    stages: value.seconds,
    nodeCpuSeconds: taken.nodeCpu,
    databaseCpuSeconds: taken.databaseCpu,
    matchCpuSeconds: from === undefined || to === undefined ? undefined : to - from,
    peakMegabytes: taken.peakBytes / 2 ** 20,
    ...(copy === undefined ? {} : { copySeconds: copy.seconds }),
  }
}

/** A file in which some rows in a thousand have a digit of the number wrong: who can it be? */
export async function measureCandidates(
  app: App,
  {
    rows,
    slips,
    period,
  }: { readonly rows: number; readonly slips: number; readonly period: string },
): Promise<IntakeFigures> {
  const file = path.join(app.dataFolder, `社保缴费_${period}.csv`)
  await writeWideCsv({ path: file, rows, turn: 2, slips })
  return measureIntake(app, { name: `csv，每千行 ${slips} 行证件号有错`, path: file, period })
}
