import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltPackage, buildPackage } from './build-package.ts'
import { type Started, startCommand } from './command-line.ts'
import { endProcesses, findProcesses } from './processes.ts'
import { differences, type Found, readState, type State } from './read-state.ts'
import {
  copyCounty,
  type Engine,
  makeSmallCounty,
  must,
  type SmallCounty,
  today,
} from './small-county.ts'

/** The phases of an import with the round after it, as the command line says them. */
const phases = [
  { phase: 'stage', says: '阶段：暂存', times: 1 },
  { phase: 'match', says: '阶段：匹配', times: 1 },
  { phase: 'apply', says: '阶段：入库', times: 1 },
  { phase: 'commit of the import', says: '阶段：提交', times: 1 },
  { phase: 'evaluate', says: '阶段：测算', times: 1 },
  { phase: 'raise', says: '阶段：预警', times: 1 },
  { phase: 'commit of the round', says: '阶段：提交', times: 2 },
] as const

const minute = 60_000
const isLong = process.env.DOUDI_LONG === '1'
/** In the ordinary run those between which most happens. */
const ordinary: readonly string[] = ['apply', 'commit of the import', 'raise']
const randomKills = isLong ? 10 : 1

interface Journey {
  readonly built: BuiltPackage
  /** As it was before the file was imported. */
  readonly county: SmallCounty
  readonly before: State
  /** As an import that nobody killed leaves it. */
  readonly after: State
  readonly durationMs: number
}

/**
 * An import with its round, killed at every phase and at random moments, on one engine; on PGlite, which is
 * for trial only, in the long run.
 */
export function describeCrashes(engine: Engine): void {
  describe.runIf(isLong || engine === 'embedded')(
    `an import killed with SIGKILL on ${engine}`,
    () => {
      let journey: Journey
      beforeAll(async () => {
        journey = await beginJourney(engine)
      }, 5 * minute)
      afterAll(() => {
        if (!journey) return
        fs.rmSync(journey.county.folder, { recursive: true, force: true })
      })

      test('raises alerts and finds leads when it is not killed', () => {
        const { after, before } = journey
        expect(before.alert).toEqual([])
        expect(after.alert?.filter((line) => line.includes('"W31"'))).toHaveLength(5)
        expect(after.lead).toHaveLength(3)
        expect(after.household_due).toEqual([])
        expect(after.chain_pending).toEqual([])
        expect(after.monitoring_round).toHaveLength(1 + (before.monitoring_round?.length ?? 0))
      })

      test.each(phases.filter(({ phase }) => isLong || ordinary.includes(phase)))(
        'in the phase $phase is as before or as after',
        async (at) => {
          await killAndRepeat(journey, (started) => started.said(at.says, at.times))
        },
        3 * minute,
      )

      test.each(Array.from({ length: randomKills }, (_, at) => at + 1))(
        'at random moment %i is as before or as after',
        async () => {
          const ms = Math.floor(Math.random() * journey.durationMs)
          await killAndRepeat(journey, () => sleep(ms))
        },
        3 * minute,
      )
    },
  )
}

async function beginJourney(engine: Engine): Promise<Journey> {
  const built = await buildPackage()
  const county = await makeSmallCounty(built.main, engine)
  const { state: before } = await readState(county.data)
  const whole = copyCounty(built.main, county)
  const began = Date.now()
  must(await whole.run(importing(county)))
  const durationMs = Date.now() - began
  const { state: after, remains } = await readState(whole.data)
  expect(remains).toEqual([])
  fs.rmSync(whole.folder, { recursive: true, force: true })
  return { built, county, before, after, durationMs }
}

function importing(county: SmallCounty): string[] {
  return ['import', 'auto', county.files.medical, '--today', today]
}

type Until = (started: Started) => Promise<void>

async function killAndRepeat(journey: Journey, until: Until): Promise<void> {
  const county = copyCounty(journey.built.main, journey.county)
  try {
    await killOnce(journey, county, until)
    expectWhole(journey, await readState(county.data))
    await expectRepeated(journey, county)
    expect(findProcesses(county.folder)).toEqual([])
  } finally {
    endProcesses(county.folder)
    fs.rmSync(county.folder, { recursive: true, force: true })
  }
}

async function killOnce({ built }: Journey, county: SmallCounty, until: Until): Promise<void> {
  const args = [...importing(county), '--data', county.data]
  const started = startCommand(built.main, args, { env: { DOUDI_KEY_FILE: county.keyFile } })
  await until(started)
  started.process.kill('SIGKILL')
  await started.ended
}

/** The same command again ends as one that nobody killed, with nothing left of the first. */
async function expectRepeated({ after }: Journey, county: SmallCounty): Promise<void> {
  must(await county.run(importing(county)))
  const repeated = await readState(county.data)
  expect(differences(repeated.state, after)).toEqual([])
  expect(repeated.remains).toEqual([])
  await expectHealthy(county)
}

/** Two transactions, the import and the round: each wholly there or not at all. */
function expectWhole({ before, after }: Journey, { state }: Found): void {
  const isLonger = (table: string): boolean =>
    (state[table]?.length ?? 0) > (before[table]?.length ?? 0)
  if (!isLonger('import_batch')) {
    expect(differences(state, before)).toEqual([])
    return
  }
  if (isLonger('monitoring_round')) {
    // Sealing the chain follows as a step of its own.
    expect(differences({ ...state, chain_pending: [] }, after)).toEqual([])
    return
  }
  expect(differences(pick(state, tablesOfRound), pick(before, tablesOfRound))).toEqual([])
  expect(differences(pick(state, tablesOfImport), pick(after, tablesOfImport))).toEqual([])
  // Whom the file touched waits for the round.
  expect(state.household_due).toHaveLength(60)
}

function pick(state: State, tables: readonly string[]): State {
  return Object.fromEntries(tables.map((table) => [table, state[table] ?? []]))
}

const tablesOfRound = [
  'household_determination',
  'person_determination',
  'alert',
  'push',
  'monitoring_round',
  'data_request',
  'chain_entry',
] as const

const tablesOfImport = [
  'import_batch',
  'row_problem',
  'observation',
  'sighting',
  'coverage',
  'fact_conflict',
  'person_profile',
  'household_profile',
  'lead',
  'match_candidate',
] as const

async function expectHealthy(county: SmallCounty): Promise<void> {
  const { stdout } = await county.run(['doctor', '--json'])
  const problems: readonly string[] = JSON.parse(stdout).problems
  // PGlite says of itself that it is for trial only; nothing else may be wrong.
  const isOfEngine = (problem: string) => /PGlite|数据库角色/.test(problem)
  expect(problems.filter((problem) => !isOfEngine(problem))).toEqual([])
  if (county.engine === 'embedded') expect(problems).toEqual([])
  expect(fs.existsSync(path.join(county.data, 'pg/postmaster.pid'))).toBe(false)
}
