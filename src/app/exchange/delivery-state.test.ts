import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/index'
import { answersPeriod, deliveryState } from './delivery-state.ts'

describe('how far a delivery is', () => {
  const window = { from: localDate('2024-10-11'), to: localDate('2024-10-20') }
  it.each([
    [0, 4, '2024-10-10', '未到期'],
    [0, 4, '2024-10-11', '待送达'],
    [0, 4, '2024-10-20', '待送达'],
    [0, 4, '2024-10-21', '逾期'],
    [1, 4, '2024-10-01', '部分送达'],
    [3, 4, '2024-10-21', '部分送达'],
    [4, 4, '2024-10-01', '已送达'],
    [4, 4, '2024-10-21', '已送达'],
    [0, 0, '2024-10-11', '待送达'],
  ])('%i of %i townships on %s: %s', (covered, due, day, state) => {
    expect(deliveryState({ covered, due }, window, localDate(day))).toBe(state)
  })

  it('a later period answers, an earlier one does not', () => {
    const due = { name: '2024-Q3', from: '2024-07' }
    expect(answersPeriod({ period: '2024-Q3' }, due)).toBe(true)
    expect(answersPeriod({ period: '2024-08' }, due)).toBe(true)
    expect(answersPeriod({ period: '2024-06' }, due)).toBe(false)
  })
})
