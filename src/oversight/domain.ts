/** What supervision notices. None of it ends anything by itself: a person looks and settles it. */
export const supervisionKinds = [
  '大量查阅',
  '非工作时间查阅',
  '集中导出',
  '认定偏离',
  '揭示未办理',
  '单人办理',
  '近亲属享受救助',
  '近亲属未备案',
] as const
export type SupervisionKind = (typeof supervisionKinds)[number]

export const supervisionStates = ['待核实', '属实', '排除'] as const
export type SupervisionState = (typeof supervisionStates)[number]

/** The numbers and times that each kind is measured by, as the policy's data name them. */
export const measureWords: Readonly<
  Record<
    SupervisionKind,
    { readonly numbers: readonly string[]; readonly times: readonly string[] }
  >
> = {
  大量查阅: { numbers: ['每日人数'], times: [] },
  非工作时间查阅: { numbers: ['每日人数'], times: ['上班', '下班'] },
  集中导出: { numbers: ['每日次数', '每日行数'], times: [] },
  认定偏离: { numbers: ['月数', '至少件数', '至少人数', '可信倍数'], times: [] },
  揭示未办理: { numbers: ['每日件数', '工作日'], times: [] },
  单人办理: { numbers: [], times: [] },
  近亲属享受救助: { numbers: [], times: [] },
  近亲属未备案: { numbers: [], times: [] },
}
