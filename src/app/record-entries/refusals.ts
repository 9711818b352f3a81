import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('entries', {
  unknown: {
    status: 404,
    sentence: () => '没有找到这次登记。请从这一户的登记记录中打开。',
  },
  'changed-meanwhile': {
    status: 409,
    sentence: ({ household }: { household: string; version: number; fields: readonly unknown[] }) =>
      `没存上：您填写期间，别人改了家庭 ${household} 的同一项。您填的都还在，请逐项选一个再提交。`,
  },
  invalid: {
    status: 422,
    sentence: ({ fields }: { fields: readonly { readonly why: string }[] }) =>
      `有 ${fields.length} 处需要改，这次什么都没有写入：${fields.map(({ why }) => why).join('；')}。`,
  },
})
