import type { LocalDate, Truth } from '#kernel/index'
import type { Circumstances } from './bind-pack.ts'
import { type CheckedCategory, type CheckedPack, undecided } from './check-pack.ts'
import { evaluateHousehold } from './evaluate.ts'
import type { HouseholdFacts } from './frame.ts'
import type { Basis } from './pack.ts'
import { refuse } from './refusals.ts'
import { showValue } from './show-value.ts'
import { substitute } from './substitute.ts'
import { type SubjectRef, type Tracer, tracerFor } from './tracing.ts'
import { type Expression, operandsOf } from './typed.ts'
import { type UsedFact, usedFacts } from './used-facts.ts'
import { factValueTypes } from './vocabulary.ts'

/** Where a value came from, as the caller knows it. */
export interface FactSource {
  readonly dataset?: string
  readonly batch?: string
  readonly file?: string
  readonly sheet?: string
  readonly row?: number
  readonly day?: string
}

/** A fact a result rests on. */
export interface ExplainedFact {
  readonly subject: SubjectRef
  readonly code: string
  readonly name: string
  readonly value: string
  readonly isKnown: boolean
  /** The department that is the authority: whom to ask when it is unknown. */
  readonly authority: string
  readonly source?: FactSource
}

export interface ExplanationNode {
  readonly kind: '类别' | '条件' | '术语' | '规则'
  readonly title: string
  readonly truth: Truth
  /** The condition with the household's numbers. */
  readonly text?: string
  readonly basis?: Basis
  readonly facts: readonly ExplainedFact[]
  readonly children: readonly ExplanationNode[]
}

export interface HouseholdExplanation {
  readonly day: LocalDate
  readonly category: string
  /** Fen a month. */
  readonly benefit: number | null
  readonly labels: readonly string[]
  /** The classes that were looked at, in order; the last one decided. */
  readonly categories: readonly ExplanationNode[]
  readonly members: readonly {
    readonly id: string
    readonly category: string
    readonly routes: readonly ExplanationNode[]
  }[]
  /** What must be known before the household's class can be decided; empty when it is. */
  readonly missing: readonly ExplainedFact[]
}

export interface RuleExplanation {
  readonly day: LocalDate
  readonly rule: string
  readonly memberId: string | null
  readonly node: ExplanationNode
  readonly missing: readonly ExplainedFact[]
}

export type ExplainRequest = Circumstances & {
  readonly householdId?: string
  readonly sourceOf?: (subject: SubjectRef, factCode: string) => FactSource | undefined
}

/** Why the household and its members have their classes. */
export function explainHousehold(
  checked: CheckedPack,
  facts: HouseholdFacts,
  request: ExplainRequest,
): HouseholdExplanation {
  const evaluation = evaluateHousehold(checked, facts, { ...request, rules: false })
  const explaining = { tracer: tracer(checked, facts, { request, evaluation }), request }
  const { category, benefit, labels } = evaluation.household
  const { nodes, missing } = explainCategories(checked.categories, explaining)
  const members = facts.members.map(({ id }) => {
    let routes: readonly ExplanationNode[] = []
    explaining.tracer.at(id, () => {
      routes = explainCategories(checked.personCategories, explaining).nodes
    })
    return { id, category: evaluation.members.get(id)?.category ?? category, routes }
  })
  return {
    day: request.day,
    category,
    benefit,
    labels,
    categories: nodes,
    members,
    missing: category === undecided ? missing : [],
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
  const explaining = { tracer: tracer(checked, facts, { request, evaluation }), request }
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
  return { day: request.day, rule: rule.id, memberId, node: result.node, missing: result.missing }
}

interface Explaining {
  readonly tracer: Tracer
  readonly request: ExplainRequest
}

function tracer(
  checked: CheckedPack,
  facts: HouseholdFacts,
  given: {
    readonly request: ExplainRequest
    readonly evaluation: ReturnType<typeof evaluateHousehold>
  },
): Tracer {
  const { request, evaluation } = given
  return tracerFor(checked, {
    ...request,
    facts,
    evaluation,
    householdId: request.householdId ?? '',
  })
}

function explainCategories(
  categories: readonly CheckedCategory[],
  explaining: Explaining,
): { readonly nodes: readonly ExplanationNode[]; readonly missing: readonly ExplainedFact[] } {
  const nodes: ExplanationNode[] = []
  for (const { category, premise, conditions } of categories) {
    if (premise && explaining.tracer.read(premise).value !== true) continue
    const children = conditions.map(({ condition, expression, shown }) => {
      const basis = condition.basis ?? category.basis
      return conditionNode(
        expression,
        { kind: '条件', title: condition.name, basis, shown },
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
    if (truth === true) return { nodes, missing: [] }
    if (truth === null)
      return {
        nodes,
        missing: missingFacts(
          conditions.map((one) => one.expression),
          explaining,
        ),
      }
  }
  return { nodes, missing: [] }
}

function conditionNode(
  expression: Expression,
  given: {
    readonly kind: ExplanationNode['kind']
    readonly title: string
    readonly basis?: Basis | undefined
    readonly shown?: Expression
  },
  explaining: Explaining,
): ExplanationNode {
  const { tracer: trace } = explaining
  const value = trace.read(expression).value
  return {
    kind: given.kind,
    title: given.title,
    truth: typeof value === 'boolean' ? value : null,
    text: substitute(given.shown ?? expression, trace),
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

function missingFacts(
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
