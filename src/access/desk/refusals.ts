import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('desk', {
  'draft-too-large': {
    status: 413,
    sentence: ({ most }: { most: number }) =>
      `这一页填的内容太长，草稿最多存 ${most} 字，这次没有存上。请先提交一部分，或把附件另外上传。`,
  },
  'too-many-drafts': {
    status: 409,
    sentence: ({ most }: { most: number }) =>
      `您没有提交的草稿已有 ${most} 份，这次没有存上。请先提交或删除几份旧的。`,
  },
  'preference-too-large': {
    status: 413,
    sentence: () => '这项设置的内容太长，没有存上，只在这一次有效。请减少保存的筛选后再试。',
  },
  'too-many-preferences': {
    status: 409,
    sentence: () => '保存的设置太多，这一项没有存上，只在这一次有效。请删除几个用不着的筛选。',
  },
})
