import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('entries', {
  unknown: {
    status: 404,
    sentence: () => '没有找到这次登记。请从这一户的登记记录中打开。',
  },
  'not-member': {
    status: 404,
    sentence: ({ household }: { household: string }) =>
      `所指的人不是家庭 ${household} 的现有成员。请刷新后重新选择，这次什么都没有写入。`,
  },
  'last-member': {
    status: 409,
    sentence: ({ household }: { household: string }) =>
      `家庭 ${household} 只有这一名成员，离开后就没有人了。请改为办理终止，或并入另一户。`,
  },
  'changed-meanwhile': {
    status: 409,
    sentence: ({ household }: { household: string; version: number; fields: readonly unknown[] }) =>
      `没存上：您填写期间，别人改了家庭 ${household} 的同一项。您填的都还在，请逐项选一个再提交。`,
  },
  invalid: {
    status: 422,
    sentence: ({ fields }: { fields: readonly { readonly key: string; readonly why: string }[] }) =>
      `有 ${fields.length} 处需要改，这次什么都没有写入：${fields.map(({ why }) => why).join('；')}。`,
  },
})
