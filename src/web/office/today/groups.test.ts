import { expect, test } from 'vitest'
import type { Work, WorkItem } from '../../api/client.ts'
import { groupOf } from './groups.ts'

const work = {
  counts: { all: 9, late: 3, today: 1, soon: 2, later: 3, undated: 1 },
  soon: {
    until: '2024-09-18',
    makeupWorkdays: ['2024-09-14'],
    holidays: ['2024-09-16', '2024-09-17'],
  },
  today: '2024-09-13',
  // The headings need no more of it.
} as unknown as Work
const item = (bucket: WorkItem['bucket'], hasDue = true) =>
  ({ bucket, due: hasDue ? { on: '2024-09-18' } : null }) as unknown as WorkItem // as above

test('a heading says how many there are, and which days are worked or off', () => {
  expect(groupOf(item('超时'), work)).toMatchObject({ note: '3 件 · 按工作日计', tone: 'late' })
  expect(groupOf(item('三日内'), work).note).toBe('2 件 · 含 9-14（周六）上班，9-16、9-17 放假')
  const plain = { ...work, soon: { ...work.soon, makeupWorkdays: [], holidays: [] } }
  expect(groupOf(item('三日内'), plain).note).toBe('2 件')
})

test('what has no deadline stands under a heading of its own', () => {
  expect(groupOf(item('以后'), work)).toMatchObject({ key: '以后', note: '2 件' })
  expect(groupOf(item('以后', false), work)).toMatchObject({ key: '无', note: '1 件' })
})
