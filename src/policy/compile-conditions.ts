import type { Catalogue, Fact } from './catalogue.ts'
import { type CheckedPack, checkPack } from './check-pack.ts'
import { mentionedFacts } from './mentioned-facts.ts'
import type { ExpressionText, MonitoringRule, Pack } from './pack.ts'

/** A condition about each household or each person, under a name of its own. */
export interface NamedCondition {
  readonly id: string
  readonly subject: '人' | '户'
  readonly when: ExpressionText
}

/**
 * Conditions in the words of a pack, checked to be compiled as its monitoring rules are, in SQL and in
 * JavaScript: the result has them for rules and no others. Refuses what a rule would be refused for.
 */
export function compileConditions(
  pack: Pack,
  catalogue: Catalogue,
  conditions: readonly NamedCondition[],
): CheckedPack {
  const rules = conditions.map(
    ({ id, subject, when }): MonitoringRule => ({
      id,
      name: id,
      class: '数据质量',
      severity: '低',
      subject,
      when,
      absentDatasets: [],
      extra: {},
    }),
  )
  return checkPack({ ...pack, rules }, catalogue)
}

/** The facts that a condition rests on, those of the terms it uses among them. */
export function factsOfCondition(checked: CheckedPack, id: string): readonly Fact[] {
  const rule = checked.rules.find((one) => one.rule.id === id)
  if (!rule) throw new RangeError(`no condition ${id}`)
  return mentionedFacts(checked, [rule.expression])
}
