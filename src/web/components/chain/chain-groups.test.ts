import { expect, test } from 'vitest'
import { chainKinds } from '#chain/domain'
import type { ChainEntry } from '../../api/client.ts'
import { byYear, chainGroupOf, chainGroups, chosenEntries } from './chain-groups.ts'

const entry = (onDay: string): ChainEntry => ({
  id: onDay,
  kind: '推送',
  title: '推送乡镇',
  onDay,
  recordedAt: `${onDay}T00:00:00Z`,
  actor: '张经办',
  document: null,
  fields: [],
  erased: [],
  masked: [],
})

test('every kind of entry has a group, and every group an entry', () => {
  const groups = chainKinds.map((kind) => chainGroupOf({ kind }))
  expect(new Set(groups)).toEqual(new Set(chainGroups))
})

test('the chain runs from the newest to the oldest, under its years', () => {
  const days = ['2023-11-02', '2024-01-05', '2024-09-03']
  const years = byYear(days.map(entry))
  expect(years.map(({ year }) => year)).toEqual(['2024', '2023'])
  const onDays = years[0]?.points.map(({ entry: one }) => one?.onDay)
  expect(onDays).toEqual(['2024-09-03', '2024-01-05'])
})

test('aid stands among the entries by its day, after those of the same day', () => {
  const paid = { onDay: '2024-09-03', month: '2024-09', what: '本月实发金额', more: '民政' }
  const [year] = byYear(['2024-01-05', '2024-09-03'].map(entry), [paid])
  const order = year?.points.map((point) => point.aid?.month ?? point.entry?.onDay)
  expect(order).toEqual(['2024-09-03', '2024-09', '2024-01-05'])
})

test('an empty chain has no years', () => {
  expect(byYear([])).toEqual([])
})

test('a chain is narrowed by group, kind and days', () => {
  const push = entry('2024-01-05')
  const decision: ChainEntry = { ...entry('2023-11-02'), kind: '认定' }
  const refusal: ChainEntry = { ...entry('2024-03-01'), kind: '不予认定' }
  const chain = [decision, push, refusal]
  expect(chosenEntries(chain, {})).toEqual(chain)
  expect(chosenEntries(chain, { group: '认定' })).toEqual([decision, refusal])
  expect(chosenEntries(chain, { kind: '认定' })).toEqual([decision])
  expect(chosenEntries(chain, { from: '2024-01-05' })).toEqual([push, refusal])
  expect(chosenEntries(chain, { until: '2024-01-05' })).toEqual([decision, push])
})
