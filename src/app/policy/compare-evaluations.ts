import { undecided } from '#policy/index'
import type { HouseholdCost, RegistryEvaluation } from './evaluate-registry.ts'
import type { RegisteredHousehold } from './list-registered.ts'

/** Fen a month: what is settled, and between which bounds the open lies. */
export interface Cost {
  readonly settled: number
  /** Households some part of whose cost is open. */
  readonly open: number
  readonly openLow: number
  /** Null: at least one has no bound. */
  readonly openHigh: number | null
}

export interface TownshipCost {
  readonly township: string
  readonly before: Cost
  readonly after: Cost
}

export interface ClassMove {
  readonly from: string
  readonly to: string
  readonly count: number
}

export interface MovedHousehold {
  readonly id: string
  readonly number: string
  readonly township: string
  readonly village: string
  readonly members: number
  readonly before: string
  readonly after: string
  /** Fen a month; null: none or not settled. */
  readonly benefitBefore: number | null
  readonly benefitAfter: number | null
  /** Fen a month by the schemes of 基本生活. */
  readonly costBefore: CostBounds
  readonly costAfter: CostBounds
}

/** Fen a month; high null: no bound. */
export interface CostBounds {
  readonly low: number
  readonly high: number | null
}

export interface EvaluationChange {
  readonly households: number
  readonly persons: number
  /** Every pair of classes that households have before and after, the unchanged among them. */
  readonly matrix: readonly ClassMove[]
  /** The same of persons with a class of their own; 随户: none. */
  readonly personMatrix: readonly ClassMove[]
  /** Households of another class, and of the same class with another amount, of a scheme too. */
  readonly moved: readonly MovedHousehold[]
  readonly amountChanged: readonly MovedHousehold[]
  readonly becomeOpen: readonly MovedHousehold[]
  readonly townships: readonly TownshipCost[]
  readonly total: Pick<TownshipCost, 'before' | 'after'>
}

const withHousehold = '随户'

/** What another policy (or another value) changes for the households of a registry. */
export function compareEvaluations(
  registered: readonly RegisteredHousehold[],
  before: RegistryEvaluation,
  after: RegistryEvaluation,
): EvaluationChange {
  const was = new Map(before.households.map((one) => [one.id, one]))
  const becomes = new Map(after.households.map((one) => [one.id, one]))
  const costWas = new Map(before.costs.map((one) => [one.householdId, one]))
  const costBecomes = new Map(after.costs.map((one) => [one.householdId, one]))
  const rows = registered.flatMap((household) => {
    const [old, now] = [was.get(household.id), becomes.get(household.id)]
    return old && now ? [{ ...household, old, now }] : []
  })
  const lines = rows.map(({ id, number, township, village, members, old, now }) => ({
    ...{ id, number, township, village, members },
    ...{ before: old.category, after: now.category },
    ...{ benefitBefore: old.benefit, benefitAfter: now.benefit },
    ...{ costBefore: boundsOf(costWas.get(id)), costAfter: boundsOf(costBecomes.get(id)) },
  }))
  const moved = lines.filter((one) => one.before !== one.after)
  const own = (evaluation: RegistryEvaluation) =>
    new Map(evaluation.persons.map((one) => [one.id, one.category]))
  return {
    households: rows.length,
    persons: registered.reduce((sum, one) => sum + one.members, 0),
    matrix: movesOf(lines.map((one) => [one.before, one.after])),
    personMatrix: movesOf(pairsOf(own(before), own(after))),
    moved,
    amountChanged: lines.filter((one) => one.before === one.after && hasOtherAmount(one)),
    becomeOpen: moved.filter((one) => one.after === undecided),
    ...costsByTownship(registered, before, after),
  }
}

function boundsOf(cost: HouseholdCost | undefined): CostBounds {
  if (!cost) return { low: 0, high: 0 }
  const { settled, openLow, openHigh } = cost
  return { low: settled + openLow, high: openHigh === null ? null : settled + openHigh }
}

function hasOtherAmount(one: MovedHousehold): boolean {
  const { costBefore, costAfter } = one
  return (
    one.benefitBefore !== one.benefitAfter ||
    costBefore.low !== costAfter.low ||
    costBefore.high !== costAfter.high
  )
}

function pairsOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): (readonly [string, string])[] {
  const ids = new Set([...before.keys(), ...after.keys()])
  return [...ids].map((id) => [before.get(id) ?? withHousehold, after.get(id) ?? withHousehold])
}

function movesOf(pairs: readonly (readonly [string, string])[]): readonly ClassMove[] {
  const counts = new Map<string, { from: string; to: string; count: number }>()
  for (const [from, to] of pairs) {
    const key = `${from}\n${to}`
    const move = counts.get(key) ?? { from, to, count: 0 }
    move.count += 1
    counts.set(key, move)
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)
}

function costsByTownship(
  registered: readonly RegisteredHousehold[],
  before: RegistryEvaluation,
  after: RegistryEvaluation,
): Pick<EvaluationChange, 'townships' | 'total'> {
  const townshipOf = new Map(registered.map((one) => [one.id, one.township]))
  const names = [...new Set(registered.map((one) => one.township))].sort()
  const [was, becomes] = [costsOf(before, townshipOf), costsOf(after, townshipOf)]
  const townships = names.map((township) => ({
    township,
    before: was.get(township) ?? nothing,
    after: becomes.get(township) ?? nothing,
  }))
  return {
    townships,
    total: {
      before: townships.map((one) => one.before).reduce(sumOf, nothing),
      after: townships.map((one) => one.after).reduce(sumOf, nothing),
    },
  }
}

const nothing: Cost = { settled: 0, open: 0, openLow: 0, openHigh: 0 }

function costsOf(
  { costs }: RegistryEvaluation,
  townshipOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, Cost> {
  const found = new Map<string, Cost>()
  for (const { householdId, isOpen, ...amounts } of costs) {
    const township = townshipOf.get(householdId)
    if (township === undefined) continue
    const cost = { ...amounts, open: isOpen ? 1 : 0 }
    found.set(township, sumOf(found.get(township) ?? nothing, cost))
  }
  return found
}

function sumOf(one: Cost, other: Cost): Cost {
  const isBounded = one.openHigh !== null && other.openHigh !== null
  return {
    settled: one.settled + other.settled,
    open: one.open + other.open,
    openLow: one.openLow + other.openLow,
    openHigh: isBounded ? (one.openHigh ?? 0) + (other.openHigh ?? 0) : null,
  }
}
