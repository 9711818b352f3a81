import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/index'
import type { RawCell } from '../read/raw-row.ts'
import { type CellCase, runCellCase } from './conformance.ts'
import { type CleanContext, type CleanField, cleanCell } from './index.ts'

const cells: readonly CellCase[] = JSON.parse(
  readFileSync(new URL('../../../tests/fixtures/messy/cells.json', import.meta.url), 'utf8'),
)

test('every cell of the shared list reads as expected', () => {
  const wrong = cells.filter((cell) => !runCellCase(cell).passed)
  expect(wrong).toEqual([])
  expect(cells.length).toBeGreaterThan(40)
})

test('a case with another value or another flag does not pass', () => {
  const cell: CellCase = { field: 'money', input: '300', expect: 300, flags: [] }
  expect(runCellCase(cell).passed).toBe(true)
  expect(runCellCase({ ...cell, expect: 301 }).passed).toBe(false)
  expect(runCellCase({ ...cell, flags: ['万元'] }).passed).toBe(false)
})

const today = localDate('2024-10-01')
type Line = readonly [input: RawCell, value: string | number | boolean | null, ...flags: string[]]

function check(
  field: CleanField,
  lines: readonly Line[],
  context: Partial<CleanContext> = {},
): void {
  test.each(lines)(`${field} %j reads as %j`, (input, value, ...flags) => {
    const result = cleanCell(field, input, { today, ...context })
    expect({ value: result.value, flags: [...result.flags].sort() }).toEqual({
      value,
      flags: flags.sort(),
    })
    const silent = ['空', '占位', '长期', '合计行']
    const explained = value !== null || result.flags.some((flag) => silent.includes(flag))
    expect(result.problem === undefined).toBe(explained)
  })
}

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

describe('dates', () => {
  check('date', [
    ['20240115', '2024-01-15'],
    ['2024-1-5', '2024-01-05'],
    ['2024年01月15日 08:00', '2024-01-15'],
    ['２０２４／１／１５', '2024-01-15'],
    ['2024。1。15', '2024-01-15'],
    ['2024/1/15 0:00:00', '2024-01-15'],
    ['20240115080000', '2024-01-15'],
    ["'2024-01-15", '2024-01-15'],
    ['2024年1月15号', '2024-01-15'],
    ['2024-01-14T16:00:00.000Z', '2024-01-15'],
    [{ date: '2024-01-15T08:30:00' }, '2024-01-15'],
    [45306.75, '2024-01-15', '序列值'],
    [202401, '2024-01', '仅年月'],
    ['202401', '2024-01', '仅年月'],
    ['2024年1月', '2024-01', '仅年月'],
    ['2024-01', '2024-01', '仅年月'],
    [2024, '2024', '仅年', '可能是序列值'],
    ['2024', '2024', '仅年'],
    ['2024年', '2024', '仅年'],
    ['一九八〇年三月', '1980-03', '仅年月', '汉字'],
    ['二○二四年一月廿一日', '2024-01-21', '汉字'],
    ['二零二四年十二月卅一日', '2024-12-31', '汉字'],
    ['贰零贰肆年零壹月壹拾伍日', '2024-01-15', '汉字'],
    ['八〇年十月', null, '汉字', '两位年份'],
    ['54/3/3', null, '两位年份'],
    ['54年3月', null, '两位年份'],
    ['540303', null, '两位年份'],
    ['2024.2.30', null, '日期非法'],
    ['20240230', null, '日期非法'],
    ['2024.13', null, '日期非法'],
    ['2023-02-29', null, '日期非法'],
    ['二〇二四年二月三十日', null, '日期非法', '汉字'],
    ['永久', null, '长期'],
    ['不详', null, '占位'],
    ['—', null, '占位'],
    ['0000-00-00', null, '占位'],
    [0, null, '占位'],
    ['1/15/2024', null, '无法识别'],
    ['2024115', null, '无法识别'],
    ['2024.1.15-2025.1.14', null, '无法识别'],
    ['去年', null, '无法识别'],
    [12, null, '无法识别'],
    [true, null, '无法识别'],
    ['', null, '空'],
  ])
  check(
    'date',
    [
      [43844, '2024-01-15', '序列值'],
      ['43844', '2024-01-15', '序列值', '文本'],
    ],
    {
      date1904: true,
    },
  )
  check('month', [
    ['2024.09', '2024-09'],
    [202409, '2024-09'],
    ['2024年9月1日', '2024-09'],
    ['2024', null, '仅年'],
    ['9月', null, '无法识别'],
  ])
})

describe('names', () => {
  check('name', [
    ['王 五', '王五'],
    ['张　三', '张三'],
    [' 李\u200b四\u00a0', '李四'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['阿依古丽 · 买买提', '阿依古丽·买买提'],
    ['John  Smith', 'John Smith'],
    ['𠮷某', '𠮷某', '已脱敏'],
    ['𠮷田', '𠮷田'],
    ['王五（已故）', '王五', '括注:已故'],
    ['王五(户主', '王五', '括注:户主'],
    ['赵*', '赵*', '已脱敏'],
    ['王某某', '王某某', '已脱敏'],
    ['李XX', '李XX', '已脱敏'],
    ['合 计', null, '合计行'],
    ['无', null, '占位'],
    ['张三1', null, '无法识别'],
    ['张三、李四', null, '无法识别'],
    ['张三\n李四', null, '无法识别'],
    ['王\n五', '王五'],
    ['**', '**', '已脱敏'],
    ['张?', null, '无法识别'],
    [12, null, '无法识别'],
    [null, null, '空'],
  ])

  test('a note in brackets stays with the cell', () => {
    expect(cleanCell('name', '王五（已故）', { today }).note).toBe('已故')
  })
})

describe('money, in fen', () => {
  check('money', [
    ['1,200.50', 120050],
    ['1，200', 120000],
    ['1,2', null, '无法识别'],
    ['1.2.3', null, '无法识别'],
    [1.005, 101],
    [300, 30000],
    ['300元整', 30000],
    ['人民币300.5元', 30050],
    ['¥300', 30000],
    ['1.2万', 1200000, '万元'],
    ['0', 0],
    ['—', null, '占位'],
    ['-100', null, '无法识别'],
    ['(100)', null, '无法识别'],
    ['300元/月', null, '无法识别'],
    ['约300', null, '无法识别'],
    ['300-500', null, '无法识别'],
    ['50%', null, '无法识别'],
    ['1.2E+10', null, '科学计数', '精度丢失'],
    [{ date: '1900-10-26' }, null, '无法识别'],
    [true, null, '无法识别'],
    ['', null, '空'],
  ])
  check(
    'money',
    [
      [1.2, 1200000, '万元'],
      ['1.2', 1200000, '万元'],
      ['300元', 30000],
      ['1.2万元', 1200000, '万元'],
    ],
    {
      unit: '万元',
    },
  )
  check(
    'money',
    [
      ['(100)', -10000],
      [-0.5, -50],
      ['-1,200', -120000],
    ],
    { negative: true },
  )
})

describe('other fields', () => {
  check('number', [
    ['３人', 3],
    ['1,200', 1200],
    [0.1 + 0.2, 0.3],
    ['50%', 0.5],
    ['-2', -2],
    ['三', null, '无法识别'],
  ])
  check(
    'number',
    [
      [50, 0.5],
      ['50%', 0.5],
    ],
    { unit: '%' },
  )
  check('area', [
    ['86.256㎡', 86.26],
    ['86平方米', 86],
    [-1, null, '无法识别'],
    ['2亩', null, '无法识别'],
  ])
  check('truth', [
    ['是', true],
    ['√', true],
    ['有', true],
    [1, true],
    ['y', true],
    [true, true],
    ['否', false],
    ['×', false],
    ['无', false],
    ['０', false],
    ['', null, '空'],
    ['—', null, '占位'],
    ['大概', null, '无法识别'],
  ])
  check('phone', [
    ['138-0000-0000', '13800000000'],
    [13800000000, '13800000000'],
    ['+86 13800000000', '13800000000'],
    ['0373-1234567', '03731234567'],
    ['1380000000', null, '位数不对'],
    ['138****0000', null, '已脱敏'],
  ])
  check('bankcard', [
    ['6217 0000 1000 0123 457', '6217000010000123457'],
    [621700001000012300, null, '数字格', '精度丢失'],
    ['6.217E+18', null, '科学计数', '精度丢失'],
    ['621700', null, '位数不对'],
    ['6217000010000123000', null, '末三位000', '精度丢失'],
  ])
  check('division', [
    [410721, '410721000000'],
    ['410721001', '410721001000'],
    ['柳林乡 ', '柳林乡'],
    ['41072', null, '位数不对'],
  ])
  check('text', [
    [' 备注\u200b ', '备注'],
    [12.5, '12.5'],
    [999901195403030000, null, '数字格', '精度丢失'],
    ['—', null, '占位'],
  ])
})

describe('code lists', () => {
  const grades = ['1', '2', '3', '4'].map((value, at) => ({
    value,
    synonyms: [`${'一二三四'[at]}级`],
  }))
  const categories = ['肢体', '智力', '精神', '多重'].map((value) => ({
    value,
    synonyms: [`${value}残疾`],
  }))
  const sexes = [
    { value: '男', synonyms: ['男性', '1'] },
    { value: '女', synonyms: ['女性', '2'] },
  ]
  check(
    'code',
    [
      ['一级', '1'],
      [1, '1'],
      ['壹级', '1'],
      ['Ⅱ级', '2'],
      ['II级', '2'],
      ['精神2级', '2'],
      ['肢体三级', '3'],
      ['无', null, '占位'],
    ],
    { codes: grades },
  )
  check(
    'code',
    [
      ['肢体三级', '肢体'],
      ['智力Ⅱ级', '智力'],
      ['多重', '多重'],
      ['听力一级', null, '无法识别'],
      ['非肢体', null, '无法识别'],
    ],
    { codes: categories },
  )
  check(
    'code',
    [
      ['男性', '男'],
      [1, '男'],
      ['１', '男'],
      ['女', '女'],
    ],
    { codes: sexes },
  )

  test('a word that the list does not know is handed back', () => {
    expect(cleanCell('code', '长孙', { today, codes: sexes }).unknownWord).toBe('长孙')
  })
})
