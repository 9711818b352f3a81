/** What a row of the file asks to be done with its push. */
export const replyActs = ['反馈', '退回'] as const
export type ReplyAct = (typeof replyActs)[number]

/** The columns of the table that a department fills in, as its header names them. */
export const columnNames = {
  id: '推送编号',
  version: '版本',
  act: '办理',
  cause: '原因',
  measure: '措施',
  outcome: '结果',
} as const

/** Offered for the outcome; other words may be written. */
export const offeredOutcomes = [
  '已落实到位',
  '已帮助申请',
  '经核查不符合条件',
  '查无此人',
  '正在办理',
] as const

/** Of one column of a reply. */
export const longestText = 1000
/** Of one file. */
export const mostRows = 2000
