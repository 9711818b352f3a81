import type { SupervisionAlert as Shown } from '#http/index'
import type { SupervisionAlert } from '#oversight/index'

/** An alert with its evidence in lines. */
export function shownSupervision(alert: SupervisionAlert): Shown {
  const { householdId, household, evidence, ...rest } = alert
  return {
    ...rest,
    household:
      householdId === null || household === null ? null : { id: householdId, number: household },
    evidence: Object.entries(evidence).flatMap(([name, value]) => {
      const said = say(value)
      return said === '' ? [] : [{ name, value: said }]
    }),
  }
}

function say(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(say).join('、')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${say(inner)}`)
    .join('，')
}
