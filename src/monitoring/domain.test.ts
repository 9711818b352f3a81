import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/index'
import {
  alertEvents,
  alertStates,
  alertTransitions,
  type Cycle,
  duePeriod,
  episodePeriod,
  openAlertStates,
  rerunWord,
} from './domain.ts'

describe('the states of an alert', () => {
  const possible = [
    '待推送 推送 处置中',
    '待推送 全部退回 待推送',
    '待推送 核实清除 已办结',
    '待推送 认定误报 误报',
    '待推送 情形消失 情形已消失',
    '处置中 推送 处置中',
    '处置中 全部退回 待推送',
    '处置中 办结 已办结',
    '处置中 核实清除 已办结',
    '处置中 认定误报 误报',
    '处置中 情形消失 情形已消失',
  ]
  test.each(alertStates.flatMap((state) => alertEvents.map((event) => [state, event] as const)))(
    '%s and %s',
    (state, event) => {
      const listed = possible.find((line) => line.startsWith(`${state} ${event} `))
      expect(alertTransitions[state][event]).toBe(listed?.split(' ')[2] ?? null)
    },
  )

  test('an alert that was answered or has vanished is open no more', () => {
    expect(openAlertStates).toEqual(['待推送', '处置中'])
  })
})

describe('periods', () => {
  test.each<[Cycle, string, string | undefined]>([
    ['月', '2024-10-11', '2024-10'],
    ['季', '2024-10-11', '2024-Q4'],
    ['学期', '2024-10-11', '2024秋季学期'],
    ['学期', '2025-01-31', '2024秋季学期'],
    ['学期', '2025-02-01', '2025春季学期'],
    ['学期', '2024-08-31', '2024春季学期'],
    ['年', '2024-10-11', '2024'],
    ['不定期', '2024-10-11', undefined],
  ])('the episode of a rule by %s on %s is %s', (cycle, day, name) => {
    expect(episodePeriod(cycle, localDate(day))).toBe(name)
  })

  test.each<[Cycle, string, string | undefined, string | undefined]>([
    ['月', '2024-10-11', '2024-09', '2024-09'],
    ['月', '2025-01-01', '2024-12', '2024-12'],
    ['季', '2024-10-11', '2024-Q3', '2024-07'],
    ['季', '2025-02-11', '2024-Q4', '2024-10'],
    ['学期', '2024-10-11', '2024秋季学期', '2024-09'],
    ['学期', '2024-09-11', '2024春季学期', '2024-02'],
    ['学期', '2025-02-11', '2024秋季学期', '2024-09'],
    ['年', '2024-10-11', '2023', '2023-01'],
    ['不定期', '2024-10-11', undefined, undefined],
  ])('a dataset by %s is due on %s for %s', (cycle, day, name, from) => {
    const due = duePeriod(cycle, localDate(day))
    expect([due?.name, due?.from]).toEqual([name, from])
  })
})

test('unknown after a reply is 待核实, never 已不成立', () => {
  expect([true, false, null].map(rerunWord)).toEqual(['仍然成立', '已不成立', '待核实'])
})
