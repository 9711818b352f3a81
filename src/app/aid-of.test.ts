import { expect, test } from 'vitest'
import type { Scheme } from '#policy/index'
import { amountText, missingText } from './aid-of.ts'

const scheme: Scheme = {
  id: '甲',
  name: '甲',
  kind: '其他',
  subject: '户',
  responsible: [],
  cooperating: [],
  conditions: [],
  absentDatasets: [],
  details: [],
  excludes: [],
  amount: { text: '低保标准', place: () => ({ file: 'p.yaml', line: 1, column: 1 }) },
  amountUnit: '元/月',
}

test.each([
  [48_000, 48_000, '480.00 元/月'],
  [0, 48_000, '0.00 元 至 480.00 元/月'],
  [null, 48_000, '0.00 元 至 480.00 元/月'],
  [30_000, null, '至少 300.00 元/月'],
  [0, null, '标准未公布或数据不全'],
  [null, null, '标准未公布或数据不全'],
])('an amount between %s and %s fen is written %s', (amountLow, amountHigh, text) => {
  expect(amountText({ amountLow, amountHigh }, scheme)).toBe(text)
})

test('a scheme without a formula says what its document says of the amount', () => {
  const { amount: _amount, ...without } = scheme
  const open = { amountLow: null, amountHigh: null }
  expect(amountText(open, { ...without, amountNote: '由地方公布' })).toBe('由地方公布')
  expect(amountText(open, without)).toBe('')
})

test('what is missing is grouped by the department that has it', () => {
  const missing = [
    { department: '残联', facts: ['持残疾人证', '残疾等级'] },
    { department: '医保', facts: ['参保已资助'] },
  ]
  expect(missingText(missing)).toBe('残联：持残疾人证、残疾等级；医保：参保已资助')
})
