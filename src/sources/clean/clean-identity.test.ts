import { describe, expect, test } from 'vitest'
import { check, today } from '../../../tests/fixtures/check-lines.ts'
import { cleanCell } from './index.ts'

describe('identity numbers', () => {
  check('id', [
    ['999901195403030024', '999901195403030024'],
    ['="999901195403030024"', '999901195403030024', '已清洗'],
    ['999901 19540303 0024', '999901195403030024', '已清洗'],
    ['999901195403030024\u00a0', '999901195403030024'],
    ['\u200b999901195403030024', '999901195403030024', '已清洗'],
    ['99990119800101018x', '99990119800101018X', '已清洗'],
    ['9999O1195403O3OO24', '999901195403030024', '已清洗'],
    ['9999011954030300l4', null, '校验位错', '已清洗'],
    ['999901820707001', '999901198207070014', '15位升位'],
    ['999901821307001', null, '日期非法'],
    [999901821307001, null, '数字格', '日期非法'],
    ['999901195402300024', null, '日期非法'],
    ['999901202412010024', null, '日期非法'],
    ['99990119540303002', null, '位数不对'],
    ['9999011954030300244', null, '位数不对'],
    ['9999**********0024', null, '已脱敏'],
    ['9999××××××××××0024', null, '已脱敏'],
    ['9999XXXXXXXXXX0024', null, '已脱敏'],
    ['******************', null, '已脱敏'],
    ['无', null, '占位'],
    ['待补', null, '占位'],
    ['—', null, '占位'],
    ['0', null, '占位'],
    ['   ', null, '空'],
    ['E12345678', null, '无法识别'],
    ['H12345678', null, '无法识别'],
    ['户口簿', null, '无法识别'],
    ['新生儿无身份证', null, '无法识别'],
    [Number('99990119540303002411'), null, '数字格', '精度丢失'],
    ['9.99901195403E+17', null, '科学计数', '精度丢失'],
    ['99990119540303002511', null, '其实是残疾人证号', '校验位错'],
    [{ date: '2024-01-15' }, null, '无法识别'],
    [true, null, '无法识别'],
  ])

  test('a residence permit of Hong Kong, Macau or Taiwan is a number of its own kind', () => {
    const number = withCheckDigit('81000019940823002')
    expect(cleanCell('id', number, { today })).toEqual({ value: number, flags: ['港澳台居住证'] })
  })

  test('what is left of a damaged number is a candidate, never the value', () => {
    expect(cleanCell('id', 999901195403030000, { today }).candidate).toBe('999901195403030')
    expect(cleanCell('id', '999901195403030000', { today }).candidate).toBe('999901195403030')
    expect(cleanCell('id', '999901195403030025', { today }).candidate).toBe('999901195403030025')
  })

  test('no problem repeats the number', () => {
    for (const input of ['999901195403030025', '9999011954030300', 'E12345678']) {
      expect(cleanCell('id', input, { today }).problem).not.toContain(input)
    }
  })
})

function withCheckDigit(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0)
  return first17 + '10X98765432'[sum % 11]
}

describe('disability certificates', () => {
  check('cjz', [
    ['99990119770202001x43', '99990119770202001X43'],
    ['\u200b99990119540303002462 ', '99990119540303002462'],
    ['９９９９０１１９５４０３０３００２４６２', '99990119540303002462'],
    ['999901195403030024', null, '位数不对'],
    ['999901195403030024621', null, '位数不对'],
    ['99990119540303002543', null, '校验位错'],
    ['99990119540303002483', null, '无法识别'],
    ['99990119540303002445', null, '无法识别'],
    ['99990119540303000000', null, '末三位000', '精度丢失'],
    ['9.99901E+19', null, '科学计数', '精度丢失'],
    ['9999************0043', null, '已脱敏'],
    ['无', null, '占位'],
    ['', null, '空'],
  ])
})

test.each([
  [999901195003050000, '999901195003050'],
  [999901198502260000, '999901198502260'],
  [110105199001010000, '110105199001010'],
  [Number('99990119500305011441'), '999901195003050'],
])('of the number cell %d the first 15 digits are kept as they were typed', (cell, kept) => {
  expect(cleanCell('id', cell, { today }).candidate).toBe(kept)
})
