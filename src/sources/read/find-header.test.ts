import { describe, expect, test } from 'vitest'
import { findHeader } from './find-header.ts'
import { normaliseHeader } from './normalise-header.ts'
import type { Merge, RawCell, RawRow } from './raw-row.ts'
import { isRagged, isTotalOrSignature } from './total-row.ts'

const known: Record<string, string> = {
  姓名: 'name',
  身份证号: 'id',
  身份证号码: 'id',
  残疾人证号: 'certificate',
  乡镇: 'town',
  补贴金额: 'amount',
  '补贴金额#2': 'second-amount',
  '父亲/姓名': 'father',
  残疾等级: 'grade',
  收入: 'income',
}
const recognise = (header: string): string | undefined => known[header]

function rowsOf(lines: readonly (readonly RawCell[])[]): readonly RawRow[] {
  return lines.flatMap((cells, at) =>
    cells.length === 0 ? [] : [{ sheet: 's', row: at + 1, cells }],
  )
}

function find(lines: readonly (readonly RawCell[])[], merges: readonly Merge[] = []) {
  return findHeader({ rows: rowsOf(lines), merges, recognise })
}

const merge = (fromRow: number, toRow: number, fromColumn: number, toColumn: number): Merge => ({
  fromRow,
  toRow,
  fromColumn,
  toColumn,
})

describe('finding the header', () => {
  test('titles, units and dates above it are passed over', () => {
    const guess = find([
      ['示例县残疾人花名册'],
      ['填报单位：示例县残联', null, '2024年9月30日'],
      [],
      ['序号', '姓名', '身份证号', '乡镇'],
      [1, '张三', '999901195403030024', '甲乡'],
    ])
    expect(guess).toMatchObject({ firstRow: 4, lastRow: 4 })
    expect(guess?.columns.map(({ index, key }) => [index, key])).toEqual([
      [0, undefined],
      [1, 'name'],
      [2, 'id'],
      [3, 'town'],
    ])
  })

  test('two merged levels are joined and recognised by the leaf', () => {
    const guess = find(
      [
        ['花名册', null, null, null],
        ['乡镇', '基本信息', null, '残疾情况'],
        ['乡镇', '姓名', '身份证\n号 码（必填）', '残疾人证号'],
        ['甲乡', '张三', '999901195403030024', null],
      ],
      [merge(1, 1, 0, 3), merge(2, 3, 0, 0), merge(2, 2, 1, 2)],
    )
    expect(guess).toMatchObject({ firstRow: 2, lastRow: 3 })
    expect(guess?.columns.map(({ text, key }) => [text, key])).toEqual([
      ['乡镇', 'town'],
      ['基本信息/姓名', 'name'],
      ['基本信息/身份证号码', 'id'],
      ['残疾情况/残疾人证号', 'certificate'],
    ])
  })

  test('three levels, as reports of civil affairs have them', () => {
    const guess = find(
      [
        ['一览表', null, null, null],
        ['乡镇', '家庭情况', null, null],
        ['乡镇', '户主', null, '收入（万元）'],
        ['乡镇', '姓名', '身份证号', '收入（万元）'],
      ],
      [
        merge(1, 1, 0, 3),
        merge(2, 4, 0, 0),
        merge(2, 2, 1, 3),
        merge(3, 3, 1, 2),
        merge(3, 4, 3, 3),
      ],
    )
    expect(guess).toMatchObject({ firstRow: 2, lastRow: 4 })
    expect(guess?.columns[1]).toMatchObject({ text: '家庭情况/户主/姓名', key: 'name' })
    expect(guess?.columns[3]).toMatchObject({ text: '家庭情况/收入', key: 'income', unit: '万元' })
  })

  test('a group above a text file’s header reaches over the columns behind it', () => {
    const guess = find([
      ['乡镇', '残疾', null, '姓名'],
      [null, '等级', '类别', null],
      ['甲乡', '一级', '肢体', '张三'],
    ])
    expect(guess?.columns.map(({ text, key }) => [text, key])).toEqual([
      ['乡镇', 'town'],
      ['残疾/等级', 'grade'],
      ['残疾/类别', undefined],
      ['姓名', 'name'],
    ])
  })

  test('the same header twice: the second is numbered and asks', () => {
    const guess = find([['姓名', '补贴金额', '补贴金额', '姓名']])
    expect(guess?.columns).toEqual([
      { index: 0, text: '姓名', leaf: '姓名', key: 'name' },
      { index: 1, text: '补贴金额', leaf: '补贴金额', key: 'amount' },
      { index: 2, text: '补贴金额#2', leaf: '补贴金额', key: 'second-amount' },
      { index: 3, text: '姓名#2', leaf: '姓名', duplicateOf: 0 },
    ])
  })

  test('two headers of one meaning: the first counts, the second names it', () => {
    const guess = find([['身份证号', '身份证号码', '姓名']])
    expect(guess?.columns[1]).toMatchObject({ duplicateOf: 0 })
    expect(guess?.columns[1]?.key).toBeUndefined()
  })

  test('a row of data never becomes a level of the header', () => {
    const guess = find([
      ['姓名', '身份证号'],
      ['张三', '999901195403030024'],
      ['姓名', '999901195403030024'],
    ])
    expect(guess).toMatchObject({ firstRow: 1, lastRow: 1 })
  })

  test('nothing recognised, nothing guessed', () => {
    expect(
      find([
        ['甲', '乙'],
        ['1', '2'],
      ]),
    ).toBeUndefined()
    expect(find([])).toBeUndefined()
  })
})

test.each([
  ['身份证\n号', '身份证号', undefined],
  [' 姓　名 ', '姓名', undefined],
  ['姓名：', '姓名', undefined],
  ['*姓名', '姓名', undefined],
  ['姓名*（必填）', '姓名', undefined],
  ['姓名（必填）*', '姓名', undefined],
  ['年收入（元）', '年收入', '元'],
  ['年收入(万元)', '年收入', '万元'],
  ['住房面积（㎡）', '住房面积', '平方米'],
  ['补贴（元/月）', '补贴', '元'],
  ['人均收入（单位：元）', '人均收入', '元'],
  ['残疾等级（级）', '残疾等级(级)', undefined],
  ['ＩＤ', 'ID', undefined],
])('the header %j reads as %j, unit %j', (header, text, unit) => {
  expect(normaliseHeader(header)).toEqual(unit === undefined ? { text } : { text, unit })
})

describe('rows under the table', () => {
  test.each<readonly [string, readonly RawCell[], string]>([
    ['合计', ['合计', null, null, 7], 'total'],
    ['a spaced 合 计 behind the number', [null, '合　计', '1,200.50'], 'total'],
    ['a town’s 小计', ['甲乡小计', null, 12], 'total'],
    ['总人数', ['总人数：12', null], 'total'],
    ['signatures in one cell', ['单位负责人：      填表人：      联系电话：'], 'signature'],
    [
      'signatures with names',
      ['制表人：', '张三', null, '审核人：', '李四', '填表日期：', '2024.9.1'],
      'signature',
    ],
    ['a note', ['注：本表一式两份'], 'note'],
    ['a numbered note', ['说明：1.证号用文本'], 'note'],
  ])('%s', (_, cells, kind) => {
    expect(isTotalOrSignature({ cells })?.kind).toBe(kind)
  })

  test.each<readonly [string, readonly RawCell[]]>([
    ['a person', ['1', '张三', '999901195403030024', '甲乡', 300]],
    ['a person whose remark says 合计', ['1', '张三', '999901195403030024', '合计']],
    ['a person named like a note', ['张三', '注册中', '甲乡']],
    ['a blank row', [null, '']],
    ['numbers only', [1, 2, 3]],
  ])('%s is left alone', (_, cells) => {
    expect(isTotalOrSignature({ cells })).toBeUndefined()
  })

  test('a total hands over its numbers for comparison', () => {
    expect(isTotalOrSignature({ cells: ['合计', null, 7, '1,200.50', '元'] })?.numbers).toEqual([
      { column: 2, value: 7 },
      { column: 3, value: 1200.5 },
    ])
  })

  test('a row is ragged when cells are missing or too many', () => {
    expect(isRagged({ cells: ['a', 'b', null] }, 2)).toBe(false)
    expect(isRagged({ cells: ['a', 'b', 'c'] }, 2)).toBe(true)
    expect(isRagged({ cells: ['a'] }, 2)).toBe(true)
  })
})
