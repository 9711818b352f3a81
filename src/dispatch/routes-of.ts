import type { Pack } from '#policy/index'
import type { Duty } from './domain.ts'

/** One department of a rule's 推送: what it must do, in how many working days. */
export interface Route {
  readonly department: string
  readonly duty: Duty
  readonly dueDays: number
  readonly matter: string
}

/** In a pack's 推送: the department whose file the row came from. */
export const sourceDepartment = '来源部门'

/** Whom the pack tells to push the rule's alerts to; none when it names nobody or no due time. */
export function routesOf(pack: Pack, ruleId: string): readonly Route[] {
  const rule = pack.rules.find(({ id }) => id === ruleId)
  const push = rule?.push
  if (!rule || !push || push.dueDays === undefined) return []
  const shared = { dueDays: push.dueDays, matter: push.reason ?? rule.name }
  return [
    ...push.responsible.map((department) => ({ department, duty: '责任' as const, ...shared })),
    ...push.cooperating.map((department) => ({ department, duty: '配合' as const, ...shared })),
  ]
}
