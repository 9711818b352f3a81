import { describe, expect, test } from 'vitest'
import { findWeaknesses } from './password-rules.ts'
import { makeOneTimePassword } from './secrets.ts'

const context = {
  settings: { passwordMinLength: 10, passwordClasses: 3 },
  names: ['wang.jianguo', '王建国'],
  places: ['示例县', '柳林乡'],
}

describe('a password', () => {
  test.each(['Kv7-mXw2_pRz', '蓝天-Kite-82-雨', 'correct Horse 7 battery'])(
    '%s may be used',
    (password) => {
      expect(findWeaknesses(password, context)).toEqual([])
    },
  )

  test.each([
    ['Kv7-mXw2', /至少要 10 位/],
    ['kvmxwprztq', /至少要有 3 种/],
    ['Kvvv-mXw2_pRz', /连着三个一样/],
    ['Kv7-abcd_pRz', /连着四个/],
    ['Kv7-Qwer_pRz', /连着四个/],
    ['Kv7-8765_pRz', /连着四个/],
    ['Kv-13800138000', /手机号/],
    ['Kv-19800605-x', /日期或生日/],
    ['Kv7-wang.jianguo', /账号或姓名/],
    ['Kv7-WangJianGuo', /账号或姓名/],
    ['Kv7-JianGuo-9z', /账号或姓名/],
    ['Kv7-王建国-Tz', /账号或姓名/],
    ['Kv7-LiuLin-9z', /地名/],
    ['Kv7-柳林-9zTq', /地名/],
    ['P@ssw0rd-7xK', /常用的弱密码/],
    ['Minzheng-7xK', /常用的弱密码/],
    [' Kv7-mXw2_pRz', /空格/],
    [`Kv7-${'mXw2_pRz'.repeat(20)}`, /最多 128 位/],
  ])('%s is refused', (password, why) => {
    expect(findWeaknesses(password, context).join()).toMatch(why)
  })

  test('of one time has all kinds of signs and is never the same', () => {
    const made = Array.from({ length: 200 }, makeOneTimePassword)
    expect(new Set(made).size).toBe(200)
    for (const one of made)
      expect(one).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[-_])[\w-]{16}$/)
  })
})
