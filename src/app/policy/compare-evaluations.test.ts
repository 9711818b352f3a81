import { expect, test } from 'vitest'
import { compareEvaluations } from './compare-evaluations.ts'
import { simulationCsv } from './describe-simulation.ts'
import type { HouseholdCost, RegistryEvaluation } from './evaluate-registry.ts'

const registered = ['a', 'b', 'c'].map((id, index) => ({
  id,
  number: `H${index + 1}`,
  township: index < 2 ? '甲乡' : '乙镇',
  village: '',
  members: 2,
  recordedCategory: null,
}))

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
  [{ householdId: 'a', low: 10_000, high: 10_000 }],
)
const after = evaluation(
  [
    ['a', '低保对象', 12_000],
    ['b', '待核实', null],
    ['c', '低保对象', 500],
  ],
  [
    { householdId: 'a', low: 12_000, high: 12_000 },
    { householdId: 'b', low: 0, high: 30_000 },
    { householdId: 'c', low: 500, high: 500 },
  ],
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
  const open = evaluation(
    [['a', '待核实', null]],
    [
      { householdId: 'a', low: 0, high: null },
      { householdId: 'b', low: 1, high: 2 },
    ],
  )
  expect(compareEvaluations(registered, before, open).total.after).toMatchObject({
    open: 2,
    openLow: 1,
    openHigh: null,
  })
})

test('the list opens in a spreadsheet and runs nothing there', () => {
  const odd = registered.map((one) => ({ ...one, village: '=1+1,"甲"' }))
  const csv = simulationCsv(compareEvaluations(odd, before, after))
  expect(csv.split('\r\n')[1]).toBe(`H2,甲乡,"'=1+1,""甲""",不符合,待核实,,`)
  expect(csv.split('\r\n')[3]).toContain(',100.00,120.00')
})
