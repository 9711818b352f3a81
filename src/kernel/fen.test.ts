import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addFen,
  compareFractions,
  divideRoundDown,
  divideRoundHalfUp,
  divideRoundUp,
  fen,
  formatYuan,
  scaleFen,
  subtractFen,
  yuan,
} from './fen.ts'

const largest = Number.MAX_SAFE_INTEGER

describe('yuan', () => {
  test.each([
    ['0', 0],
    ['480', 48_000],
    ['480.5', 48_050],
    ['480.50', 48_050],
    ['480.5000', 48_050],
    ['480.', 48_000],
    ['-3.07', -307],
    ['+3.07', 307],
    [' 1210 ', 121_000],
    ['0.30000000000000004', 30],
    ['1.2E+4', 1_200_000],
    ['99999999999.12999', 9_999_999_999_913],
    ['90071992547409.91', largest],
    [480, 48_000],
    [1.1, 110],
    [0.1 + 0.2, 30],
    [1.15 * 100, 11_500],
    [4.35 * 3, 1305],
    [12_345_678_901_234.56, 1_234_567_890_123_456],
    [-0, 0],
  ] as const)('%s is %i fen', (amount, expected) => {
    expect(yuan(amount)).toBe(expected)
  })

  test.each([
    ['1.005'],
    ['0.001'],
    ['12345678901234.561'],
    ['1,200'],
    ['１２'],
    ['12元'],
    [''],
    ['-'],
    ['.5'],
    ['0x10'],
    ['90071992547409.92'],
    ['1e999'],
    [1.005],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [1e20],
  ])('%s is refused', (amount) => {
    expect(() => yuan(amount)).toThrow(RangeError)
  })

  test('every whole number of fen comes back from its decimal text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -largest, max: largest }), (amount) => {
        const digits = String(Math.abs(amount)).padStart(3, '0')
        const text = `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
        expect(yuan(text)).toBe(amount)
      }),
    )
  })

  test('every amount below ten billion yuan comes back from its number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (amount) => {
        expect(yuan(amount / 100)).toBe(amount + 0)
      }),
    )
  })

  test('an error names no cell content', () => {
    expect(() => yuan('99990119540303002X')).toThrow('not an amount in yuan and whole fen')
  })
})

describe('fen', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, largest + 1])('%s is refused', (amount) => {
    expect(() => fen(amount)).toThrow(RangeError)
  })

  test('minus zero is zero', () => {
    expect(Object.is(fen(-0), 0)).toBe(true)
  })
})

test.each([
  [0, '0.00 元'],
  [7, '0.07 元'],
  [-7, '-0.07 元'],
  [99_999, '999.99 元'],
  [121_000, '1,210.00 元'],
  [123_456_789, '1,234,567.89 元'],
])('%i fen read %s', (amount, text) => {
  expect(formatYuan(fen(amount))).toBe(text)
})

test('sums and differences stay whole, and too large a sum is refused', () => {
  expect(addFen()).toBe(0)
  expect(addFen(fen(10), fen(20), fen(-5))).toBe(25)
  expect(subtractFen(fen(10), fen(25))).toBe(-15)
  expect(() => addFen(fen(largest), fen(1))).toThrow(RangeError)
})

describe('division', () => {
  test.each([
    // numerator, denominator, up, down, to the nearest
    [10, 5, 2, 2, 2],
    [10, 4, 3, 2, 3],
    [10, 3, 4, 3, 3],
    [-10, 4, -2, -3, -2],
    [-10, 3, -3, -4, -3],
    [10, -4, -2, -3, -2],
    [0, 7, 0, 0, 0],
  ])('%i ÷ %i is %i up, %i down, %i to the nearest', (numerator, denominator, up, down, near) => {
    expect(divideRoundUp(numerator, denominator)).toBe(up)
    expect(divideRoundDown(numerator, denominator)).toBe(down)
    expect(divideRoundHalfUp(numerator, denominator)).toBe(near)
  })

  test('nothing is divided by zero or in fractions', () => {
    expect(() => divideRoundUp(1, 0)).toThrow(RangeError)
    expect(() => divideRoundDown(1.5, 2)).toThrow(RangeError)
  })

  test('the roundings enclose the quotient and differ by one at most', () => {
    const whole = fc.integer({ min: -largest, max: largest })
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 1e9 }), (numerator, denominator) => {
        const [down, up] = [divideRoundDown, divideRoundUp].map((f) => f(numerator, denominator))
        const exact = BigInt(numerator) % BigInt(denominator) === 0n
        expect(Number(up) - Number(down)).toBe(exact ? 0 : 1)
        expect(BigInt(down ?? 0) * BigInt(denominator) <= BigInt(numerator)).toBe(true)
      }),
    )
  })

  test('a product beyond the exact numbers is still divided exactly', () => {
    const share = { times: 9_007, dividedBy: 9_007, rounding: 'down' } as const
    expect(scaleFen(fen(largest), share)).toBe(largest)
    expect(() => scaleFen(fen(largest), { ...share, dividedBy: 1 })).toThrow(RangeError)
  })

  test('fractions are compared without rounding', () => {
    const third = { numerator: 100_000, denominator: 3 }
    expect(compareFractions(third, { numerator: 33_333, denominator: 1 })).toBe(1)
    expect(compareFractions(third, { numerator: 33_334, denominator: 1 })).toBe(-1)
    expect(compareFractions(third, { numerator: 200_000, denominator: 6 })).toBe(0)
    expect(() => compareFractions(third, { numerator: 1, denominator: 0 })).toThrow(RangeError)
  })
})
