import { defineRefusals } from '#kernel/index'
import type { ApprovalAction, ApprovalState } from './may-decide.ts'

export const refuse = defineRefusals('approval', {
  unknown: {
    status: 404,
    sentence: () => '没有找到这项待复核的事项。请从复核列表中打开。',
  },
  decided: {
    status: 409,
    sentence: ({ state, by }: { state: ApprovalState; by: string | null }) =>
      `这项事项已是“${state}”${by === null ? '' : `（${by}）`}，不能再办理。请刷新列表。`,
  },
  'already-waiting': {
    status: 409,
    sentence: ({ action, by, on }: { action: ApprovalAction; by: string; on: string }) =>
      `${by}已于 ${on} 就同一对象提出“${action}”，正等待复核，不必再提。有不同意见请告诉提出人撤回，或告诉复核人。`,
  },
  'own-proposal': {
    status: 403,
    sentence: ({ action }: { action: ApprovalAction }) =>
      `这项${action}是您自己提出的，不能由本人复核。请交给另一名有复核权限的人员。`,
  },
  'no-account': {
    status: 403,
    sentence: () => '复核要由登录的人员办理。请用有复核权限的账号登录网页后办理。',
  },
  'own-relative': {
    status: 403,
    sentence: () => '这一户有登记在您名下的近亲属，您须回避。请交给另一名有复核权限的人员。',
  },
  'own-relative-proposed': {
    status: 403,
    sentence: () =>
      '这一户有登记在您名下的近亲属，或者就是您本人，您须回避，不能由您提出。请交给另一名经办人员办理。',
  },
  'same-township': {
    status: 403,
    sentence: () =>
      '这一户有备案的经办人员或村干部近亲属，须由本乡镇以外的人员复核。请交县级复核人员办理。',
  },
  'not-permitted': {
    status: 403,
    sentence: ({ action }: { action: ApprovalAction }) =>
      `您的岗位没有复核“${action}”的权限。请交给有复核权限的人员，或联系安全管理员。`,
  },
  'not-yours': {
    status: 403,
    sentence: () => '只有提出人可以撤回。不同意请办理退回并写明理由。',
  },
  'reason-missing': {
    status: 400,
    sentence: () => '退回要写明理由，提出人才知道如何补正。请写上后再办理。',
  },
  'not-agreed': {
    status: 409,
    sentence: ({ state }: { state: ApprovalState }) =>
      `这项申请现为“${state}”，还不能使用。请等复核同意后再办理。`,
  },
  used: {
    status: 409,
    sentence: () => '这项同意已经用过一次。再次办理请重新申请。',
  },
  'permit-over': {
    status: 409,
    sentence: ({ days }: { days: number }) =>
      `这项同意自同意之日起 ${days} 天内有效，已经过期。请重新申请。`,
  },
  'permit-differs': {
    status: 409,
    sentence: () => '要办理的内容与复核同意的不一致。请按同意的内容办理，或重新申请。',
  },
})
