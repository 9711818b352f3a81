import { alertClassLabels } from '#monitoring/domain'
import type { RoundOutcome } from './monitoring-round.ts'

/** The round in the words of a clerk, one line a fact. */
export function describeRound(outcome: RoundOutcome): string[] {
  const lines = [
    `监测一轮（${outcome.kind}）：评估日 ${outcome.asOf}，测算 ${outcome.households} 户，政策版本 ${outcome.policyVersion}`,
    `测算结论：${listed(outcome.byCategory, '户')}`,
  ]
  if (outcome.expiredFacts > 0) lines.push(`超过保质期、转为未知的事实：${outcome.expiredFacts} 项`)
  lines.push(`新预警：${outcome.raised} 条`)
  for (const [name, count] of Object.entries(outcome.raisedByClass)) {
    const label = alertClassLabels[name as keyof typeof alertClassLabels] ?? name // unknown: as it is
    lines.push(`  ${name} ${label}：${count} 条`)
  }
  if (outcome.vanished > 0) {
    lines.push(`情形已消失：${outcome.vanished} 条（撤回推送 ${outcome.withdrawn} 件）`)
  }
  if (outcome.updated > 0) lines.push(`依据有变化、已更新：${outcome.updated} 条`)
  lines.push(`向部门催数：${outcome.dataRequests} 件`)
  if (outcome.pushes > 0) {
    lines.push(`推送：${outcome.pushes} 件（${listed(outcome.pushesByDepartment, '件')}）`)
  }
  if (outcome.urged + outcome.escalated > 0) {
    lines.push(`督办：${outcome.urged} 件，升级：${outcome.escalated} 件`)
  }
  const { pushed, closed, urged } = outcome.leads
  if (pushed > 0) lines.push(`线索推送走访：${pushed} 条`)
  if (closed > 0) lines.push(`线索中的人已入库：${closed} 条`)
  if (urged > 0) lines.push(`线索逾期未走访、已督办：${urged} 条`)
  if (outcome.requestsUrged > 0) lines.push(`数据逾期未送、已督办：${outcome.requestsUrged} 件`)
  return lines
}

function listed(counts: Readonly<Record<string, number>>, unit: string): string {
  const parts = Object.entries(counts).sort((left, right) => right[1] - left[1])
  return parts.map(([name, count]) => `${name} ${count} ${unit}`).join('，') || '无'
}
