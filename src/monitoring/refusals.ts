import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('monitoring', {
  'households-differ': {
    status: 500,
    sentence: ({ evaluated, registered }: { evaluated: number; registered: number }) =>
      `本轮评估了 ${evaluated} 户，而登记在册的存续家庭有 ${registered} 户，两者不一致。本轮结果未保存。请运行 doudi doctor 检查家庭档案后重试。`,
  },
  'condition-not-understood': {
    status: 422,
    sentence: ({ rule, part, names }: { rule: string; part: string; names: readonly string[] }) =>
      `监测规则 ${rule} 的条件“${part}”读不懂。这类规则只能用 and 连接的“名称 = "…"”“名称 in ("…", "…")”“名称 < 名称”，可用的名称：${names.join('、')}。请修改政策文件。`,
  },
  'alert-missing': {
    status: 404,
    sentence: ({ alertId }: { alertId: string }) =>
      `没有找到编号为 ${alertId} 的预警。请核对编号，或在预警清单中重新选择。`,
  },
  'rule-missing': {
    status: 409,
    sentence: ({ rule }: { rule: string }) =>
      `现行政策中已没有监测规则 ${rule}，不能重新核对。请在政策文件中恢复该规则，或直接办结这条预警。`,
  },
})
