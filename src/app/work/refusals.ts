import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('work', {
  'page-unknown': {
    status: 422,
    sentence: () => '没有认出从哪一件接着看。请回到“今天要办”从头看起。',
  },
  'not-for-kind': {
    status: 409,
    sentence: (d: { action: string; kind: string }) =>
      `“${d.kind}”不能${d.action}。请打开这一件，按里面的按钮办理。`,
  },
  'transfer-incomplete': {
    status: 422,
    sentence: () => '转办要写明转给哪个部门和理由，没有任何改动。请补全后再办。',
  },
  'item-unknown': {
    status: 404,
    sentence: () => '没有找到这一件，可能已经由别人办完。请刷新“今天要办”再看。',
  },
  'export-none': {
    status: 403,
    sentence: () => '当前岗位不能导出，没有写出文件。请换有导出权限的岗位，或请县级经办人导出。',
  },
  'no-right': {
    status: 403,
    sentence: (d: { action: string }) =>
      `当前岗位不能${d.action}，没有任何改动。请换有权限的岗位，或请县级经办人办理。`,
  },
})
