import type { Circumstances } from './bind-pack.ts'
import {
  type CheckedCategory,
  type CheckedPack,
  type CheckedRestatement,
  undecided,
} from './check-pack.ts'
import { evaluateHousehold } from './evaluate.ts'
import {
  type Asked,
  type ExplainedChange,
  explainChanges,
  explainPossibilities,
  expressionsOf,
} from './explain-changes.ts'
import type {
  ExplainedFact,
  ExplanationNode,
  FactSource,
  HouseholdExplanation,
  RuleExplanation,
} from './explanation.ts'
import type { HouseholdFacts } from './frame.ts'
import type { Basis } from './pack.ts'
import { refuse } from './refusals.ts'
import { restate } from './restate.ts'
import { showValue } from './show-value.ts'
import { substitute } from './substitute.ts'
import { type SubjectRef, type Tracer, tracerFor } from './tracing.ts'
import { type Expression, operandsOf } from './typed.ts'
import { type UsedFact, usedFacts } from './used-facts.ts'
import { factValueTypes } from './vocabulary.ts'

export type ExplainRequest = Circumstances & {
  readonly householdId?: string
  /** Also look for the nearest changes: some thousand evaluations, for one household at a time. */
  readonly changes?: boolean
  readonly sourceOf?: (subject: SubjectRef, factCode: string) => FactSource | undefined
}

/** Why the household and its members have their classes. */
export function explainHousehold(
  checked: CheckedPack,
  facts: HouseholdFacts,
  request: ExplainRequest,
): HouseholdExplanation {
  const evaluation = evaluateHousehold(checked, facts, { ...request, rules: false })
  const explaining = explainingOf(checked, facts, { request, evaluation })
  const { category, benefit, labels } = evaluation.household
  const { nodes, missing, tried } = explainCategories(checked.categories, explaining)
  const members = facts.members.map(({ id }) => {
    let routes: Explained = { nodes: [], missing: [], tried: [] }
    explaining.tracer.at(id, () => {
      routes = explainCategories(checked.personCategories, explaining)
    })
    return {
      id,
      category: evaluation.members.get(id)?.category ?? category,
      routes: routes.nodes,
      changes: changesOf({ kind: '人', id }, expressionsOf(routes.tried), explaining),
    }
  })
  return {
    day: request.day,
    category,
    benefit,
    labels,
    categories: nodes,
    members,
    changes: changesOf({ kind: '户' }, expressionsOf(tried), explaining),
    missing: category === undecided ? withPossibilities(missing, { kind: '户' }, explaining) : [],
  }
}

/** Why a rule holds, fails or is open for a household (or the member `memberId`). */
export function explainRule(
  checked: CheckedPack,
  facts: HouseholdFacts,
  request: ExplainRequest & { readonly rule: string; readonly memberId?: string | null },
): RuleExplanation {
  const found = checked.rules.find((one) => one.rule.id === request.rule)
  if (!found) throw refuse('rule-unknown', { id: request.rule })
  const evaluation = evaluateHousehold(checked, facts, { ...request, rules: false })
  const explaining = explainingOf(checked, facts, { request, evaluation })
  const { rule, expression } = found
  const memberId = found.level === '人' ? (request.memberId ?? null) : null
  const result: { node?: ExplanationNode; missing: readonly ExplainedFact[] } = { missing: [] }
  const explain = () => {
    result.node = conditionNode(
      expression,
      { kind: '规则', title: `${rule.id} ${rule.name}`, basis: rule.basis },
      explaining,
    )
    result.missing = missingFacts([expression], explaining)
  }
  if (memberId === null) explain()
  else explaining.tracer.at(memberId, explain)
  if (!result.node) throw new RangeError(`no such member: ${memberId}`)
  const asked: Asked = { kind: '规则', expression, memberId }
  return {
    day: request.day,
    rule: rule.id,
    memberId,
    node: result.node,
    changes: changesOf(asked, [expression], explaining),
    missing: withPossibilities(result.missing, asked, explaining),
  }
}

export interface Explaining {
  readonly checked: CheckedPack
  readonly facts: HouseholdFacts
  readonly tracer: Tracer
  readonly request: ExplainRequest
}

interface Explained {
  readonly nodes: readonly ExplanationNode[]
  readonly missing: readonly ExplainedFact[]
  readonly tried: readonly CheckedCategory[]
}

export function explainingOf(
  checked: CheckedPack,
  facts: HouseholdFacts,
  given: {
    readonly request: ExplainRequest
    readonly evaluation: ReturnType<typeof evaluateHousehold>
  },
): Explaining {
  const { request, evaluation } = given
  const householdId = request.householdId ?? ''
  const tracer = tracerFor(checked, { ...request, facts, evaluation, householdId })
  return { checked, facts, tracer, request }
}

function changesOf(
  asked: Asked,
  expressions: readonly Expression[],
  explaining: Explaining,
): readonly ExplainedChange[] {
  if (explaining.request.changes !== true) return []
  return explainChanges(asked, expressions, asking(explaining))
}

function withPossibilities(
  missing: readonly ExplainedFact[],
  asked: Asked,
  explaining: Explaining,
): readonly ExplainedFact[] {
  if (explaining.request.changes !== true) return missing
  return missing.map((fact) => ({
    ...fact,
    possibilities: explainPossibilities(asked, fact, asking(explaining)),
  }))
}

function asking({ checked, facts, tracer, request }: Explaining) {
  const { day, parameters } = request
  return { checked, facts, tracer, circumstances: { day, ...(parameters && { parameters }) } }
}

function explainCategories(
  categories: readonly CheckedCategory[],
  explaining: Explaining,
): Explained {
  const nodes: ExplanationNode[] = []
  const tried: CheckedCategory[] = []
  for (const one of categories) {
    const { category, premise, conditions } = one
    if (premise && explaining.tracer.read(premise).value !== true) continue
    tried.push(one)
    const children = conditions.map(({ condition, expression, shown, restated }) => {
      const basis = condition.basis ?? category.basis
      return conditionNode(
        expression,
        { kind: '条件', title: condition.name, basis, shown, ...(restated && { restated }) },
        explaining,
      )
    })
    const truths = children.map((child) => child.truth)
    const truth = truths.includes(false) ? false : truths.includes(null) ? null : true
    nodes.push({
      kind: '类别',
      title: category.name,
      truth,
      facts: [],
      children,
      ...(category.basis && { basis: category.basis }),
    })
    if (truth === true) return { nodes, missing: [], tried }
    if (truth === null)
      return {
        nodes,
        missing: missingFacts(
          conditions.map((one) => one.expression),
          explaining,
        ),
        tried,
      }
  }
  return { nodes, missing: [], tried }
}

export function conditionNode(
  expression: Expression,
  given: {
    readonly kind: ExplanationNode['kind']
    readonly title: string
    readonly basis?: Basis | undefined
    readonly shown?: Expression
    readonly restated?: CheckedRestatement
  },
  explaining: Explaining,
): ExplanationNode {
  const { tracer: trace } = explaining
  const value = trace.read(expression).value
  const truth = typeof value === 'boolean' ? value : null
  const shown = given.shown ?? expression
  const restated =
    given.restated && shown.op === 'compare'
      ? restate(given.restated, { tracer: trace, comparison: shown.comparison, truth })
      : undefined
  return {
    kind: given.kind,
    title: given.title,
    truth,
    text: substitute(shown, trace),
    ...(restated && { restated: restated.text, distance: restated.distance }),
    facts: usedFacts(expression, trace).map((one) => explainedFact(one, explaining)),
    children: truthTerms(expression).map((term) => termNode(term, explaining)),
    ...(given.basis && { basis: given.basis }),
  }
}

function termNode(term: Expression & { op: 'term' }, explaining: Explaining): ExplanationNode {
  const expression = explaining.tracer.expressionOf(term)
  const node = conditionNode(
    expression,
    { kind: '术语', title: term.term.name, basis: term.term.basis },
    explaining,
  )
  return { ...node, facts: [] }
}

// The truth terms an expression names outside lists: each is a sentence of its own.
function truthTerms(expression: Expression): readonly (Expression & { op: 'term' })[] {
  if (expression.op === 'term') return expression.type === 'truth' ? [expression] : []
  if (expression.op === 'aggregate') return []
  return operandsOf(expression).flatMap(truthTerms)
}

export function missingFacts(
  expressions: readonly Expression[],
  explaining: Explaining,
): readonly ExplainedFact[] {
  const found = new Map<string, ExplainedFact>()
  for (const expression of expressions) {
    for (const one of usedFacts(expression, explaining.tracer, 'open')) {
      found.set(
        `${one.subject.level} ${one.subject.id} ${one.fact.code}`,
        explainedFact(one, explaining),
      )
    }
  }
  return [...found.values()]
}

/** The facts that an expression came out with, those that are known. */
export function knownFacts(
  expression: Expression,
  explaining: Explaining,
): readonly ExplainedFact[] {
  return usedFacts(expression, explaining.tracer)
    .filter(({ isKnown }) => isKnown)
    .map((one) => explainedFact(one, explaining))
}

function explainedFact(used: UsedFact, explaining: Explaining): ExplainedFact {
  const { fact, subject, value, isKnown } = used
  const type = factValueTypes[fact.type]
  const scale = type === 'money' || type === 'area' ? 2 : 0
  const source = explaining.request.sourceOf?.(subject, fact.code)
  return {
    subject,
    code: fact.code,
    name: fact.name,
    value: isKnown ? showValue(value, { type, scale, unit: fact.unit }) : '未知',
    isKnown,
    authority: fact.authority,
    ...(source && { source }),
  }
}
