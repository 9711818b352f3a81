import { expect, test } from 'vitest'
import type { BatchMapping } from '../../api/client.ts'
import { changedColumns, columnFaults } from './column-faults.ts'

const column = (index: number, header: string, field: string | null) => ({
  index,
  header,
  field,
  by: '同义词' as const,
  unit: null,
  sample: [],
})
const mapping: BatchMapping = {
  batchId: '01900000-0000-7000-8000-000000000000',
  dataset: 'disability',
  datasetName: '持证残疾人',
  columns: [column(0, '姓 名', '姓名'), column(1, '证件号', '身份证号'), column(2, '电话', null)],
  fields: [
    { field: '身份证号', required: true, unit: null },
    { field: '姓名', required: true, unit: null },
    { field: '残疾等级', required: false, unit: null },
  ],
}

test('a reading as it stands has no fault and no change', () => {
  const chosen = { 0: '姓名', 1: '身份证号', 2: '' }
  expect(columnFaults(mapping, chosen)).toEqual([])
  expect(changedColumns(mapping, chosen)).toEqual([])
})

test('a needed column that is left out is named', () => {
  expect(columnFaults(mapping, { 0: '姓名', 1: '', 2: '' })).toEqual([
    '还缺必需的列：身份证号。请指出哪一列是它。',
  ])
})

test('one thing read from two columns is named', () => {
  expect(columnFaults(mapping, { 0: '姓名', 1: '身份证号', 2: '姓名' })).toEqual([
    '两列不能读成同一项：姓名。',
  ])
})

test('only the columns read otherwise are sent, 不导入 as null', () => {
  expect(changedColumns(mapping, { 0: '', 1: '身份证号', 2: '残疾等级' })).toEqual([
    { header: '姓 名', field: null },
    { header: '电话', field: '残疾等级' },
  ])
})
