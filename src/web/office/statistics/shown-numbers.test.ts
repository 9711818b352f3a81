import { expect, test } from 'vitest'
import { gradesOf, shareText, tenThousandYuan } from './shown-numbers.ts'

test('money in ten thousands keeps two decimals', () => {
  expect(tenThousandYuan(612_480_000)).toBe('612.48')
  expect(tenThousandYuan(123_456_789_000)).toBe('123,456.79')
  expect(tenThousandYuan(0)).toBe('0.00')
})

test('a share of what is not known is none', () => {
  expect(shareText(1, 3)).toBe('33.33 %')
  expect(shareText(1, null)).toBeUndefined()
  expect(shareText(0, 0)).toBeUndefined()
})

test('five grades from the least to the most; what is not known has none', () => {
  const { of, cuts } = gradesOf([0, 10, undefined, 4])
  expect([0, 1.9, 2, 4, 9.9, 10, undefined].map(of)).toEqual([1, 1, 2, 3, 5, 5, undefined])
  expect(cuts).toEqual([2, 4, 6, 8])
  expect(gradesOf([7, 7]).of(7)).toBe(3)
  expect(gradesOf([undefined]).cuts).toEqual([])
})
