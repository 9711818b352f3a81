/**
 * What an entry of 一户（人）一条救助链 may record: the decisions of people and the life of an alert
 * (新政办〔2024〕22号 二（一）). Facts are kept with their source elsewhere; an entry names them.
 */
export const chainKinds = [
  '入户建档',
  '认定',
  '不予认定',
  '书面告知',
  '终止',
  '迁移',
  '合户',
  '分户',
  '事实更正',
  '预警产生',
  '推送',
  '签收',
  '开始处置',
  '反馈',
  '退回',
  '转办',
  '督办',
  '延期',
  '办结',
  '核实',
  '一事一议',
  '误报',
  '情形消失',
  '撤回',
  '登记',
  '撤回登记',
  '复核',
] as const

export type ChainKind = (typeof chainKinds)[number]

/** What a screen says beside an entry of each kind, in the words of a township clerk. */
export const chainKindLabels: Readonly<Record<ChainKind, string>> = {
  入户建档: '建立家庭档案',
  认定: '认定为低收入人口',
  不予认定: '决定不予认定',
  书面告知: '书面告知本人',
  终止: '终止救助',
  迁移: '家庭迁移',
  合户: '两户合并',
  分户: '家庭分户',
  事实更正: '更正家庭情况',
  预警产生: '发现预警情形',
  推送: '推送有关部门',
  签收: '部门签收',
  开始处置: '部门开始处置',
  反馈: '部门反馈处置结果',
  退回: '部门退回',
  转办: '转交其他部门',
  督办: '逾期督办',
  延期: '申请或答复延期',
  办结: '预警办结',
  核实: '核实是否仍然符合',
  一事一议: '一事一议',
  误报: '认定为误报',
  情形消失: '预警情形已消失',
  撤回: '撤回推送',
  登记: '登记家庭情况',
  撤回登记: '撤回一次登记',
  复核: '定期复核',
}

/** A value of an entry: shown on the chain, each committed to under its own salt. */
export type ChainValue = string | number | boolean | null | readonly ChainValue[] | ChainFields

export interface ChainFields {
  readonly [name: string]: ChainValue
}
