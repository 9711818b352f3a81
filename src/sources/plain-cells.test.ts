import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkIdentityNumber, identityCheckDigit, localDate } from '#kernel/index'
import { cleanCell } from './clean/index.ts'
import { isPlainIdentity, isPlainName } from './plain-cells.ts'

const today = localDate('2024-10-11')

describe('a number taken as it stands', () => {
  test('is one that the full check takes unchanged', () => {
    const digits = fc.tuple(
      fc.constantFrom('999901', '410721', '810000', '019901'),
      fc.integer({ min: 1850, max: 2100 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      fc.integer({ min: 0, max: 999 }),
      fc.constantFrom('', 'x', '0'),
    )
    fc.assert(
      fc.property(digits, ([area, year, month, day, serial, wrong]) => {
        const two = (part: number) => String(part).padStart(2, '0')
        const first = `${area}${year}${two(month)}${two(day)}${String(serial).padStart(3, '0')}`
        const text = first + (wrong === '' ? identityCheckDigit(first) : wrong)
        if (!isPlainIdentity(text, 2024)) return
        expect(checkIdentityNumber(text, today)).toMatchObject({ ok: true, number: text })
        expect(cleanCell('id', text, { today })).toEqual({ value: text, flags: [] })
      }),
      { numRuns: 3000 },
    )
  })

  test('most numbers are', () => {
    expect(isPlainIdentity('999901195403030024', 2024)).toBe(true)
    expect(isPlainIdentity('999901195403030025', 2024)).toBe(false)
  })
})

describe('a name taken as it stands', () => {
  test.each(['李四', '欧阳小花'])('%s', (name) => {
    expect(isPlainName(name)).toBe(true)
    expect(cleanCell('name', name, { today })).toEqual({ value: name, flags: [] })
  })

  test.each(['李某', '李 四', '合计', '王五（已故）', '李', '阿依古丽·买买提'])(
    'not %s',
    (name) => {
      expect(isPlainName(name)).toBe(false)
    },
  )
})
