import { expect, test } from 'vitest'
import { foldedKeys, leastRem } from './fold.ts'

const columns = [
  { key: 'file', folds: false, rem: 9 },
  { key: 'month', folds: false, rem: 6 },
  { key: 'state', folds: false, rem: 7 },
  { key: 'by', folds: true, rem: 6 },
  { key: 'at', folds: false, rem: 10 },
]

test('columns of lesser weight fold; the others only where there is no room, the last one first', () => {
  expect(foldedKeys(columns, { main: 'file', room: Number.POSITIVE_INFINITY })).toEqual(['by'])
  expect(foldedKeys(columns, { main: 'file', room: 32 })).toEqual(['by'])
  expect(foldedKeys(columns, { main: 'file', room: 31 })).toEqual(['by', 'at'])
  expect(foldedKeys(columns, { main: 'file', room: 15 })).toEqual(['by', 'at', 'state'])
})

test('the main column stays however little room there is', () => {
  expect(foldedKeys(columns, { main: 'at', room: 1 })).not.toContain('at')
  expect(foldedKeys(columns, { main: 'at', room: 1 })).toHaveLength(4)
})

test('a column without a width needs what can be read', () => {
  expect(leastRem('7.5rem')).toBe(7.5)
  expect(leastRem(undefined)).toBe(9)
})
