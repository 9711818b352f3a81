import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('reveal', {
  unknown: {
    status: 404,
    sentence: () => '没有找到要查看的人或户。请从家庭页面重新打开。',
  },
  purpose: {
    status: 422,
    sentence: ({ least }: { least: number }) =>
      `查看完整内容要写明用途，至少 ${least} 个字，用途会记入查阅日志。请写明办什么事后再查看。`,
  },
  field: {
    status: 422,
    sentence: () => '没有这一项可以查看。请从家庭页面上带“查看”的项目打开。',
  },
  hidden: {
    status: 403,
    sentence: ({ name }: { name: string }) =>
      `您现在的岗位不能查看“${name}”。确因工作需要的，请由有权限的岗位办理，或找安全管理员授权。`,
  },
  relative: {
    status: 403,
    sentence: () =>
      '这一户有登记在您名下的近亲属，或者就是您本人，您须回避，没有显示。请交给其他经办人办理。',
  },
  empty: {
    status: 404,
    sentence: ({ name }: { name: string }) => `登记中没有“${name}”，没有可以显示的内容。`,
  },
  'approval-needed': {
    status: 409,
    sentence: ({ count }: { count: number }) =>
      `您今天已经查看过 ${count} 项完整内容，再查看要由第二人同意，已替您提出申请。请等复核同意后，写同样的用途再查看一次。`,
  },
})
