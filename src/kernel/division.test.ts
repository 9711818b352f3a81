import { describe, expect, test } from 'vitest'
import {
  currentDivision,
  type Division,
  type DivisionMerge,
  divisionCode,
  divisionLevel,
  isWithin,
  parentDivision,
  parseDivisionCode,
} from './division.ts'
import { localDate } from './local-date.ts'

const code = divisionCode

test.each(['410721', '4107210000001', '41072100000X', '010721000000', ' 410721000000', ''])(
  '%j is no division code',
  (text) => {
    expect(parseDivisionCode(text)).toBeUndefined()
    expect(() => divisionCode(text)).toThrow(RangeError)
  },
)

test.each([
  // code, level, parent
  ['410000000000', '省', undefined],
  ['410700000000', '地', '410000000000'],
  ['410721000000', '县', '410700000000'],
  ['410721100000', '乡', '410721000000'],
  ['410721100201', '村', '410721100000'],
  ['441900003000', '乡', '441900000000'],
  ['419001000000', '县', '419000000000'],
])('%s is a %s within %s', (text, level, parent) => {
  expect(divisionLevel(code(text))).toBe(level)
  expect(parentDivision(code(text))).toBe(parent)
})

test.each([
  ['410721100201', '410721000000', true],
  ['410721000000', '410721000000', true],
  ['410721000000', '410721100000', false],
  ['410722100000', '410721000000', false],
  ['410721101000', '410721100000', false],
  ['410721100201', '410000000000', true],
])('%s within %s: %s', (inner, outer, expected) => {
  expect(isWithin(code(inner), code(outer))).toBe(expected)
})

describe('a division over the years', () => {
  const [oldTown, newTown, city] = ['999901100000', '999901104000', '999901105000'].map(code)
  if (oldTown === undefined || newTown === undefined || city === undefined) throw new Error('three')
  const merged = localDate('2022-07-01')
  const again = localDate('2024-03-01')
  const old: Division = {
    code: oldTown,
    name: '柳林乡',
    validFrom: localDate('2000-01-01'),
    validTo: merged,
  }
  const town: Division = { code: newTown, name: '柳林镇', validFrom: merged, validTo: again }
  const street: Division = { code: city, name: '柳林街道', validFrom: again }
  const divisions = [old, town, street]
  const merges: readonly DivisionMerge[] = [
    { from: oldTown, into: newTown, on: merged },
    { from: newTown, into: city, on: again },
  ]

  test.each([
    ['1999-12-31', undefined],
    ['2022-06-30', '柳林乡'],
    ['2022-07-01', '柳林镇'],
    ['2024-02-29', '柳林镇'],
    ['2024-03-01', '柳林街道'],
  ])('on %s the old code stands for %s', (day, name) => {
    expect(currentDivision(divisions, merges, oldTown, localDate(day))?.name).toBe(name)
  })

  test('a new name under the same code holds from its own day', () => {
    const renamed: Division = { ...old, name: '柳林镇', validFrom: merged }
    const { validTo: _, ...standing } = renamed
    const found = currentDivision([old, standing], [], oldTown, merged)
    expect(found?.name).toBe('柳林镇')
  })

  test('a code nobody knows stands for nothing', () => {
    expect(currentDivision(divisions, merges, code('999901999000'), again)).toBeUndefined()
  })

  test('a code divided among two is left to people', () => {
    const split = [...merges, { from: oldTown, into: city, on: merged }]
    expect(currentDivision(divisions, split, oldTown, merged)).toBeUndefined()
  })

  test('a circle is our mistake', () => {
    const circle = [...merges.slice(0, 1), { from: newTown, into: oldTown, on: again }]
    expect(() => currentDivision([old, town], circle, oldTown, again)).toThrow(RangeError)
  })
})
