import { expect, test } from 'vitest'
import { readYuan, writeYuan } from './money.ts'

test.each([
  ['1,200.00', 120_000],
  ['１２００', 120_000],
  ['0.5', 50],
  ['576.05 元', 57_605],
  ['', null],
  ['　', null],
])('%s is %s fen', (typed, amount) => {
  expect(readYuan(typed)).toBe(amount)
})

test.each(['1.234', '-5', '一千', '1e3', '12..3'])('%s is no amount', (typed) => {
  expect(readYuan(typed)).toBeUndefined()
})

test('what is written is read as the same amount', () => {
  for (const amount of [0, 5, 50, 57_605, 120_000, 123_456_789]) {
    expect(readYuan(writeYuan(amount))).toBe(amount)
  }
  expect(writeYuan(123_456_789)).toBe('1,234,567.89')
  expect(writeYuan(null)).toBe('')
})
