import { expect, test } from 'vitest'
import type { Candidate } from '../../api/client.ts'
import { groupCandidates } from './group-candidates.ts'

function candidate(of: Partial<Candidate>): Candidate {
  return {
    id: '1',
    batchId: 'b',
    fileName: '8月.csv',
    datasetName: '持证残疾人',
    sheet: '河湾镇',
    row: 52,
    rowName: '罗寒露',
    rowNumber: null,
    kind: '号码有误',
    personId: 'p',
    person: '罗寒露',
    maskedIdentity: null,
    householdId: null,
    household: null,
    township: null,
    score: 50,
    reasons: [],
    state: '待确认',
    decidedBy: null,
    decidedAt: null,
    ...of,
  }
}

test('the persons a row may mean stand together, the likeliest first', () => {
  const groups = groupCandidates([
    candidate({ id: '1', score: 71 }),
    candidate({ id: '2', row: 77, score: 90 }),
    candidate({ id: '3', score: 96 }),
  ])
  expect(groups.map(({ row, persons }) => [row, persons.map(({ id }) => id)])).toEqual([
    [52, ['3', '1']],
    [77, ['2']],
  ])
})

test('the same row of another sheet or file is another row', () => {
  const groups = groupCandidates([
    candidate({ id: '1' }),
    candidate({ id: '2', sheet: '白杨镇' }),
    candidate({ id: '3', batchId: 'c' }),
  ])
  expect(groups).toHaveLength(3)
})
