import { localDate } from '#kernel/index'
import { compilePack, evaluatorFor, explainedEvaluatorFor, loadPack } from '#policy/index'
import type { App } from '../app.ts'
import { perCpuSecond, perCpuSecondOf } from './per-cpu-second.ts'
import {
  feelOfTen,
  packOfTen,
  type TenFacts,
  tenConditions,
  tenFacts,
  zenOfTen,
} from './ten-conditions.ts'

/** One engine on the rule of ten conditions. */
export interface EngineFigures {
  readonly perCpuSecond: number
  /** Households with all facts known where a verdict differs from ours; it must be 0. */
  readonly differing: number
  /** What it says of a condition whose fact is unknown; ours says unknown, ten times. */
  readonly ofUnknown: Readonly<Record<string, number>>
}

export interface EngineComparison {
  /** Verdict, values and missing facts of each condition. */
  readonly ours: EngineFigures
  /** By closures, verdicts only. */
  readonly ourClosures: EngineFigures
  /** Absent: not installed, they are development dependencies. */
  readonly zen?: EngineFigures
  readonly feelin?: EngineFigures
}

type Verdicts = readonly unknown[]
type Engine = (facts: TenFacts) => Verdicts | Promise<Verdicts>

const households = Array.from({ length: 1000 }, (_, at) => tenFacts(at))

/** The same rule in our language, in ZEN and in FEEL, over the same households, in one run. */
export async function compareEngines(app: App): Promise<EngineComparison> {
  const { explained, closures } = ourEngines(app)
  const [zen, feelin] = [await zenEngine(), await feelinEngine()]
  const expected = households.map((one) => explained(one))
  const figures = (engine: Engine, rounds: number) => figuresOf(engine, rounds, expected)
  return {
    ours: await figures(explained, 200),
    ourClosures: await figures(closures, 100),
    ...(zen && { zen: await figures(zen, 10) }),
    ...(feelin && { feelin: await figures(feelin, 2) }),
  }
}

function ourEngines(app: App): {
  readonly explained: (facts: TenFacts) => Verdicts
  readonly closures: (facts: TenFacts) => Verdicts
} {
  const { catalogue } = app
  const files = [{ path: 'bench/pack.yaml', text: packOfTen() }]
  const pack = compilePack(loadPack({ files, catalogue }), catalogue)
  const given = { day: localDate('2024-10-11') }
  const [explain, evaluate] = [explainedEvaluatorFor(pack, given), evaluatorFor(pack, given)]
  return {
    explained: (household) =>
      explain({ household, members: [] }).conditions.map((one) => one.truth),
    closures: (household) =>
      evaluate({ household, members: [] }, { rules: false }).household.verdicts.map((one) => one.truth), // biome-ignore format: one chain
  }
}

async function zenEngine(): Promise<Engine | undefined> {
  const module = await import('@gorules/zen-engine').catch(() => undefined)
  if (!module) return undefined
  const decision = new module.ZenEngine().createDecision(zenOfTen())
  return async (facts) => {
    const { result } = await decision.evaluate(facts, { trace: true })
    return tenConditions.map((_, at) => result[`c${at + 1}`])
  }
}

async function feelinEngine(): Promise<Engine | undefined> {
  const module = await import('feelin').catch(() => undefined)
  if (!module) return undefined
  const text = feelOfTen()
  return (facts) => {
    const value = module.evaluate(text, facts).value as Readonly<Record<string, unknown>> // the context that the text writes
    return tenConditions.map((_, at) => value[`c${at + 1}`])
  }
}

async function figuresOf(
  engine: Engine,
  rounds: number,
  expected: readonly Verdicts[],
): Promise<EngineFigures> {
  let differing = 0
  for (const [at, facts] of households.entries()) {
    const verdicts = await engine(facts)
    if (JSON.stringify(verdicts) !== JSON.stringify(expected[at])) differing += 1
  }
  return {
    perCpuSecond: await speedOf(engine, rounds),
    differing,
    ofUnknown: await unknownsOf(engine),
  }
}

async function speedOf(engine: Engine, rounds: number): Promise<number> {
  const [first] = households
  if (first && engine(first) instanceof Promise) {
    return perCpuSecondOf(rounds * households.length, async () => {
      for (let round = 0; round < rounds; round += 1) {
        for (const facts of households) await engine(facts)
      }
    })
  }
  return perCpuSecond(rounds * households.length, (at) => engine(households[at % 1000] ?? {}))
}

/** Each fact is unknown in turn; what the condition that reads it says then. */
async function unknownsOf(engine: Engine): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {}
  const [facts] = households
  const codes = Object.keys(facts ?? {})
  for (const [at, code] of codes.entries()) {
    const says = await Promise.resolve(engine({ ...facts, [code]: null }))
      .then((verdicts) => verdicts[at])
      .catch(() => '出错')
    const word = says === null || says === undefined ? '未知' : String(says)
    found[word] = (found[word] ?? 0) + 1
  }
  return found
}
