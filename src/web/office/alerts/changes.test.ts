import { expect, test } from 'vitest'
import { changesOf } from './changes.ts'

test('what differs is told field by field, what appeared or went away too', () => {
  const before = { version: '1', fields: { 状态: '已推送', 期限: '2024-10-25', 催办: '' } }
  const now = { version: '3', fields: { 状态: '已反馈', 期限: '2024-10-25', 反馈: '已入户' } }
  expect(changesOf(before, now)).toEqual([
    { field: '状态', before: '已推送', now: '已反馈' },
    { field: '反馈', before: '', now: '已入户' },
  ])
  expect(changesOf(now, now)).toEqual([])
})
