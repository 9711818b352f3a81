import { expect, it } from 'vitest'
import { adviceFor } from './advice-for-problem.ts'

const problem = { column: '身份证号', kind: '校验位错', verdict: '不能用', problem: '' } as const

it('tells what to do by kind; what was proposed when it was read goes first', () => {
  expect(adviceFor(problem, false)).toContain('核对原证件')
  expect(adviceFor({ ...problem, kind: '未知代码', suggestion: '肢体' }, true)).toBe('肢体')
  expect(adviceFor({ ...problem, column: '发证日期', kind: '不完整' }, false)).toContain('写到日')
  expect(adviceFor({ ...problem, column: '备注', kind: '别的' }, false)).toBeUndefined()
})

it('of a row that may be somebody registered it says only that it is looked at', () => {
  for (const kind of ['校验位错', '精度丢失', '号码不在底册']) {
    const advice = adviceFor({ ...problem, kind, suggestion: '某个号码' }, true)
    expect(advice).toBe('已列为候选，可由民政确认，或核对原证件后更正')
  }
})
