import { expect, test } from 'vitest'
import {
  formatCount,
  formatDay,
  formatFact,
  formatMoment,
  formatPolicy,
  formatYuan,
} from './format.ts'

test.each([
  [57_600, '576.00 元'],
  [2_764_800, '27,648.00 元'],
  [1, '0.01 元'],
])('%d fen are %s', (fen, text) => {
  expect(formatYuan(fen)).toBe(text)
})

test.each([
  [0, '0'],
  [1846, '1,846'],
  [1_000_000, '1,000,000'],
])('the count %d is %s', (count, text) => {
  expect(formatCount(count)).toBe(text)
})

test.each([
  [2_764_800, '金额', '元', '27,648.00 元'],
  [true, '是否', null, '是'],
  [false, '是否', null, '否'],
  [3, '数量', '辆', '3 辆'],
  [0, '数量', '辆', '0 辆'],
  [96.5, '面积', null, '96.5 ㎡'],
  ['三级', '代码', null, '三级'],
] as const)('the fact %s of type %s in %s reads %s', (value, type, unit, text) => {
  expect(formatFact(value, type, unit)).toBe(text)
})

test('a day inside the year leaves the year out', () => {
  expect(formatDay('2024-09-13', '2024')).toBe('9-13')
  expect(formatDay('2023-09-13', '2024')).toBe('2023-09-13')
  expect(formatDay('2024-09-13')).toBe('2024-09-13')
})

test('a moment is told in Shanghai', () => {
  expect(formatMoment('2024-10-10T16:05:00Z')).toBe('2024-10-11 00:05')
})

test('a policy is named without the digest of its files', () => {
  expect(formatPolicy('新乡县 2024.1-eab97c1356200139')).toBe('新乡县 2024.1')
  expect(formatPolicy('新乡县 2024.1')).toBe('新乡县 2024.1')
})
