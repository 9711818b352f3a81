import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Acting, recordAudit } from '#access/index'
import type { Simulation, SimulationInput, WrittenFile } from '#http/index'
import { type LocalDate, localDate } from '#kernel/index'
import { diffPacks, type PackChange } from '#policy/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import type { ClassMove, EvaluationChange, MovedHousehold } from './compare-evaluations.ts'
import { simulationCsv } from './describe-simulation.ts'
import { policyWith } from './draft-changes.ts'
import { comparePolicies } from './simulate-policy.ts'

/** How many households are shown; all of them are in the file. */
const mostShown = 200

interface Simulated {
  readonly asOf: LocalDate
  readonly tookMs: number
  readonly changes: readonly PackChange[]
  readonly compared: EvaluationChange
}

async function simulate(
  app: App,
  acting: Acting,
  { changes, effectiveOn, asOf }: SimulationInput,
): Promise<Simulated> {
  const began = performance.now()
  const from = localDate(effectiveOn)
  const isLater = from > acting.today
  const day = asOf === undefined ? (isLater ? from : acting.today) : localDate(asOf)
  const after = policyWith(app.policy, changes, from)
  const compared = await comparePolicies(app, {
    before: { policy: app.policy },
    after: { policy: after },
    asOf: day,
  })
  const tookMs = Math.round(performance.now() - began)
  return { asOf: day, tookMs, changes: diffPacks(app.pack, after.pack), compared }
}

/** Who would enter and leave each class under the changes, and what it would cost; nothing is written. */
export async function simulateChanges(
  app: App,
  acting: Acting,
  input: SimulationInput,
): Promise<Simulation> {
  const { asOf, tookMs, changes, compared } = await simulate(app, acting, input)
  const { households, persons, matrix, moved, amountChanged, total, townships } = compared
  return {
    ...{ asOf, tookMs, households, persons },
    changed: changes.map(({ kind, name, part, before, after }) =>
      [kind, name, part, before === undefined ? '' : `${before} →`, after ?? '删去']
        .filter((one) => one !== undefined && one !== '')
        .join(' '),
    ),
    classes: classesOf(matrix, moved),
    costs: { before: costOf(total.before), after: costOf(total.after) },
    townships: townships.map(({ township, before, after }) => ({
      township,
      ...{ before: costOf(before), after: costOf(after) },
    })),
    moved: moved.slice(0, mostShown).map(shownMove),
    movedTotal: moved.length,
    amountChanged: amountChanged.length,
  }
}

/** Every household whose class or amount is another one, as a file; the log notes it. */
export async function writeSimulated(
  app: App,
  acting: Acting,
  given: { readonly input: SimulationInput; readonly folder: string },
): Promise<WrittenFile> {
  const { asOf, compared } = await simulate(app, acting, given.input)
  const fileName = `政策试算-${asOf}.csv`
  const target = path.join(given.folder, fileName)
  await inCounty(app, acting, (tx) =>
    recordAudit(tx, acting, {
      kind: '导出',
      action: '政策试算',
      outcome: '成功',
      purpose: `政策试算 按 ${asOf}`,
      route: 'POST /api/policy/simulations/file',
      count: compared.moved.length + compared.amountChanged.length,
    }),
  )
  await writeFile(target, simulationCsv(compared))
  return { path: target, fileName }
}

function classesOf(
  matrix: readonly ClassMove[],
  moved: readonly MovedHousehold[],
): Simulation['classes'] {
  const names = [...new Set(matrix.flatMap(({ from, to }) => [from, to]))]
  const sum = (has: (move: ClassMove) => boolean) =>
    matrix.filter(has).reduce((total, one) => total + one.count, 0)
  const persons = (has: (one: MovedHousehold) => boolean) =>
    moved.filter(has).reduce((total, one) => total + one.members, 0)
  return names.map((category) => ({
    category,
    before: sum((one) => one.from === category),
    after: sum((one) => one.to === category),
    entering: sum((one) => one.to === category && one.from !== category),
    leaving: sum((one) => one.from === category && one.to !== category),
    enteringPersons: persons((one) => one.after === category),
    leavingPersons: persons((one) => one.before === category),
    leavingTo: matrix
      .filter((one) => one.from === category && one.to !== category)
      .map(({ to, count }) => ({ category: to, households: count })),
  }))
}

function costOf({ settled, open }: { readonly settled: number; readonly open: number }) {
  return { settled, open }
}

function shownMove(one: MovedHousehold): Simulation['moved'][number] {
  const { id, number, township, village, before, after, costBefore, costAfter } = one
  return {
    ...{ id, number, township, village, before, after },
    costBefore: { ...costBefore },
    costAfter: { ...costAfter },
  }
}
