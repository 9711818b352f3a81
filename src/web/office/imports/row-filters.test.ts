import { expect, test } from 'vitest'
import type { BatchPreview } from '../../api/client.ts'
import { countOf, filterOf } from './row-filters.ts'

function previewOf(
  changes: Partial<BatchPreview['changes']>,
  candidates = 0,
  state: BatchPreview['state'] = '待确认',
): BatchPreview {
  const none = { new: 0, changed: 0, same: 0, gone: 0, conflicts: [], facts: 0 }
  // The filters read nothing else of a preview.
  const rows = { usable: 9, corrected: 0, needConfirm: 0, refused: 2, dropped: 0, total: 11 }
  const shown = { state, rows, changes: { ...none, ...changes }, candidates }
  return shown as unknown as BatchPreview
}

test('the chosen filter is shown even where it has no rows', () => {
  expect(filterOf('不能用', previewOf({ changed: 3 }))).toBe('不能用')
})

test.each([
  [previewOf({ changed: 3, new: 9 }), '变更'],
  [previewOf({ new: 9, gone: 2 }), '新增'],
  [previewOf({ gone: 2, same: 40 }), '不再出现'],
  [previewOf({ same: 40 }, 1), '候选'],
  [previewOf({ same: 40 }), '不变'],
  [previewOf({}), '可用'],
])('without a choice the first kind with rows is shown', (preview, filter) => {
  expect(filterOf(undefined, preview)).toBe(filter)
  expect(filterOf('没有这一类', preview)).toBe(filter)
})

test('conflicts are counted over all other sources', () => {
  const conflicts = [
    { dataset: 'a', department: '残联', count: 4 },
    { dataset: 'b', department: '医保局', count: 5 },
  ]
  expect(countOf(previewOf({ conflicts }), '冲突')).toBe(9)
})

test('of a file that is in only rows that need a person’s eye are offered', () => {
  expect(filterOf('变更', previewOf({ changed: 3 }, 0, '已入库'))).toBe('不能用')
  expect(filterOf(undefined, previewOf({ changed: 3 }, 4, '已入库'))).toBe('候选')
})

test('rows without a registered person are a choice of a department’s file that waits', () => {
  const waiting = { ...previewOf({}), unmatched: 4 }
  expect(filterOf('没有对上', waiting)).toBe('没有对上')
  expect(countOf(waiting, '没有对上')).toBe(4)
  // What is in has leads and candidates instead; a list of households forms whom it does not find.
  expect(filterOf('没有对上', { ...waiting, state: '已入库' })).not.toBe('没有对上')
  const roster = { householdsFormed: 1, personsFormed: 4, recognitions: 0, terminations: 0 }
  expect(filterOf('没有对上', { ...waiting, roster } as BatchPreview)).not.toBe('没有对上')
})
