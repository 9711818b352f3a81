import { expect, test } from 'vitest'
import { and, isFalse, isTrue, isUnknown, not, or, type Truth, unknown } from './truth.ts'

const table: readonly (readonly [Truth, Truth, Truth, Truth])[] = [
  // a, b, a and b, a or b
  [true, true, true, true],
  [true, false, false, true],
  [true, null, null, true],
  [false, true, false, true],
  [false, false, false, false],
  [false, null, false, null],
  [null, true, null, true],
  [null, false, false, null],
  [null, null, null, null],
]

test.each(table)('%s with %s: and gives %s, or gives %s', (a, b, conjunction, disjunction) => {
  expect(and(a, b)).toBe(conjunction)
  expect(or(a, b)).toBe(disjunction)
})

test.each(table)('de Morgan holds for %s and %s', (a, b) => {
  expect(not(and(a, b))).toBe(or(not(a), not(b)))
})

test('nothing to join is true, nothing to choose from is false', () => {
  expect(and()).toBe(true)
  expect(or()).toBe(false)
})

test('the contrary of unknown is unknown', () => {
  expect(not(unknown)).toBe(unknown)
})

test('unknown is neither true nor false', () => {
  expect([isTrue(unknown), isFalse(unknown), isUnknown(unknown)]).toEqual([false, false, true])
  expect([isTrue(false), isFalse(false), isUnknown(false)]).toEqual([false, true, false])
})
