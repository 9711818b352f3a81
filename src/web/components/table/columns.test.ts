import { expect, test } from 'vitest'
import { arrange, type Column, isShown, moved, noChoice, readChoice } from './columns.ts'

const columns: readonly Column<string>[] = [
  { key: 'due', title: '期限' },
  { key: 'title', title: '要做什么', isMain: true },
  { key: 'from', title: '从哪来' },
  { key: 'who', title: '经手人', isHiddenAtFirst: true },
]
const keysOf = (given: readonly Column<string>[]) => given.map(({ key }) => key)

test('a column that was written after the choice stands where it was written', () => {
  const choice = { ...noChoice, order: ['from', 'due', 'title'] }
  expect(keysOf(arrange(columns, choice))).toEqual(['from', 'due', 'title', 'who'])
})

test('pinned columns come first', () => {
  const choice = { ...noChoice, pinned: ['from'] }
  expect(keysOf(arrange(columns, choice))).toEqual(['from', 'due', 'title', 'who'])
})

test('the main column cannot be hidden, others can, and some wait to be asked for', () => {
  const choice = { ...noChoice, hidden: ['title', 'due'] }
  expect(keysOf(columns.filter((one) => isShown(one, choice)))).toEqual(['title', 'from'])
  const asked = { ...noChoice, order: ['due', 'title', 'from', 'who'] }
  expect(keysOf(columns.filter((one) => isShown(one, asked)))).toHaveLength(4)
})

test('a column is moved by places and stays inside', () => {
  expect(moved(columns, noChoice, { key: 'from', by: -2 }).order).toEqual([
    'from',
    'due',
    'title',
    'who',
  ])
  expect(moved(columns, noChoice, { key: 'due', by: -3 }).order[0]).toBe('due')
})

test('of what was kept only what has its shape is taken', () => {
  expect(readChoice('nothing')).toBeUndefined()
  expect(
    readChoice({ order: ['a', 1], hidden: 'x', widths: { a: 120, b: 5, c: 'wide' }, size: 33 }),
  ).toEqual({ order: ['a'], hidden: [], pinned: [], widths: { a: 120 }, size: 50 })
})
