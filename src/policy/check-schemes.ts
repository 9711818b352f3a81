import { checkExpression } from './check.ts'
import type { Condition, ExpressionText, Pack } from './pack.ts'
import { refusePolicy } from './refusals.ts'
import type { Scheme } from './scheme.ts'
import type { Expression } from './typed.ts'
import type { Scope, Vocabulary } from './vocabulary.ts'
import { elementsOf, placeOf, requiredText } from './yaml-source.ts'

export interface CheckedScheme {
  readonly scheme: Scheme
  readonly level: '人' | '户'
  readonly premise?: Expression
  readonly conditions: readonly {
    readonly condition: Condition
    readonly expression: Expression
    readonly shown: Expression
  }[]
  readonly received?: Expression
  readonly amount?: Expression
  readonly details: readonly { readonly name: string; readonly expression: Expression }[]
}

/** Checks the expressions of a pack's schemes, and that 互斥 names schemes of the pack. */
export function checkSchemes(pack: Pack, vocabulary: Vocabulary): readonly CheckedScheme[] {
  const known = pack.schemes.map((one) => one.id)
  for (const { id, excludes } of pack.schemes) {
    const unknown = excludes.find((one) => !known.includes(one))
    if (unknown !== undefined) {
      refusePolicy('name-unknown', placeOfScheme(pack, id), { name: unknown, known })
    }
  }
  return pack.schemes.map((scheme) => checkScheme(scheme, vocabulary))
}

function checkScheme(scheme: Scheme, vocabulary: Vocabulary): CheckedScheme {
  const scope: Scope = { level: scheme.subject, isElement: false, hasDecisions: true }
  const check = (source: ExpressionText, wanted?: Expression['type']) =>
    checkExpression({ source, scope, vocabulary }, wanted)
  const { premise, received, amount } = scheme
  return {
    scheme,
    level: scheme.subject,
    conditions: scheme.conditions.map((condition) => {
      const expression = check(condition.expression, 'truth')
      const shown = condition.shownAs ? check(condition.shownAs, 'truth') : expression
      return { condition, expression, shown }
    }),
    details: scheme.details.map(({ name, expression }) => ({
      name,
      expression: check(expression),
    })),
    ...(premise && { premise: check(premise, 'truth') }),
    ...(received && { received: check(received, 'truth') }),
    ...(amount && { amount: check(amount, 'money') }),
  }
}

function placeOfScheme(pack: Pack, id: string) {
  const entries = pack.sectionNodes('救助项目').flatMap(elementsOf)
  const found = entries.findLast((at) => requiredText(at, '编号') === id)
  return found ? placeOf(found) : { file: pack.id, line: 1, column: 1 }
}
