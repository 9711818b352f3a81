import { expect, test } from 'vitest'
import type { EvidenceFact } from '../../api/client.ts'
import { rowsOfFiles } from './evidence-rows.ts'

function fact(name: string, row: number | null, subject: string | null = null): EvidenceFact {
  const source = {
    ...{ department: '残联', dataset: '持证残疾人', fileName: '八月.xlsx', sheet: '河湾乡' },
    ...{ row, moreRows: [], period: '2024-08' },
  }
  return { subject, name, value: '是', masked: null, target: null, source, holder: null }
}

test('facts of one row of a file stand together, those of no row apart', () => {
  const unknown = { ...fact('有收入', null), source: null }
  const { rows, others } = rowsOfFiles(
    [fact('类别', 3), fact('等级', 3), fact('等级', 4), fact('登记', null), unknown],
    '周芒种',
  )
  expect(rows.map(({ source, facts }) => [source.row, facts.map(({ name }) => name)])).toEqual([
    [3, ['类别', '等级']],
    [4, ['等级']],
  ])
  expect(others.map(({ name }) => name)).toEqual(['登记', '有收入'])
})

test('a row is about the member it names, else about whom the alert is about', () => {
  const { rows } = rowsOfFiles([fact('等级', 3), fact('等级', 3, '配偶')], '周芒种')
  expect(rows.map(({ subject }) => subject)).toEqual(['周芒种', '配偶'])
})
