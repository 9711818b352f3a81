import { describe, expect, test } from 'vitest'
import { sql, trusted } from '#db/index'
import { recordCondition } from './record-condition.ts'

const names = {
  状态: trusted('p.state'),
  时限日: trusted('p.due_on'),
  评估日: sql`${'2024-10-11'}`,
}

describe('a condition about records of ours', () => {
  test('becomes SQL with its texts as parameters', () => {
    const found = recordCondition('W65', '状态 in ("已推送", "已签收") and 时限日 < 评估日', names)
    expect(found).toEqual({
      text: 'p.state = any($1::text[]) and p.due_on < $2',
      values: [['已推送', '已签收'], '2024-10-11'],
    })
  })

  test.each([
    '时限 < 评估日',
    '状态 in 已推送',
    '状态 = "已推送" or 状态 = "已签收"',
    '',
    '状态',
    '时限日 ~ 评估日',
  ])('that is not understood is refused: %s', (text) => {
    expect(() => recordCondition('W65', text, names)).toThrow('监测规则 W65 的条件')
  })
})
