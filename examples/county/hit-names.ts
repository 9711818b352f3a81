import type { Hit, Household } from './model.ts'
import { expectedRules } from './rules.ts'

/** The rule as the table knows it. */
export function ruleOf(id: string) {
  const rule = expectedRules[id]
  if (rule === undefined) throw new RangeError(`not in the table of rules: ${id}`)
  return rule
}

/** Name and the last four of the number of whom the alert is about; null when it is the household's. */
export function personOf(household: Household, hit: Hit): string | null {
  const isPersonal = ruleOf(hit.rule).subject === '人'
  if (isPersonal !== (hit.who !== undefined)) {
    throw new RangeError(`${hit.rule}: the table must ${isPersonal ? '' : 'not '}name a member`)
  }
  if (hit.who === undefined) return null
  const person = household.members[hit.who]
  if (person === undefined) throw new RangeError(`${hit.rule}: no member ${hit.who}`)
  return `${person.name} ${person.number.slice(-4)}`
}
