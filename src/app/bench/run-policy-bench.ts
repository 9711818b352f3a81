import os from 'node:os'
import { localDate } from '#kernel/index'
import { packageVersion } from '../package-root.ts'
import { compareEngines, type EngineComparison } from './compare-engines.ts'
import { fillRegistry } from './fill-registry.ts'
import { type ExplainedFigures, measureExplained } from './measure-explained.ts'
import { measureSimulation, type SimulationFigures } from './measure-simulation.ts'
import { withBench } from './open-bench.ts'

export interface PolicyBenchReport {
  readonly version: string
  readonly node: string
  readonly database: string
  readonly cores: number
  /** Load average of the last minute, before and after. */
  readonly load: readonly [number, number]
  readonly explained: ExplainedFigures
  readonly engines: EngineComparison
  readonly simulation: SimulationFigures
}

/** What evaluating the policy costs: one household, beside other engines, and everybody at once. */
export async function runPolicyBench(
  persons: number,
  say: (line: string) => void,
): Promise<PolicyBenchReport> {
  const before = os.loadavg()[0] ?? 0
  return withBench(async (app) => {
    say(`生成 ${persons} 人的底册……`)
    await fillRegistry(app.db, app.acting('性能测量', localDate('2024-10-11')), persons)
    const simulation = await measureSimulation(app, say)
    say('逐户测算并说明……')
    const explained = measureExplained(app)
    say('与其他引擎对照……')
    const engines = await compareEngines(app)
    return {
      version: packageVersion(),
      node: process.version,
      database: `PostgreSQL ${await app.db.version()}`,
      cores: os.availableParallelism(),
      load: [before, os.loadavg()[0] ?? 0],
      explained,
      engines,
      simulation,
    }
  })
}
