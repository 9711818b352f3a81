import type { LocalDate } from '#kernel/index'
import type { CheckedCategory, CheckedPack } from './check-pack.ts'
import { describeExpression } from './describe-expression.ts'
import type { ExpressionText } from './pack.ts'
import type { Expression } from './typed.ts'

/**
 * One of a pack's own expressions in Chinese with the values of the day; a condition that its pack
 * restates is told as people say it: `人均月收入 = 低保年收入 ÷ (12 × 计算人口)，对照 低保标准［…］`.
 * Undefined: the pack has no such checked expression (a rule about our own records).
 */
export function describeCondition(
  checked: CheckedPack,
  source: ExpressionText,
  day: LocalDate,
): string | undefined {
  const found = [...partsOf(checked)].find((one) => one.source === source)
  if (!found) return undefined
  const words = describeExpression(found.expression, day)
  const { restated } = found
  if (!restated) return words
  const [value, divisor, line] = [restated.value, restated.divisor, restated.line].map((one) =>
    describeExpression(one, day),
  )
  return `${words}\n${restated.name} = ${value} ÷ (${divisor})，对照 ${line}`
}

type Restated = CheckedCategory['conditions'][number]['restated']

interface Part {
  readonly source: ExpressionText
  readonly expression: Expression
  readonly restated?: Restated
}

function* partsOf(checked: CheckedPack): Generator<Part> {
  for (const one of [...checked.categories, ...checked.personCategories]) {
    const { category, premise, benefit } = one
    if (category.premise && premise) yield { source: category.premise, expression: premise }
    if (category.benefit && benefit) yield { source: category.benefit, expression: benefit }
    yield* conditionsOf(one.conditions)
  }
  for (const [term, expression] of checked.terms) yield { source: term.expression, expression }
  for (const { rule, expression } of checked.rules) yield { source: rule.when, expression }
  for (const { scheme, premise, received, amount, conditions } of checked.schemes) {
    if (scheme.premise && premise) yield { source: scheme.premise, expression: premise }
    if (scheme.received && received) yield { source: scheme.received, expression: received }
    if (scheme.amount && amount) yield { source: scheme.amount, expression: amount }
    yield* conditionsOf(conditions)
  }
}

function* conditionsOf(
  conditions: readonly {
    readonly condition: { readonly expression: ExpressionText }
    readonly shown: Expression
    readonly restated?: Restated
  }[],
): Generator<Part> {
  for (const { condition, shown, restated } of conditions) {
    yield { source: condition.expression, expression: shown, ...(restated && { restated }) }
  }
}
