import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('reviews', {
  'household-unknown': {
    status: 404,
    sentence: () => '没有找到这一户，什么都没有写入。请回到清单重新打开。',
  },
  'not-recognised': {
    status: 409,
    sentence: ({ household }: { household: string }) =>
      `家庭 ${household} 现在没有认定的类别，不用复核。情况有变化的，请登记或提出认定。`,
  },
  'reason-missing': {
    status: 422,
    sentence: () => '还没有写理由。请写明看了什么、怎样得出这个结果，再提交。',
  },
})
