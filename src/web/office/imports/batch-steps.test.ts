import { describe, expect, it } from 'vitest'
import { canReach, stepOf } from './batch-steps.ts'

describe('the step of a file', () => {
  it('is where the file waits, unless the address asks for another that can be reached', () => {
    expect(stepOf(undefined, '待确认', 2)).toBe('读法')
    expect(stepOf(undefined, '待确认', 0)).toBe('预览')
    expect(stepOf('读法', '待确认', 0)).toBe('读法')
    expect(stepOf('入库', '待确认', 0)).toBe('预览')
  })

  it('is the end once the file is in, undone or given up, whatever the address asks for', () => {
    for (const state of ['已入库', '已撤销', '已放弃'] as const) {
      expect(stepOf(undefined, state, 3)).toBe('入库')
      expect(canReach('读法', state)).toBe(false)
    }
    expect(stepOf('预览', '已入库', 0)).toBe('入库')
  })
})
