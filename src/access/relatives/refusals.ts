import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('relatives', {
  'staff-unknown': {
    status: 404,
    sentence: () => '没有找到这名工作人员的备案。请从备案名单中打开，或先登记这名工作人员。',
  },
  unknown: {
    status: 404,
    sentence: () => '没有找到这条近亲属备案，或它已经停用。请刷新名单后再办理。',
  },
  'nothing-to-confirm': {
    status: 404,
    sentence: () => '这条备案没有等待核查的停用、更正或认领。请刷新名单后再办理。',
  },
  'confirm-own': {
    status: 403,
    sentence: () => '这是您本人名下的备案，不能由本人确认。请交给另一名负责近亲属核查的人员。',
  },
  'number-wrong': {
    status: 422,
    sentence: ({ problem }: { problem: string }) =>
      `身份证号有误：${problem}。请对照证件核对后重新填写，没有备案。`,
  },
  twice: {
    status: 409,
    sentence: () => '这个人已经备案在同一名工作人员名下。关系或姓名有变的，请对原来那条办理更正。',
  },
  'number-of-another': {
    status: 409,
    sentence: () => '这个身份证号已经登记为另一名工作人员本人。请核对号码，或联系负责核查的人员。',
  },
  'number-set': {
    status: 409,
    sentence: () =>
      '您的备案里已有本人的身份证号，与这次填写的不同。请联系负责近亲属核查的人员核对。',
  },
  'staff-own': {
    status: 400,
    sentence: () => '登记近亲属时关系不能是“本人”。本人的身份证号请填在工作人员一栏。',
  },
  'reason-missing': {
    status: 400,
    sentence: () => '没有写明理由。更正和停用备案都要说明理由，原来的内容会保留。',
  },
  'no-account': {
    status: 403,
    sentence: () => '本人申报要用自己的账号登录后办理。代为登记请用“工作人员登记”。',
  },
})
