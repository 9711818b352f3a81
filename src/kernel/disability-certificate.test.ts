import { describe, expect, test } from 'vitest'
import { checkDisabilityCertificate } from './disability-certificate.ts'
import { localDate } from './local-date.ts'

describe('a valid certificate', () => {
  test.each([
    // text, certificate, category, grade, reissue
    ['99990119540303002411', '99990119540303002411', '视力', 1, 0],
    ['99990119540303002424', '99990119540303002424', '听力', 4, 0],
    ['99990119540303002432', '99990119540303002432', '言语', 2, 0],
    ['99990119540303002443', '99990119540303002443', '肢体', 3, 0],
    ['99990119540303002451', '99990119540303002451', '智力', 1, 0],
    ['99990119540303002462b2', '99990119540303002462B2', '精神', 2, 2],
    ['99990119540303002471B9', '99990119540303002471B9', '多重', 1, 9],
    ['99990119540303002411B1', '99990119540303002411B1', '视力', 1, 1],
  ])('%s is read', (text, certificate, category, grade, reissue) => {
    const identityNumber = '999901195403030024'
    const read = { ok: true, certificate, identityNumber, category, grade, reissue }
    expect(checkDisabilityCertificate(text)).toEqual(read)
  })

  test('a lower-case x within becomes X', () => {
    const checked = checkDisabilityCertificate('99990119800101018x43')
    expect(checked).toMatchObject({
      certificate: '99990119800101018X43',
      identityNumber: '99990119800101018X',
    })
  })
})

describe('an invalid certificate', () => {
  test.each([
    ['', 'empty'],
    ['无', 'placeholder'],
    ['999901********002411', 'masked'],
    ['9.99901E+19', 'scientific-notation'],
    ['99990119540303000000', 'precision-lost'],
    ['999901195403030024', 'wrong-length'],
    ['999901820707001', 'wrong-length'],
    ['9999011954030300241', 'wrong-length'],
    ['999901195403030024111', 'wrong-length'],
    ['99990119540303002401', 'wrong-category'],
    ['99990119540303002481', 'wrong-category'],
    ['99990119540303002410', 'wrong-grade'],
    ['99990119540303002415', 'wrong-grade'],
    ['99990119540303002411B', 'wrong-reissue'],
    ['99990119540303002411B0', 'wrong-reissue'],
    ['99990119540303002411B10', 'wrong-reissue'],
    ['99990119540303002511', 'wrong-check-digit'],
    ['99990119540230002411', 'impossible-date'],
    ['99990119540303002411C1', 'bad-character'],
    ['999901195403030024 11', 'bad-character'],
  ])('%j: %s', (text, problem) => {
    expect(checkDisabilityCertificate(text)).toEqual({ ok: false, problem })
  })

  test('its bearer is not born after today', () => {
    expect(checkDisabilityCertificate('99990119540303002411', localDate('1950-01-01'))).toEqual({
      ok: false,
      problem: 'impossible-date',
    })
  })
})
