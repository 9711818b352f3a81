import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Database, joinSql, type Sql, sql, type Transaction, trusted } from '#db/index'
import { localDate } from '#kernel/index'
import { evaluate } from '#monitoring/index'
import type { App } from '../app.ts'
import { type RoundOutcome, runRound } from '../monitoring-round.ts'
import { packageRoot } from '../package-root.ts'
import { type Watched, watchProcess } from './watch-process.ts'

export interface RoundFigures {
  readonly households: number
  /** Writing everybody's category anew, by the compiled pack; persons' own categories included. */
  readonly evaluateSeconds: number
  readonly evaluateCpuSeconds: number | undefined
  readonly householdsPerCpuSecond: number | undefined
  /** One query written by hand that writes the same rows. */
  readonly handWrittenSeconds: number
  readonly handWrittenCpuSeconds: number | undefined
  readonly ratio: number
  readonly cpuRatio: number | undefined
  /** Rows of the one that the other does not write; it must be 0. */
  readonly differingRows: number
  readonly byCategory: Readonly<Record<string, number>>
  /** A whole first round: expiry, categories, rules, alerts, data requests. */
  readonly roundSeconds: number
  readonly rulesAndAlertsSeconds: number
  readonly alertsRaised: number
  /** The same round a second time: nothing new. */
  readonly secondRoundSeconds: number
  readonly secondRulesAndAlertsSeconds: number
  readonly raisedAgain: number
}

/** The day for which `hand-written.sql` knows the pack's values. */
const day = localDate('2024-10-11')

/** Categories over everybody against a query written by hand, then the rules with their alerts. */
export async function measureRound(app: App, say: (line: string) => void): Promise<RoundFigures> {
  say('全量测算与手写查询……')
  const evaluated = await betterOfTwo(app, (tx) => {
    return evaluate(tx, app.acting('性能测量', day), { compiled: app.compiled, asOf: day })
  })
  const written = await betterOfTwo(app, (tx) => tx.execute(handWritten(app)))
  const differingRows = await compareRows(app)
  say('全部规则与预警……')
  const first = await timedRound(app)
  const second = await timedRound(app)
  const { households, byCategory } = evaluated.value
  const cpu = evaluated.databaseCpu
  return {
    households,
    evaluateSeconds: evaluated.seconds,
    evaluateCpuSeconds: cpu,
    householdsPerCpuSecond: cpu === undefined ? undefined : households / cpu,
    handWrittenSeconds: written.seconds,
    handWrittenCpuSeconds: written.databaseCpu,
    ratio: evaluated.seconds / written.seconds,
    cpuRatio: cpu === undefined || !written.databaseCpu ? undefined : cpu / written.databaseCpu,
    differingRows,
    byCategory,
    roundSeconds: first.seconds,
    rulesAndAlertsSeconds: first.rules,
    alertsRaised: first.outcome.raised,
    secondRoundSeconds: second.seconds,
    secondRulesAndAlertsSeconds: second.rules,
    raisedAgain: second.outcome.raised,
  }
}

function handWritten(app: App): Sql {
  const file = path.join(packageRoot(), 'src/app/bench/hand-written.sql')
  const { pack } = app.compiled
  const values = [sql`${app.county.code}`, sql`${pack.id}`, sql`${pack.version}`]
  const parts = readFileSync(file, 'utf8')
    .replace(/^--.*$/gm, '')
    .split(/\$([123])(?!\d)/)
    .map((part, at) => (at % 2 === 0 ? trusted(part) : (values[Number(part) - 1] ?? trusted(''))))
  return joinSql(parts, '')
}

/** Each run writes all rows into the empty table and takes them back. */
async function betterOfTwo<T>(
  app: App,
  work: (tx: Transaction) => Promise<T>,
): Promise<Watched<T>> {
  const runs: Watched<T>[] = []
  for (const _ of [1, 2]) runs.push(await watchProcess(app.dataFolder, () => undone(app.db, work)))
  const [first, second] = runs
  if (!first || !second) throw new Error('a run is missing')
  return first.seconds < second.seconds ? first : second
}

async function compareRows(app: App): Promise<number> {
  return undone(app.db, async (tx) => {
    await tx.execute(handWritten(app))
    await tx.execute(sql`
      create temp table by_hand on commit drop as select * from household_determination`)
    await tx.execute(
      sql`delete from household_determination where county_code = ${app.county.code}`,
    )
    await evaluate(tx, app.acting('性能测量', day), { compiled: app.compiled, asOf: day })
    const [row] = await tx.query<{ differing: number }>(sql`
      select (select count(*) from (
          select * from household_determination except select * from by_hand) as a)
        + (select count(*) from (
          select * from by_hand except select * from household_determination) as b) as differing`)
    return row?.differing ?? 0
  })
}

class Undo extends Error {}

/** Runs the work in a transaction that is rolled back. */
async function undone<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  let value: { readonly found: T } | undefined
  try {
    await db.transaction(async (tx) => {
      value = { found: await work(tx) }
      throw new Undo('undone on purpose')
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
  if (!value) throw new Error('the work gave nothing')
  return value.found
}

interface TimedRound {
  readonly seconds: number
  readonly rules: number
  readonly outcome: RoundOutcome
}

async function timedRound(app: App): Promise<TimedRound> {
  const start = performance.now()
  const at = new Map<string, number>()
  const outcome = await runRound(app, app.acting('性能测量', day), {
    push: false,
    onPhase: (phase) => at.set(phase, performance.now()),
  })
  const end = performance.now()
  const rules = ((at.get('催数') ?? end) - (at.get('预警') ?? start)) / 1000
  return { seconds: (end - start) / 1000, rules, outcome }
}
