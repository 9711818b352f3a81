import { type Sql, sql, type Transaction, trusted } from '#db/index'
import { localDate } from '#kernel/index'
import { categoryFacts, compileSql, evaluateSnapshot, type SnapshotEvaluation } from '#policy/index'
import { type LoadedSnapshot, loadSnapshot } from '#registry/index'
import type { App } from '../app.ts'
import { cpuSecondsSince } from './per-cpu-second.ts'
import { watchProcess } from './watch-process.ts'

export interface SimulationFigures {
  readonly persons: number
  readonly households: number
  readonly columns: number
  /** Loading, two evaluations and the comparison; nothing is compiled or known before. */
  readonly coldSeconds: number
  readonly loadSeconds: number
  /** Two evaluations (before and after) and the comparison, over the snapshot that is there. */
  readonly warmSeconds: number
  readonly warmCpuSeconds: number
  readonly changed: number
  readonly peakMegabytes: number
  /** Households classed by the compiled SQL, read only, per CPU second of the database. */
  readonly sqlHouseholdsPerCpuSecond: number | undefined
  /** Classes counted by SQL that the snapshot counts otherwise; it must be 0. */
  readonly differingClasses: number
}

const day = localDate('2024-10-11')
const raised = { 边缘倍数: 2 }

/** What a raised multiple would change, over everybody; and the same classes by SQL. */
export async function measureSimulation(
  app: App,
  say: (line: string) => void,
): Promise<SimulationFigures> {
  say('装入快照并模拟……')
  const checked = app.compiled
  const facts = categoryFacts(checked)
  let loadSeconds = 0
  const cold = await watchProcess(app.dataFolder, async () => {
    const start = performance.now()
    const snapshot = await app.db.transaction((tx) => loadSnapshot(tx, app.county.code, facts))
    loadSeconds = (performance.now() - start) / 1000
    return { snapshot, ...simulate(app, snapshot) }
  })
  const { snapshot, before, changed } = cold.value
  const [cpu, warm] = [process.cpuUsage(), performance.now()]
  simulate(app, snapshot)
  const warmSeconds = (performance.now() - warm) / 1000
  const warmCpuSeconds = cpuSecondsSince(cpu)
  say('用 SQL 测算同样的类别……')
  const bySql = await watchProcess(app.dataFolder, () => app.db.transaction((tx) => countBySql(tx, app))) // biome-ignore format: one call
  const { persons, households } = snapshot
  return {
    persons,
    households,
    columns: facts.length,
    coldSeconds: cold.seconds,
    loadSeconds,
    warmSeconds,
    warmCpuSeconds,
    changed,
    peakMegabytes: cold.peakBytes / 1e6,
    sqlHouseholdsPerCpuSecond: bySql.databaseCpu ? households / bySql.databaseCpu : undefined,
    differingClasses: differing(before, bySql.value),
  }
}

function simulate(
  app: App,
  snapshot: LoadedSnapshot,
): { readonly before: SnapshotEvaluation; readonly changed: number } {
  const checked = app.compiled
  const before = evaluateSnapshot(checked, snapshot, { day })
  const after = evaluateSnapshot(checked, snapshot, { day, parameters: raised })
  let changed = 0
  for (const [row, category] of before.categories.entries()) {
    if (category !== after.categories[row]) changed += 1
  }
  return { before, changed }
}

async function countBySql(tx: Transaction, app: App): Promise<ReadonlyMap<string, number>> {
  const { household } = compileSql(app.compiled, { day })
  const rows = await tx.query<{ category: string; count: number }>(
    sql`select category, count(*) as count from (${bound(household.text, app)}) as e group by category`,
  )
  return new Map(rows.map((one) => [one.category, one.count]))
}

function bound(text: string, app: App): Sql {
  return trusted(text.replaceAll(/\$1(?!\d)/g, `'${app.county.code}'`))
}

function differing(found: SnapshotEvaluation, bySql: ReadonlyMap<string, number>): number {
  const counts = new Map<string, number>()
  for (const category of found.categories) {
    const name = found.names[category] ?? ''
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const names = new Set([...counts.keys(), ...bySql.keys()])
  return [...names].filter((name) => counts.get(name) !== bySql.get(name)).length
}
