import { expect, test } from 'vitest'
import { chainKinds } from '#chain/domain'
import type { ChainEntry } from '../../api/client.ts'
import { byYear, chainGroupOf, chainGroups } from './chain-groups.ts'

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
})

test('every kind of entry has a group, and every group an entry', () => {
  const groups = chainKinds.map((kind) => chainGroupOf({ kind }))
  expect(new Set(groups)).toEqual(new Set(chainGroups))
})

test('the chain runs from the newest to the oldest, under its years', () => {
  const days = ['2023-11-02', '2024-01-05', '2024-09-03']
  const years = byYear(days.map(entry))
  expect(years.map(({ year }) => year)).toEqual(['2024', '2023'])
  expect(years[0]?.entries.map(({ onDay }) => onDay)).toEqual(['2024-09-03', '2024-01-05'])
})

test('an empty chain has no years', () => {
  expect(byYear([])).toEqual([])
})
