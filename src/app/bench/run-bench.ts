import os from 'node:os'
import { localDate } from '#kernel/index'
import type { App } from '../app.ts'
import { packageVersion } from '../package-root.ts'
import { fillRegistry } from './fill-registry.ts'
import type { Latency } from './latency.ts'
import { measureHousehold } from './measure-household.ts'
import { type ImportFigures, measureImports } from './measure-import.ts'
import { measureRound, type RoundFigures } from './measure-round.ts'
import { withBench } from './open-bench.ts'

export interface BenchFigures {
  readonly persons: number
  readonly households: number
  readonly fillSeconds: number
  readonly imports: Readonly<Record<string, ImportFigures>>
  readonly round: RoundFigures
  /** Milliseconds. */
  readonly household: Latency
}

export interface BenchReport {
  readonly version: string
  readonly node: string
  readonly database: string
  readonly cores: number
  readonly load: number
  readonly figures: readonly BenchFigures[]
}

/** Measures on an embedded database in a temporary folder, one registry of each size. */
export async function runBench(
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<BenchReport> {
  const figures: BenchFigures[] = []
  let database = ''
  for (const persons of sizes) {
    await withBench(async (app) => {
      database = `PostgreSQL ${await app.db.version()}`
      figures.push(await measureSize(app, persons, say))
    })
  }
  const load = os.loadavg()[0] ?? 0
  const cores = os.availableParallelism()
  return { version: packageVersion(), node: process.version, database, cores, load, figures }
}

async function measureSize(
  app: App,
  persons: number,
  say: (line: string) => void,
): Promise<BenchFigures> {
  say(`生成 ${persons} 人的底册……`)
  const start = performance.now()
  const acting = app.acting('性能测量', localDate('2024-10-11'))
  const { households } = await fillRegistry(app.db, acting, persons)
  const fillSeconds = (performance.now() - start) / 1000
  const imports = await measureImports(app, persons, say)
  const round = await measureRound(app, say)
  say('一户变化后重新测算……')
  const household = await measureHousehold(app, persons)
  return { persons, households, fillSeconds, imports, round, household }
}
