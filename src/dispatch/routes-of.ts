import { type Disposal, type MonitoringRule, type Pack, readDisposals } from '#policy/index'
import type { Duty } from './domain.ts'
import { recipientsOf } from './recipients.ts'

/** One department an alert goes to: what it must do, in how many working days. */
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
  return rule ? routesOfRule(rule, readDisposals(pack).get(rule.class)) : []
}

/** The routes of every rule of the pack that names somebody to push to, by the rule's id. */
export function routesByRule(pack: Pack): ReadonlyMap<string, readonly Route[]> {
  const disposals = readDisposals(pack)
  const routes = pack.rules.map(
    (rule) => [rule.id, routesOfRule(rule, disposals.get(rule.class))] as const,
  )
  return new Map(routes.filter(([, found]) => found.length > 0))
}

function routesOfRule(rule: MonitoringRule, disposal: Disposal | undefined): readonly Route[] {
  const { push } = rule
  if (!push || push.dueDays === undefined) return []
  const shared = { dueDays: push.dueDays, matter: push.reason ?? rule.name }
  const { responsible, cooperating } = recipientsOf(push, disposal)
  return [
    ...responsible.map((department) => ({ department, duty: '责任' as const, ...shared })),
    ...cooperating.map((department) => ({ department, duty: '配合' as const, ...shared })),
  ]
}
