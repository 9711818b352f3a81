/** What an explanation says beside its data. */
export const explainWords = {
  missing: '还差：',
  holds: '持有',
  masked: '数值不予显示',
  covered: '数值已遮盖',
  untried: '前面已有结论，按顺序不再往下判',
  changes: '只变一处、结果就变的',
  unfold: '全部展开',
  fold: '收起',
} as const
