import { isAccountSought } from '#access/domain'
import type { Account, WrittenFile } from '#http/index'
import { accountsBy, showAccounts } from '../accounts/show-accounts.ts'
import { inOrder } from '../system/in-order.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { momentOf } from './moment-of.ts'
import { said } from './seen-conditions.ts'

/** The accounts that the list shows, with their posts. */
export function exportAccounts(given: Given<'accounts'>): Promise<WrittenFile> {
  const { signIn, input } = given
  const { text: sought = '' } = input
  return exportList<Account>(given, {
    ...{ name: '账号', needs: ['机构账号', '授权'], layout: layoutAt(signIn.now()) },
    conditions: async () => said('姓名或账号', sought.trim()),
    page: async () => {
      const all = await showAccounts(signIn)
      const found = all.filter((one) => isAccountSought(one, sought))
      return { rows: inOrder(found, accountsBy, input), next: null }
    },
    // Those who work here, nobody of the register.
    whom: () => ({}),
  })
}

const text = '文本' as const

function layoutAt(now: Date): readonly SeenColumn<Account>[] {
  return [
    { key: 'who', header: '姓名', kind: text, width: 14, value: ({ name }) => name },
    { key: 'who', header: '账号', kind: text, width: 20, value: ({ account }) => account },
    { key: 'posts', header: '岗位', kind: text, width: 40, value: postsOf },
    { key: 'state', header: '状态', kind: text, width: 8, value: ({ state }) => state },
    {
      ...{ key: 'state', header: '锁定到', kind: text, width: 18 },
      value: ({ lockedUntil }) =>
        lockedUntil !== null && new Date(lockedUntil) > now ? momentOf(lockedUntil) : null,
    },
    {
      ...{ key: 'state', header: '要改一次性密码', kind: text, width: 14 },
      value: ({ mustChangePassword }) => (mustChangePassword ? '是' : null),
    },
    {
      ...{ key: 'state', header: '有第二次验证', kind: text, width: 14 },
      value: ({ hasSecondFactor }) => (hasSecondFactor ? '是' : '否'),
    },
    {
      ...{ key: 'last', header: '上次登录', kind: text, width: 18 },
      value: ({ lastSignIn }) => lastSignIn && momentOf(lastSignIn.at),
    },
  ]
}

function postsOf({ posts }: Account): string {
  return posts
    .map(({ roleName, place, department }) => `${roleName} ${place ?? department ?? ''}`.trim())
    .join('、')
}
