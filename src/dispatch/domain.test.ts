import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/index'
import { withdrawablePushStates } from '#monitoring/domain'
import {
  type Duty,
  foldAlertState,
  levelAbove,
  type PushState,
  pushEvents,
  pushStates,
  pushTransitions,
  statesOpenTo,
  townshipOf,
  urgingStep,
} from './domain.ts'

describe('the states of a push', () => {
  const possible = [
    '已推送 签收 已签收',
    '已推送 退回 退回',
    '已推送 转办 转办',
    '已推送 督办 已推送',
    '已推送 随案办结 已办结',
    '已推送 撤回 撤回',
    '已签收 开始处置 处置中',
    '已签收 反馈 已反馈',
    '已签收 退回 退回',
    '已签收 转办 转办',
    '已签收 督办 已签收',
    '已签收 随案办结 已办结',
    '已签收 撤回 撤回',
    '处置中 反馈 已反馈',
    '处置中 退回 退回',
    '处置中 转办 转办',
    '处置中 督办 处置中',
    '处置中 随案办结 已办结',
    '处置中 撤回 撤回',
    '已反馈 开始处置 处置中',
    '已反馈 反馈 已反馈',
    '已反馈 办结 已办结',
    '已反馈 随案办结 已办结',
    '已反馈 撤回 撤回',
    '退回 转办 转办',
    '退回 撤回 撤回',
  ]
  test.each(pushStates.flatMap((state) => pushEvents.map((event) => [state, event] as const)))(
    '%s and %s',
    (state, event) => {
      const listed = possible.find((line) => line.startsWith(`${state} ${event} `))
      expect(pushTransitions[state][event]).toBe(listed?.split(' ')[2] ?? null)
    },
  )

  test('monitoring withdraws exactly the pushes that may be withdrawn', () => {
    expect(statesOpenTo('撤回').toSorted()).toEqual(withdrawablePushStates.toSorted())
  })
})

describe('the state of an alert, folded from its pushes', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', '待推送'],
    ['责任 已推送', '处置中'],
    ['责任 已反馈', '处置中'],
    ['责任 已办结', '已办结'],
    ['责任 已办结, 责任 已反馈', '处置中'],
    ['责任 已办结, 责任 退回', '处置中'],
    ['责任 已办结, 配合 已推送', '已办结'],
    ['责任 退回', '待推送'],
    ['责任 退回, 配合 已推送', '待推送'],
    ['责任 转办, 责任 已推送', '处置中'],
    ['责任 转办, 责任 已办结', '已办结'],
    ['责任 撤回', '待推送'],
    ['配合 已办结', '待推送'],
  ]
  test.each(cases)('%s: %s', (pushes, state) => {
    expect(foldAlertState(pushes === '' ? [] : pushes.split(', ').map(push))).toBe(state)
  })

  function push(text: string) {
    const [duty, state] = text.split(' ')
    // The table above holds only duties and states.
    return { duty: duty as Duty, state: state as PushState }
  }
})

describe('urging', () => {
  const day = localDate
  const push = { dueOn: day('2024-10-25'), urgedCount: 0, urgedDueOn: null, escalatedTo: null }
  const urged = { ...push, urgedCount: 1, urgedDueOn: day('2024-10-30') }

  test.each([
    ['on the due day itself nobody is urged', push, '2024-10-25', undefined],
    ['the day after the due day the department is urged', push, '2024-10-26', '督办'],
    ['the urging gives new time', urged, '2024-10-30', undefined],
    ['when that has passed too it goes one level up', urged, '2024-10-31', '升级'],
    ['and stays there', { ...urged, escalatedTo: '民政' }, '2024-12-31', undefined],
  ] as const)('%s', (_, state, today, step) => {
    expect(urgingStep(state, day(today))).toBe(step)
  })

  test('above a township stands civil affairs, above a department the coordination mechanism', () => {
    expect([levelAbove('乡镇'), levelAbove('医保')]).toEqual(['民政', '协调机制'])
  })
})

test('only a push to a township carries the township of the household', () => {
  expect(townshipOf('乡镇', '999901100201')).toBe('999901100000')
  expect(townshipOf('医保', '999901100201')).toBeNull()
  expect(townshipOf('乡镇', null)).toBeNull()
})
