import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { check, today } from '../../../tests/fixtures/check-lines.ts'
import { type CellCase, runCellCase } from './conformance.ts'
import { cleanCell } from './index.ts'

test.each([
  ['cells.json', 42],
  ['cells-adversary.json', 280],
])('every cell of %s reads as expected', (name, atLeast) => {
  const url = new URL(`../../../tests/fixtures/messy/${name}`, import.meta.url)
  const cells: readonly CellCase[] = JSON.parse(readFileSync(url, 'utf8'))
  expect(cells.filter((cell) => !runCellCase(cell).passed)).toEqual([])
  expect(cells.length).toBeGreaterThanOrEqual(atLeast)
})

test('a case with another value or another flag does not pass', () => {
  const cell: CellCase = { field: 'money', input: '300', expect: 300, flags: [] }
  expect(runCellCase(cell).passed).toBe(true)
  expect(runCellCase({ ...cell, expect: 301 }).passed).toBe(false)
  expect(runCellCase({ ...cell, flags: ['万元'] }).passed).toBe(false)
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
