import { expect, test } from 'vitest'
import type { Delivery } from '../../api/client.ts'
import { byUrgency, filesOf, missingTownships } from './delivery-order.ts'

const file = (batchId: string, at: string) => ({
  batchId,
  fileName: `${batchId}.csv`,
  at,
  rows: 40,
  period: '2024-09',
  freshUntil: null,
})
const township = (name: string, of: Partial<Delivery['townships'][number]> = {}) =>
  ({ code: name, name, state: '待送达', delivered: null, staleDays: null, ...of }) as const

function delivery(of: Partial<Delivery>): Delivery {
  return {
    dataset: 'disability',
    datasetName: '持证残疾人',
    department: '残联',
    departmentLevel: '县',
    schedule: '乡镇比对',
    isExample: false,
    period: '2024-09',
    window: { name: '2024年9月', from: '2024-09-11', to: '2024-09-20', isProvisional: false },
    isArrears: false,
    state: '待送达',
    isOverdue: false,
    townships: [],
    covered: 0,
    delivered: null,
    staleDays: null,
    ...of,
  }
}

test('what is overdue stands before what is awaited, and that before what came', () => {
  const states = [
    delivery({ state: '已送达' }),
    delivery({ state: '待送达' }),
    delivery({ state: '逾期' }),
  ]
  expect(states.toSorted(byUrgency).map(({ state }) => state)).toEqual(['逾期', '待送达', '已送达'])
})

test('townships of which a part came are still missing', () => {
  const came = township('柳林乡', { state: '已送达', delivered: file('a', '2024-09-12') })
  const part = township('石桥镇', { state: '部分送达', delivered: file('b', '2024-09-13') })
  expect(missingTownships(delivery({ townships: [came, part, township('沙坝乡')] }))).toEqual([
    '石桥镇',
    '沙坝乡',
  ])
})

test('a file that served several townships is named once, the newest first', () => {
  const first = file('a', '2024-09-12')
  const later = file('b', '2024-09-13')
  const townships = [
    township('柳林乡', { delivered: first }),
    township('石桥镇', { delivered: later }),
    township('沙坝乡', { delivered: first }),
  ]
  expect(filesOf(delivery({ delivered: later, townships })).map(({ batchId }) => batchId)).toEqual([
    'b',
    'a',
  ])
})
