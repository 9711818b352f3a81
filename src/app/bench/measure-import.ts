import { statSync } from 'node:fs'
import path from 'node:path'
import type { Acting } from '#access/index'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { matchRows } from '#matching/index'
import { type ImportOutcome, importFile } from '#sources/index'
import type { App } from '../app.ts'
import { screeningOf } from '../screening-of.ts'
import { bareCopy } from './bare-copy.ts'
import { householdOf } from './generated-people.ts'
import type { Latency } from './latency.ts'
import { readDuring } from './measure-reads.ts'
import { type Watched, watchProcess } from './watch-process.ts'
import { writeDepartmentFile } from './write-department-file.ts'

export interface ImportFigures {
  readonly rows: number
  readonly fileBytes: number
  readonly matched: number
  readonly factsChanged: number
  readonly sightings: number
  readonly seconds: number
  readonly rowsPerSecond: number
  /** Seconds: CPU of this process, of `match` and `apply` the time that passed. */
  readonly stages: ImportOutcome['seconds']
  readonly nodeCpuSeconds: number
  readonly databaseCpuSeconds: number | undefined
  readonly peakMegabytes: number
  /** By how much the database grew. */
  readonly grownBytes: number
  /** Identity numbers that were encrypted; the file has nobody new for the registry. */
  readonly encrypted: number
  readonly copySeconds: number
  /** Time to a bare COPY of the same file. */
  readonly ratio: number
  /** CPU time of both processes to that of the bare COPY. */
  readonly cpuRatio: number | undefined
  /** Households read meanwhile, milliseconds. */
  readonly reads?: Latency
}

interface Month {
  readonly name: '三项都变' | '没有变化' | '三项都变，同时读取'
  readonly period: string
  readonly on: string
  readonly turn: number
  readonly isRead: boolean
}

const months: readonly Month[] = [
  { name: '三项都变', period: '2024-09', on: '2024-10-11', turn: 1, isRead: false },
  { name: '没有变化', period: '2024-10', on: '2024-11-11', turn: 1, isRead: false },
  { name: '三项都变，同时读取', period: '2024-11', on: '2024-12-11', turn: 2, isRead: true },
]

/** One person in a hundred of the file is not in the registry. */
const strangersShare = 0.01

/** Three months of a file with a row a person: all changed, nothing changed, all changed under reads. */
export async function measureImports(
  app: App,
  persons: number,
  say: (line: string) => void,
): Promise<Readonly<Record<Month['name'], ImportFigures>>> {
  const found: Partial<Record<Month['name'], ImportFigures>> = {}
  for (const [at, month] of months.entries()) {
    const file = path.join(app.dataFolder, `社保缴费_${month.period}.csv`)
    const strangers = Math.floor(persons * strangersShare)
    await writeDepartmentFile({
      path: file,
      persons,
      strangers,
      turn: month.turn,
      start: at * 1000,
    })
    say(`导入 ${month.period}（${month.name}）……`)
    found[month.name] = await measureMonth(app, { month, file, persons })
  }
  // Filled for every month above.
  return found as Record<Month['name'], ImportFigures>
}

interface Work {
  readonly month: Month
  readonly file: string
  readonly persons: number
}

async function measureMonth(app: App, work: Work): Promise<ImportFigures> {
  const { month, file, persons } = work
  const copy = await bareCopy(app.dataFolder, file)
  const { acting, encrypted } = countingActing(app.acting('性能测量', localDate(month.on)))
  const before = await databaseBytes(app)
  const run = (): Promise<Watched<ImportOutcome>> =>
    watchProcess(app.dataFolder, () => importOnce(app, acting, work))
  if (!month.isRead) {
    const imported = await run()
    const grownBytes = (await databaseBytes(app)) - before
    return figuresOf({ imported, copy, file, grownBytes, encrypted: encrypted() })
  }
  const households = householdOf(persons - 1) + 1
  const { value, reads } = await readDuring({ dataFolder: app.dataFolder, households }, run)
  const grownBytes = (await databaseBytes(app)) - before
  return {
    ...figuresOf({ imported: value, copy, file, grownBytes, encrypted: encrypted() }),
    reads,
  }
}

function importOnce(app: App, acting: Acting, { month, file }: Work): Promise<ImportOutcome> {
  return importFile(app.db, acting, {
    path: file,
    dataset: 'insurance',
    period: month.period,
    map: app.datasets,
    catalogue: app.catalogue,
    screening: screeningOf(app, acting.today),
    match: matchRows,
  })
}

interface Measured {
  readonly imported: Watched<ImportOutcome>
  readonly copy: Watched<number>
  readonly file: string
  readonly grownBytes: number
  readonly encrypted: number
}

function figuresOf({ imported, copy, file, grownBytes, encrypted }: Measured): ImportFigures {
  const { value: outcome, seconds, nodeCpu, databaseCpu, peakBytes } = imported
  const copyCpu = copy.databaseCpu === undefined ? undefined : copy.nodeCpu + copy.databaseCpu
  const cpu = databaseCpu === undefined ? undefined : nodeCpu + databaseCpu
  return {
    rows: outcome.rows.total,
    fileBytes: statSync(file).size,
    matched: outcome.matched,
    factsChanged: outcome.factsChanged,
    sightings: outcome.sightings,
    seconds,
    rowsPerSecond: outcome.rows.total / seconds,
    stages: outcome.seconds,
    nodeCpuSeconds: nodeCpu,
    databaseCpuSeconds: databaseCpu,
    peakMegabytes: peakBytes / 2 ** 20,
    grownBytes,
    encrypted,
    copySeconds: copy.seconds,
    ratio: seconds / copy.seconds,
    cpuRatio: cpu === undefined || copyCpu === undefined ? undefined : cpu / copyCpu,
  }
}

/** Acts with a vault that counts what it encrypts. */
function countingActing(acting: Acting): {
  readonly acting: Acting
  readonly encrypted: () => number
} {
  let count = 0
  const { vault } = acting
  const encrypt = (text: string): Uint8Array => {
    count += 1
    return vault.encrypt(text)
  }
  return { acting: { ...acting, vault: { ...vault, encrypt } }, encrypted: () => count }
}

async function databaseBytes(app: App): Promise<number> {
  const [row] = await app.db.query<{ bytes: number }>(sql`
    select pg_database_size(current_database()) as bytes`)
  return row?.bytes ?? 0
}
