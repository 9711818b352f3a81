import type { Fact } from './catalogue.ts'
import type { ExplainedCondition, ExplainedHousehold, UsedValue } from './explained-household.ts'
import type { ValueName } from './used-values.ts'

/** A value that a condition rests on, with its name and whose it is (null: the household's). */
export interface NamedValue {
  readonly of: Fact | ValueName
  readonly value: UsedValue
  readonly subject: string | null
}

/**
 * Everything a condition rests on in this household, one after the other: terms and parameters with
 * the values found, facts as they were given (null: unknown). `memberId`: the member whose condition it
 * is; absent, a condition of the household, to which the facts of all members belong.
 */
export function namedValues(
  explained: ExplainedHousehold,
  condition: ExplainedCondition,
  memberId?: string,
): readonly NamedValue[] {
  const { of, values, ofMembers, ofSupporters } = condition
  const { household, members, supporters = [] } = explained.facts
  const found: NamedValue[] = of.own.map((name, at) => {
    return { of: name, value: values[at], subject: memberId ?? null }
  })
  const elements = [
    [of.members, ofMembers, members],
    [of.supporters, ofSupporters, supporters],
  ] as const
  for (const [names, lists, subjects] of elements) {
    for (const [index, list] of lists.entries()) {
      const subject = subjects[index]?.id ?? null
      for (const [at, name] of names.entries()) found.push({ of: name, value: list[at], subject })
    }
  }
  for (const fact of of.facts) {
    if (fact.level === '户') {
      found.push({ of: fact, value: household[fact.code] ?? null, subject: null })
      continue
    }
    for (const { id, facts } of fact.level === '人' ? members : supporters) {
      if (fact.level === '人' && memberId !== undefined && id !== memberId) continue
      found.push({ of: fact, value: facts[fact.code] ?? null, subject: id })
    }
  }
  return found.filter((one) => one.value !== undefined)
}
