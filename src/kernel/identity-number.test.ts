import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkIdentityNumber,
  identityCheckDigit,
  maskIdentityNumber,
  upgradeIdentityNumber,
} from './identity-number.ts'
import { localDate } from './local-date.ts'

describe('a valid number', () => {
  test.each([
    // text, number, birth date, sex
    ['999901195403030024', '999901195403030024', '1954-03-03', '女'],
    ['99990119800101018X', '99990119800101018X', '1980-01-01', '女'],
    ['99990119800101018x', '99990119800101018X', '1980-01-01', '女'],
    ['999901820707001', '999901198207070014', '1982-07-07', '男'],
  ])('%s is read', (text, number, birthDate, sex) => {
    const upgraded = text.length === 15
    expect(checkIdentityNumber(text)).toEqual({
      ok: true,
      number,
      kind: 'resident',
      birthDate,
      sex,
      divisionCode: '999901',
      upgraded,
    })
  })

  test.each(['810000', '820000', '830000'])('%s… belongs to a residence permit', (area) => {
    const first17 = `${area}19900101001`
    const checked = checkIdentityNumber(first17 + identityCheckDigit(first17))
    expect(checked).toMatchObject({ ok: true, kind: 'residence-permit', divisionCode: area })
  })

  test('one that happens to end in 000 is not taken for a damaged one', () => {
    const whole = aNumberEndingIn000()
    expect(whole.slice(15)).toBe('00')
    expect(checkIdentityNumber(`${whole}0`)).toMatchObject({ ok: true })
  })
})

describe('an invalid number', () => {
  test.each([
    ['', 'empty'],
    [' \t', 'empty'],
    ['无', 'placeholder'],
    ['不详', 'placeholder'],
    ['待补', 'placeholder'],
    ['—', 'placeholder'],
    ['n/a', 'placeholder'],
    ['000000000000000000', 'placeholder'],
    ['111111111111111111', 'placeholder'],
    ['123456789012345678', 'placeholder'],
    ['999901********0024', 'masked'],
    ['9999011954****0024', 'masked'],
    ['999901XXXXXXXX0024', 'masked'],
    ['999***********0024', 'masked'],
    ['99990119540303****', 'masked'],
    ['9.99901E+17', 'scientific-notation'],
    ['9.99901195403030E17', 'scientific-notation'],
    ['9e+17', 'scientific-notation'],
    ['99990119540303002411', 'disability-certificate'],
    ['99990119800101018X43', 'disability-certificate'],
    ['99990119540303002411B1', 'disability-certificate'],
    ['H12345678', 'permit-hk-macau-taiwan'],
    ['M1234567801', 'permit-hk-macau-taiwan'],
    ['99990119540303002', 'wrong-length'],
    ['9999011954030300244', 'wrong-length'],
    ['99990119540303', 'wrong-length'],
    ['1', 'wrong-length'],
    ['x'.repeat(30_000), 'wrong-length'],
    ['99990119540303OO24', 'bad-character'],
    ['999901 195403030024', 'bad-character'],
    ["'999901195403030024", 'bad-character'],
    ['９９９９０１１９５４０３０３００２４', 'bad-character'],
    ['99990119X403030024', 'bad-character'],
    ['99990182070700X', 'bad-character'],
    ['王五', 'bad-character'],
    ['999901195402300024', 'impossible-date'],
    ['999901195413030024', 'impossible-date'],
    ['999901189912310024', 'impossible-date'],
    ['999901820230001', 'impossible-date'],
    ['999901195403030025', 'wrong-check-digit'],
    ['99990119540303002X', 'wrong-check-digit'],
    ['999901195403030000', 'precision-lost'],
    ['99990119540303000000', 'precision-lost'],
  ])('%.24j: %s', (text, problem) => {
    expect(checkIdentityNumber(text)).toEqual({ ok: false, problem })
  })

  test('a birth date after today is impossible, today is not', () => {
    const number = '999901195403030024'
    expect(checkIdentityNumber(number, localDate('1954-03-02'))).toEqual({
      ok: false,
      problem: 'impossible-date',
    })
    expect(checkIdentityNumber(number, localDate('1954-03-03'))).toMatchObject({ ok: true })
  })
})

const seventeenDigits = fc
  .record({
    area: fc.integer({ min: 110_000, max: 659_999 }),
    day: fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2026-12-31'),
      noInvalidDate: true,
    }),
    serial: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ area, day, serial }) => {
    const date = day.toISOString().slice(0, 10).replaceAll('-', '')
    return `${area}${date}${String(serial).padStart(3, '0')}`
  })

describe('the check digit', () => {
  test('exactly one of the eleven last characters is right', () => {
    fc.assert(
      fc.property(seventeenDigits, (first17) => {
        const right = [...'0123456789X'].filter((last) => checkIdentityNumber(first17 + last).ok)
        expect(right).toEqual([identityCheckDigit(first17)])
      }),
    )
  })

  test('any one wrong digit and any two swapped neighbours are noticed', () => {
    fc.assert(
      fc.property(seventeenDigits, fc.nat(15), fc.nat(9), (first17, place, digit) => {
        const check = identityCheckDigit(first17)
        const [a, b] = [first17.charAt(place), first17.charAt(place + 1)]
        const wrong = first17.slice(0, place) + digit + first17.slice(place + 1)
        const swapped = first17.slice(0, place) + b + a + first17.slice(place + 2)
        expect(identityCheckDigit(wrong) === check).toBe(a === String(digit))
        expect(identityCheckDigit(swapped) === check).toBe(a === b)
      }),
    )
  })

  test.each(['', '1234567890123456', '123456789012345678', '1234567890123456X'])(
    'nothing is computed from %j',
    (text) => {
      expect(() => identityCheckDigit(text)).toThrow(RangeError)
    },
  )
})

test('a number of 15 digits is raised with its century and check digit', () => {
  expect(upgradeIdentityNumber('999901820707001')).toBe('999901198207070014')
  expect(() => upgradeIdentityNumber('99990182070700')).toThrow(RangeError)
})

test.each([
  ['999901195403030024', '999*************24'],
  ['99990119800101018X', '999*************8X'],
  ['999901820707001', '***************'],
  ['无', '*'],
])('%s is shown as %s', (number, masked) => {
  expect(maskIdentityNumber(number)).toBe(masked)
})

/** The first 17 digits of a number whose serial ends in 00 and whose check digit is 0. */
function aNumberEndingIn000(): string {
  for (let day = 1; day <= 28; day++) {
    for (let serial = 0; serial < 10; serial++) {
      const first17 = `999901195403${String(day).padStart(2, '0')}${serial}00`
      if (identityCheckDigit(first17) === '0') return first17
    }
  }
  throw new Error('there is one among 280')
}
