import { expect, test } from 'vitest'
import { compareEvaluations } from './compare-evaluations.ts'
import { boundsText, simulationCsv } from './describe-simulation.ts'
import type { HouseholdCost, RegistryEvaluation } from './evaluate-registry.ts'

const registered = ['a', 'b', 'c'].map((id, index) => ({
  id,
  number: `H${index + 1}`,
  township: index < 2 ? '甲乡' : '乙镇',
  village: '',
  members: 2,
  recordedCategory: null,
}))

const none = { settled: 0, isOpen: false, openLow: 0, openHigh: 0 }

function settled(householdId: string, amount: number): HouseholdCost {
  return { ...none, householdId, settled: amount }
}

function open(householdId: string, openLow: number, openHigh: number | null): HouseholdCost {
  return { ...none, householdId, isOpen: true, openLow, openHigh }
}

function evaluation(
  households: readonly (readonly [string, string, number | null])[],
  costs: readonly HouseholdCost[] = [],
  persons: RegistryEvaluation['persons'] = [],
): RegistryEvaluation {
  const relation = ''
  return {
    households: households.map(([id, category, benefit]) => ({ id, category, benefit })),
    persons,
    costs,
    relations: {
      ...{ person: relation, household: relation, supporter: relation },
      ...{ householdDetermination: relation, personDetermination: relation },
    },
  }
}

const before = evaluation(
  [
    ['a', '低保对象', 10_000],
    ['b', '不符合', null],
    ['c', '不符合', null],
  ],
  [settled('a', 10_000)],
)
const after = evaluation(
  [
    ['a', '低保对象', 12_000],
    ['b', '待核实', null],
    ['c', '低保对象', 500],
  ],
  [settled('a', 12_000), open('b', 0, 30_000), settled('c', 500)],
  [{ id: 'p', householdId: 'c', category: '低保对象(单人保)' }],
)

test('who moves, who becomes open, whose amount changes', () => {
  const change = compareEvaluations(registered, before, after)
  expect(change).toMatchObject({ households: 3, persons: 6 })
  expect(change.moved.map((one) => [one.number, one.before, one.after])).toEqual([
    ['H2', '不符合', '待核实'],
    ['H3', '不符合', '低保对象'],
  ])
  expect(change.becomeOpen.map((one) => one.number)).toEqual(['H2'])
  expect(change.amountChanged.map((one) => one.number)).toEqual(['H1'])
  expect(change.personMatrix).toEqual([{ from: '随户', to: '低保对象(单人保)', count: 1 }])
})

test('the matrix counts every household once', () => {
  const { matrix } = compareEvaluations(registered, before, after)
  expect(matrix.reduce((sum, one) => sum + one.count, 0)).toBe(3)
  expect(matrix).toContainEqual({ from: '低保对象', to: '低保对象', count: 1 })
})

test('open amounts are counted apart, between their bounds', () => {
  const { townships, total } = compareEvaluations(registered, before, after)
  expect(townships.find((one) => one.township === '甲乡')?.after).toEqual({
    settled: 12_000,
    open: 1,
    openLow: 0,
    openHigh: 30_000,
  })
  expect(total.after.settled - total.before.settled).toBe(2_500)
})

test('one amount without a bound leaves the sum without one', () => {
  const unbounded = evaluation([['a', '待核实', null]], [open('a', 0, null), open('b', 1, 2)])
  expect(compareEvaluations(registered, before, unbounded).total.after).toMatchObject({
    open: 2,
    openLow: 1,
    openHigh: null,
  })
})

test('the list opens in a spreadsheet and runs nothing there', () => {
  const odd = registered.map((one) => ({ ...one, village: '=1+1,"甲"' }))
  const csv = simulationCsv(compareEvaluations(odd, before, after))
  expect(csv.split('\r\n')[1]).toBe(`H2,甲乡,"'=1+1,""甲""",不符合,待核实,,,0.00,0.00,0.00,300.00`)
  expect(csv.split('\r\n')[3]).toContain(',100.00,120.00,100.00,100.00,120.00,120.00')
})

test('a scheme alone that gives more, or may, is a change of the amount', () => {
  const was = evaluation([['a', '特困人员', null], ['b', '特困人员', null]], [
    { ...settled('a', 62_400), ...{ isOpen: true, openHigh: null } },
    settled('b', 62_400),
  ]) // biome-ignore format: one household a line
  const becomes = evaluation([['a', '特困人员', null], ['b', '特困人员', null]], [
    { ...settled('a', 96_000), ...{ isOpen: true, openHigh: null } },
    { ...settled('b', 62_400), ...{ isOpen: true, openHigh: 5_000 } },
  ]) // biome-ignore format: one household a line
  const change = compareEvaluations(registered, was, becomes)
  expect(change.moved).toEqual([])
  expect(change.amountChanged.map((one) => [one.number, one.costBefore, one.costAfter])).toEqual([
    ['H1', { low: 62_400, high: null }, { low: 96_000, high: null }],
    ['H2', { low: 62_400, high: 62_400 }, { low: 62_400, high: 67_400 }],
  ])
  expect(change.total.before).toEqual({ settled: 124_800, open: 1, openLow: 0, openHigh: null })
  expect(boundsText(change.amountChanged[0]?.costAfter ?? { low: 0, high: 0 })).toBe('960.00 以上')
})
