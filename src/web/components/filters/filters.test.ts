import { expect, test } from 'vitest'
import { isSaved, readSaved } from './filters.ts'

test('saved filters of another shape fall away', () => {
  const good = { title: '本镇', query: { place: '4107' } }
  expect(readSaved([good, { title: 1 }, null, { title: '坏', query: { a: 2 } }])).toEqual([
    good,
    { title: '坏', query: {} },
  ])
  expect(readSaved({})).toBeUndefined()
})

test('a saved filter is the chosen one when every choice is the same, an empty one being none', () => {
  const saved = { title: '超时', query: { bucket: 'late' } }
  expect(isSaved(saved, { bucket: 'late', kind: '' })).toBe(true)
  expect(isSaved(saved, { bucket: 'late', kind: 'push' })).toBe(false)
  expect(isSaved(saved, {})).toBe(false)
})
