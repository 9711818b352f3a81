import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '#policy/index'
import { loadDatasets } from './load-datasets.ts'
import { planSheet, type SheetPlan, usesOf } from './recognise-columns.ts'

const national = `${import.meta.dirname}/../../policies/national`
const catalogue = loadCatalogue(readFileSync(`${national}/facts.yaml`, 'utf8'))
const map = loadDatasets(readFileSync(`${national}/datasets.yaml`, 'utf8'), catalogue)

function plan(
  code: string,
  headers: readonly string[],
  more: Partial<Parameters<typeof planSheet>[2]> = {},
): SheetPlan | undefined {
  const dataset = map.find(code)
  if (dataset === undefined) throw new RangeError(code)
  const rows = [{ sheet: '', row: 1, cells: headers }]
  return planSheet({ name: '', rows, merges: [] }, dataset, { map, ...more })
}

function fieldsOf(code: string, headers: readonly string[]): readonly (string | null)[] {
  const found = plan(code, headers)
  return found === undefined ? [] : usesOf(found).map(({ field }) => field)
}

describe('headers as departments write them', () => {
  test.each([
    [
      '身份证号',
      '证件号,身份证号,证件号码,身份证,公民身份号码(身份证号),身份证\n号码,身份证号(18位数字),ID Number,残疾人身份证号码,"身份证号"：,（2）身份证号*必填',
    ],
    ['残疾证号', '残疾证号,残疾人证号,残疾人证,残疾人证号码（20位）'],
    ['姓名', '姓名,残疾人姓名,收款人姓名,学生,＊姓　名（必填）：,姓名 Name,持证人姓名,Name'],
    [
      '乡镇',
      '街道,户籍街道,街镇,账户街镇,所在乡镇(街道),乡（镇）街道,乡镇/街道,户籍地（乡镇）,镇（街道、园区）',
    ],
    ['村', '居委,居委会,村(社区)名称,行政村/社区,村（居）'],
    ['残疾等级', '残疾等级（1-4级）,残疾等级(一级/二级/三级/四级),三、残疾等级,残疾等级【必填】'],
    ['残疾类别', '残疾类别（肢体、视力等）,残疾类型,残疾类别(单选)'],
  ])('%s', (field, headers) => {
    for (const header of headers.split(',')) {
      expect([header, ...fieldsOf('disability', [header])]).toEqual([header, field])
    }
  })

  test.each([
    ['户主身份证号', 'roster_dibao', ['户主身份证号码', '户主证件号']],
    ['户主姓名', 'roster_dibao', ['户主/申请人姓名', '申请人姓名']],
    [
      '与户主关系',
      'roster_dibao',
      ['与户主（申请人）关系', '与户主关系（本人、配偶、子女）', '与户主的关系'],
    ],
    ['曾用名', 'roster_dibao', ['曾用名', '曾用姓名']],
  ])('%s is not the person’s own', (field, code, headers) => {
    for (const header of headers) expect(fieldsOf(code, [header])).toEqual([field])
  })

  test('a certificate’s number gives the identity number where the dataset has no column for it', () => {
    expect(fieldsOf('medical_cost', ['姓名', '残疾人证号', '个人自付'])).toContain('身份证号')
  })

  test('an amount in brackets of another kind is another amount', () => {
    expect(fieldsOf('medical_aid', ['姓名', '医疗救助金额（其中上级）'])).toEqual(['姓名', null])
  })

  test('somebody else’s name in a bracket or a group is not the person’s', () => {
    expect(fieldsOf('disability', ['姓名', '身份证号（监护人）', '身份证号'])).toEqual([
      '姓名',
      null,
      '身份证号',
    ])
  })
})

describe('which of several columns is read', () => {
  test('the one that names the field best, wherever it stands', () => {
    const found = plan('disability', ['姓名', '证件号', '类别', '残疾类别', '残疾等级'])
    expect(found && usesOf(found).map(({ field }) => field)).toEqual([
      '姓名',
      '身份证号',
      null,
      '残疾类别',
      '残疾等级',
    ])
    expect(found && usesOf(found)[2]).toMatchObject({ by: '未用', insteadOf: '残疾类别' })
  })

  test('the one that a person named; 不导入 leaves it out for good', () => {
    const remembered = new Map<string, string | null>([
      ['类别', '残疾类别'],
      ['残疾类别', null],
      ['轻重', '残疾等级'],
    ])
    const headers = ['姓名', '证件号', '类别', '残疾类别', '轻重']
    const found = plan('disability', headers, { remembered })
    expect(found?.missing).toEqual([])
    expect(found && usesOf(found).map(({ field, by }) => [field, by])).toEqual([
      ['姓名', '同义词'],
      ['身份证号', '同义词'],
      ['残疾类别', '记住的'],
      [null, '记住的'],
      ['残疾等级', '记住的'],
    ])
  })

  test('the same header twice: rivals until somebody says which', () => {
    const headers = ['姓名', '证件号', '医疗救助金额', '医疗救助金额']
    expect(plan('medical_aid', headers)?.columns.at(-1)).toMatchObject({ index: 2, rivals: [3] })
    const remembered = new Map([['医疗救助金额#2', '医疗救助金额']])
    expect(plan('medical_aid', headers, { remembered })?.columns.at(-1)).toMatchObject({
      index: 3,
      rivals: [],
      by: '记住的',
    })
    const second = new Map([['医疗救助金额#2', null]])
    expect(plan('medical_aid', headers, { remembered: second })?.columns.at(-1)).toMatchObject({
      index: 2,
      rivals: [],
    })
  })

  test('the row that a person pointed at is the header', () => {
    const dataset = map.find('disability')
    if (dataset === undefined) throw new RangeError('disability')
    const rows = [
      { sheet: '', row: 1, cells: ['姓名', '身份证号', '残疾类别', '残疾等级'] },
      { sheet: '', row: 2, cells: ['姓名', '证件号', '类别甲', '等级甲'] },
    ]
    const at = (headerRow: number) =>
      planSheet({ name: '', rows, merges: [] }, dataset, { map, headerRow })
    expect(at(2)?.lastRow).toBe(2)
    expect(at(2)?.headers.map(({ text }) => text)).toContain('类别甲')
  })

  test('the unit of the table holds for amounts that have none of their own', () => {
    const dataset = map.find('medical_aid')
    if (dataset === undefined) throw new RangeError('medical_aid')
    const head = (title: string) => ({
      name: '',
      rows: [
        { sheet: '', row: 1, cells: [title] },
        { sheet: '', row: 2, cells: ['姓名', '证件号', '医疗救助金额'] },
      ],
      merges: [],
    })
    const unitOf = (title: string) => planSheet(head(title), dataset, { map })?.columns.at(-1)?.unit
    expect(unitOf('单位：万元')).toBe('万元')
    expect(unitOf('（金额单位：人民币千元）')).toBe('千元')
    expect(unitOf('填报单位：万元村')).toBeUndefined()
    expect(unitOf('单位：元')).toBeUndefined()
  })
})
