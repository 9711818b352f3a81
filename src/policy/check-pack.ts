import type { Catalogue } from './catalogue.ts'
import { checkExpression } from './check.ts'
import { type CheckedScheme, checkSchemes } from './check-schemes.ts'
import { complain } from './fitting.ts'
import type {
  Category,
  Condition,
  ExpressionText,
  MonitoringRule,
  Pack,
  Restatement,
  Term,
} from './pack.ts'
import { refusePolicy } from './refusals.ts'
import { type Decision, type Expression, operandsOf } from './typed.ts'
import { refuseClashes, type Scope, type Vocabulary } from './vocabulary.ts'

export interface CheckedCategory {
  readonly category: Category
  readonly premise?: Expression
  readonly conditions: readonly {
    readonly condition: Condition
    readonly expression: Expression
    readonly shown: Expression
    readonly restated?: CheckedRestatement
  }[]
  readonly benefit?: Expression
}

export interface CheckedRestatement {
  readonly name: string
  readonly value: Expression
  readonly divisor: Expression
  readonly line: Expression
}

export interface CheckedRule {
  readonly rule: MonitoringRule
  readonly level: '人' | '户'
  readonly expression: Expression
  readonly band?: Expression
}

/** A pack whose every expression is checked: what both back ends and the explanations start from. */
export interface CheckedPack {
  readonly pack: Pack
  readonly catalogue: Catalogue
  readonly terms: ReadonlyMap<Term, Expression>
  readonly categories: readonly CheckedCategory[]
  readonly personCategories: readonly CheckedCategory[]
  readonly labels: readonly { readonly name?: string; readonly expression: Expression }[]
  /** The rules about persons and households; others are kept as text in `pack.rules`. */
  readonly rules: readonly CheckedRule[]
  readonly schemes: readonly CheckedScheme[]
  /** The term 计算人口, if the pack has one. */
  readonly counted?: Expression
}

/** The words a household's decision can be beside its classes. */
export const noCategory = '不符合'
export const undecided = '待核实'

/** Checks every expression of a pack: names, types, words of code lists, circles. */
export function checkPack(pack: Pack, catalogue: Catalogue): CheckedPack {
  const vocabulary = vocabularyOf(pack, catalogue)
  refuseClashes(vocabulary)
  const terms = new Map<Term, Expression>()
  for (const term of pack.terms.values()) terms.set(term, vocabulary.expressionOf(term))
  const decided = checkDecisions(pack, vocabulary)
  const rules: CheckedRule[] = []
  for (const rule of pack.rules) {
    if (rule.subject !== '人' && rule.subject !== '户') continue
    rules.push(checkRule(rule, rule.subject, vocabulary))
  }
  const counted = pack.terms.get('计算人口')
  return {
    pack,
    catalogue,
    terms,
    ...decided,
    rules,
    schemes: checkSchemes(pack, vocabulary),
    ...(counted && { counted: vocabulary.expressionOf(counted) }),
  }
}

function checkDecisions(
  pack: Pack,
  vocabulary: Vocabulary,
): Pick<CheckedPack, 'categories' | 'personCategories' | 'labels'> {
  const household: Scope = { level: '户', isElement: false, hasDecisions: false }
  const person: Scope = { level: '人', isElement: false, hasDecisions: true }
  const categories = pack.categories.map((one) => checkCategory(one, household, vocabulary))
  const personCategories = pack.personCategories.map((one) =>
    checkCategory(one, person, vocabulary),
  )
  const labels = pack.labels.map(({ name, expression }) => {
    const wanted = name === undefined ? 'text' : 'truth'
    const checked = checkExpression({ source: expression, scope: household, vocabulary }, wanted)
    return { expression: checked, ...(name !== undefined && { name }) }
  })
  const own: Decision[] = ['应认定类别', '待核实', '本人应认定类别']
  for (const one of categories) refuseDecisions(partsOf(one), own, vocabulary)
  refuseDecisions(
    labels.map((label) => label.expression),
    own,
    vocabulary,
  )
  for (const one of personCategories) refuseDecisions(partsOf(one), ['本人应认定类别'], vocabulary)
  return { categories, personCategories, labels }
}

function checkRule(rule: MonitoringRule, level: '人' | '户', vocabulary: Vocabulary): CheckedRule {
  const scope: Scope = { level, isElement: false, hasDecisions: true }
  const expression = checkExpression({ source: rule.when, scope, vocabulary }, 'truth')
  if (!rule.band) return { rule, level, expression }
  const source = rule.band.value
  const band = checkExpression({ source, scope, vocabulary })
  if (band.type !== 'number' && band.type !== 'money' && band.type !== 'area') {
    refusePolicy('type', source.place(), { reason: '分档的值应为数' })
  }
  return { rule, level, expression, band }
}

function checkCategory(category: Category, scope: Scope, vocabulary: Vocabulary): CheckedCategory {
  const truth = (source: ExpressionText) => checkExpression({ source, scope, vocabulary }, 'truth')
  const conditions = category.conditions.map((condition) => {
    const expression = truth(condition.expression)
    const shown = condition.shownAs ? truth(condition.shownAs) : expression
    const restated = condition.restated && checkRestatement(condition.restated, scope, vocabulary)
    return { condition, expression, shown, ...(restated && { restated }) }
  })
  const { premise, benefit } = category
  return {
    category,
    conditions,
    ...(premise && { premise: truth(premise) }),
    ...(benefit && {
      benefit: checkExpression({ source: benefit, scope, vocabulary }, 'money'),
    }),
  }
}

function checkRestatement(
  restated: Restatement,
  scope: Scope,
  vocabulary: Vocabulary,
): CheckedRestatement {
  const check = (source: ExpressionText, wanted: 'money' | 'number') =>
    checkExpression({ source, scope, vocabulary }, wanted)
  return {
    name: restated.name,
    value: check(restated.value, 'money'),
    divisor: check(restated.divisor, 'number'),
    line: check(restated.line, 'money'),
  }
}

/** The names a pack gives to expressions. */
export function vocabularyOf(pack: Pack, catalogue: Catalogue): Vocabulary {
  const done = new Map<Term, Expression>()
  const open = new Set<Term>()
  const vocabulary: Vocabulary = {
    catalogue,
    parameters: pack.parameters,
    terms: pack.terms,
    categories: [...pack.categories.map((one) => one.name), noCategory],
    personCategories: pack.personCategories.map((one) => one.name),
    expressionOf(term) {
      const known = done.get(term)
      if (known) return known
      const { name, expression: source, level } = term
      if (open.has(term)) {
        const names = [...open].map((one) => one.name)
        const path = [...names.slice(names.indexOf(name)), name].join(' → ')
        return refusePolicy('circular', source.place(), { name, path })
      }
      open.add(term)
      const scope: Scope = { level, isElement: false, hasDecisions: true }
      const expression = checkExpression({ source, scope, vocabulary })
      if (expression.type === 'period') complain(expression.span, '术语不能是期限')
      open.delete(term)
      done.set(term, expression)
      return expression
    },
  }
  return vocabulary
}

// A class may not rest on the decision it makes.
function refuseDecisions(
  expressions: readonly Expression[],
  refused: readonly Decision[],
  vocabulary: Vocabulary,
): void {
  const seen = new Set<Expression>()
  const visit = (expression: Expression): void => {
    if (seen.has(expression)) return
    seen.add(expression)
    if (expression.op === 'decision' && refused.includes(expression.decision)) {
      const { source, from } = expression.span
      refusePolicy('circular', source.place(from), { name: expression.decision })
    }
    if (expression.op === 'term') visit(vocabulary.expressionOf(expression.term))
    operandsOf(expression).forEach(visit)
  }
  expressions.forEach(visit)
}

function partsOf(checked: CheckedCategory): readonly Expression[] {
  const parts = checked.conditions.map((one) => one.expression)
  if (checked.premise) parts.push(checked.premise)
  if (checked.benefit) parts.push(checked.benefit)
  return parts
}
