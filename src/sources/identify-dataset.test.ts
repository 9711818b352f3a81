import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '#policy/index'
import { type Identified, identifyDataset } from './identify-dataset.ts'
import { loadDatasets } from './load-datasets.ts'

const national = `${import.meta.dirname}/../../policies/national`
const catalogue = loadCatalogue(readFileSync(`${national}/facts.yaml`, 'utf8'))
const map = loadDatasets(readFileSync(`${national}/datasets.yaml`, 'utf8'), catalogue)

function identify(headers: string, more: { title?: string; file?: string } = {}): Identified {
  const { title, file = '报送.xlsx' } = more
  const lines = [
    ...(title === undefined ? [] : [[title]]),
    headers.split(headers.includes(';') ? ';' : '、'),
  ]
  const rows = lines.map((cells, at) => ({ sheet: 'Sheet1', row: at + 1, cells }))
  const head = { name: 'Sheet1', rows, merges: [] }
  return identifyDataset({ file, head, map, wanted: 'auto', said: () => ({}) })
}

function codeOf(...how: Parameters<typeof identify>): string {
  return identify(...how).dataset.code
}

const ofDisabled = '乡镇、残疾人姓名、残疾证号、残疾类别和等级、发证日期'

describe('which dataset a file is', () => {
  test.each([
    ['disability', ofDisabled, { title: '某县残联残疾人基本情况表' }],
    ['disability', ofDisabled, {}],
    ['disability', '姓名、身份证号、残疾种类、残疾级别', {}],
    ['unemployment', '姓名;身份证号;乡镇;登记失业时间', {}],
    ['unemployment', '姓名;身份证号;乡镇;登记日期', { title: '登记失业人员名单' }],
    ['police_deaths', '姓名;身份证号;死亡时间', { title: '死亡人员名单' }],
    ['medical_enrolment', '姓名;身份证号;参保状态', { file: '医保局.xlsx' }],
    ['roster_tekun', '姓名;身份证号;乡镇', { title: '特困台账' }],
  ])('%s: %s', (code, headers, more) => {
    expect(codeOf(headers, more)).toBe(code)
  })

  test.each([
    ['姓名;身份证号;乡镇', { title: '某县教育局报送名单' }],
    ['姓名;身份证号;乡镇', { file: '人社局.xlsx' }],
    ['姓名;身份证号;乡镇;登记日期', {}],
    ['姓名;身份证号;乡镇;户主姓名;户号', { title: '人员名单' }],
  ])('%s says too little', (headers, more) => {
    expect(() => codeOf(headers, more)).toThrow(/认不出|同时符合|缺少/)
  })
})

describe('one column that holds a class and a grade', () => {
  test.each([
    '残疾类别和等级',
    '残疾类别等级',
    '残疾类别与等级',
    '残疾类别及级别',
    '残疾类型/程度',
    '残疾等级和类别',
    '残疾类别（等级）',
  ])('%s is read as both', (header) => {
    const { plan } = identify(`姓名、身份证号、${header}`)
    const fields = plan.columns.filter(({ index }) => index === 2)
    expect(fields.map(({ column }) => column.field).sort()).toEqual(['残疾等级', '残疾类别'])
    expect(plan.missing).toEqual([])
  })

  test('is the class where the grade has a column of its own', () => {
    const { plan } = identify('姓名;身份证号;残疾类别和等级;残疾等级')
    expect(plan.columns.map(({ column, index }) => [column.field, index])).toEqual([
      ['姓名', 0],
      ['身份证号', 1],
      ['残疾类别', 2],
      ['残疾等级', 3],
    ])
  })

  test('headers that explain their values are one fact', () => {
    const { plan } = identify('姓名;身份证号;残疾类别(肢体、视力等);残疾等级(1-4级)')
    expect(plan.columns.map(({ index }) => index)).toEqual([0, 1, 2, 3])
  })
})

test('a table with a column for every month says what to do instead', () => {
  const what =
    /一个月占一列（1月、2月、3月），这样读不了：请每个月各做一份，每人一行，文件名写明年月/
  expect(() => codeOf('姓名;身份证号;1月;2月;3月;4月;合计')).toThrow(what)
  expect(() => codeOf('姓名;身份证号;1月;合计')).toThrow(/认不出.*命令里写明数据集）。$/)
})
