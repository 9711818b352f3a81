import type { LocalDate } from '#kernel/index'
import type { CheckedPack } from './check-pack.ts'
import type { CheckedScheme } from './check-schemes.ts'
import { evaluateHousehold } from './evaluate.ts'
import type { SchemeVerdict } from './evaluate-schemes.ts'
import {
  conditionNode,
  type Explaining,
  type ExplainRequest,
  explainHousehold,
  explainingOf,
  knownFacts,
  missingFacts,
} from './explain.ts'
import type { ExplainedFact, ExplanationNode } from './explanation.ts'
import type { HouseholdFacts } from './frame.ts'
import { highOf, lowOf } from './interval.ts'
import { refuse } from './refusals.ts'
import type { Scheme } from './scheme.ts'
import { showValue } from './show-value.ts'
import { type Expression, operandsOf } from './typed.ts'

/** A value shown beside a scheme's outcome, such as the area whose rent is cut. */
export interface SchemeDetail {
  readonly name: string
  readonly text: string
  /** Its bounds as plain numbers (square metres, yuan); null: not a number, or no bound. */
  readonly low: number | null
  readonly high: number | null
}

/** What one scheme is for a subject, and what would have to be known to settle it. */
export interface ExplainedScheme extends SchemeVerdict {
  readonly definition: Scheme
  readonly details: readonly SchemeDetail[]
  readonly missing: readonly ExplainedFact[]
  /** What tells that it is received or not, where it is due or received. */
  readonly receiptFacts: readonly ExplainedFact[]
}

export interface SchemeExplanation extends ExplainedScheme {
  readonly day: LocalDate
  readonly entitlement: ExplanationNode
  /** Absent where nobody records whether it is received. */
  readonly receipt?: ExplanationNode
}

/** Every scheme of the household and its members with its details and the facts that are missing. */
export function explainSchemes(
  checked: CheckedPack,
  facts: HouseholdFacts,
  request: ExplainRequest,
): readonly ExplainedScheme[] {
  const { explaining, verdicts, undecidedFacts } = prepare(checked, facts, request)
  const byId = new Map(checked.schemes.map((one) => [one.scheme.id, one]))
  return verdicts.flatMap((verdict) => {
    const found = byId.get(verdict.scheme)
    if (!found) return []
    return [
      at(verdict, explaining, () => explained(found, verdict, { explaining, undecidedFacts })),
    ]
  })
}

/** Why a scheme is due, not due or open for a household (or its member `memberId`), as a tree. */
export function explainScheme(
  checked: CheckedPack,
  facts: HouseholdFacts,
  request: ExplainRequest & { readonly scheme: string; readonly memberId?: string | null },
): SchemeExplanation {
  const found = checked.schemes.find((one) => one.scheme.id === request.scheme)
  if (!found) throw refuse('scheme-unknown', { id: request.scheme })
  const { explaining, verdicts, undecidedFacts } = prepare(checked, facts, request)
  const memberId = found.level === '人' ? (request.memberId ?? null) : null
  const verdict = verdicts.find((one) => one.scheme === request.scheme && one.memberId === memberId)
  if (!verdict) throw new RangeError(`no such member: ${memberId}`)
  return at(verdict, explaining, () => {
    const { received, scheme } = found
    const receipt =
      received &&
      conditionNode(received, { kind: '规则', title: '在享', basis: scheme.basis }, explaining)
    return {
      ...explained(found, verdict, { explaining, undecidedFacts }),
      day: request.day,
      entitlement: entitlementNode(found, verdict, explaining),
      ...(receipt && { receipt }),
    }
  })
}

interface Prepared {
  readonly explaining: Explaining
  readonly verdicts: readonly SchemeVerdict[]
  /** What keeps the household's class open: schemes that read the class hang on it. */
  readonly undecidedFacts: () => readonly ExplainedFact[]
}

function prepare(checked: CheckedPack, facts: HouseholdFacts, request: ExplainRequest): Prepared {
  const evaluation = evaluateHousehold(checked, facts, { ...request, rules: false, schemes: true })
  let undecided: readonly ExplainedFact[] | undefined
  return {
    explaining: explainingOf(checked, facts, { request, evaluation }),
    verdicts: evaluation.schemes,
    undecidedFacts: () => {
      undecided ??= explainHousehold(checked, facts, { ...request, changes: false }).missing
      return undecided
    },
  }
}

function at<Of>(verdict: SchemeVerdict, explaining: Explaining, work: () => Of): Of {
  if (verdict.memberId === null) return work()
  const found: Of[] = []
  explaining.tracer.at(verdict.memberId, () => found.push(work()))
  return found[0] as Of // a verdict's member is one of the household's
}

function explained(
  checked: CheckedScheme,
  verdict: SchemeVerdict,
  given: Pick<Prepared, 'explaining' | 'undecidedFacts'>,
): ExplainedScheme {
  return {
    ...verdict,
    definition: checked.scheme,
    details: detailsOf(checked, given.explaining),
    missing: missingOf(checked, verdict, given),
    receiptFacts: receiptFactsOf(checked, verdict, given),
  }
}

function receiptFactsOf(
  { received }: CheckedScheme,
  verdict: SchemeVerdict,
  { explaining }: Pick<Prepared, 'explaining'>,
): readonly ExplainedFact[] {
  const matters = verdict.received === true || verdict.entitled !== false
  return received && matters ? knownFacts(received, explaining) : []
}

function missingOf(
  checked: CheckedScheme,
  verdict: SchemeVerdict,
  { explaining, undecidedFacts }: Pick<Prepared, 'explaining' | 'undecidedFacts'>,
): readonly ExplainedFact[] {
  if (verdict.entitled === false) return []
  const open: Expression[] = []
  if (verdict.entitled === null) open.push(...entitlementOf(checked))
  if (verdict.received === null && checked.received) open.push(checked.received)
  if (verdict.amountLow !== verdict.amountHigh && checked.amount) open.push(checked.amount)
  const isUndecided = open.some((one) => readsDecision(one, explaining))
  const found = [...(isUndecided ? undecidedFacts() : []), ...missingFacts(open, explaining)]
  const key = ({ subject, code }: ExplainedFact) => `${subject.level} ${subject.id} ${code}`
  return [...new Map(found.map((fact) => [key(fact), fact])).values()]
}

function entitlementOf({ premise, conditions }: CheckedScheme): readonly Expression[] {
  return [...(premise ? [premise] : []), ...conditions.map((one) => one.expression)]
}

// Whether an open expression hangs on a class that is not decided yet.
function readsDecision(expression: Expression, explaining: Explaining): boolean {
  if (explaining.tracer.isSettled(expression)) return false
  if (expression.op === 'decision') return true
  if (expression.op === 'term') {
    return readsDecision(explaining.tracer.expressionOf(expression), explaining)
  }
  return operandsOf(expression).some((one) => readsDecision(one, explaining))
}

function entitlementNode(
  { scheme, premise, conditions }: CheckedScheme,
  verdict: SchemeVerdict,
  explaining: Explaining,
): ExplanationNode {
  const first = premise
    ? [conditionNode(premise, { kind: '条件', title: '前提', basis: scheme.basis }, explaining)]
    : []
  const isAbout = first[0]?.truth !== false
  const children = isAbout
    ? conditions.map(({ condition, expression, shown }) => {
        const basis = condition.basis ?? scheme.basis
        return conditionNode(
          expression,
          { kind: '条件', title: condition.name, basis, shown },
          explaining,
        )
      })
    : []
  return {
    kind: '规则',
    title: `应享 ${scheme.name}`,
    truth: verdict.entitled,
    facts: [],
    children: [...first, ...children],
    ...(scheme.basis && { basis: scheme.basis }),
  }
}

function detailsOf(checked: CheckedScheme, explaining: Explaining): readonly SchemeDetail[] {
  return checked.details.map(({ name, expression }) => {
    const { value, scale } = explaining.tracer.read(expression)
    const text = showValue(value, { type: expression.type, scale, unit: undefined })
    if (value === null || typeof value === 'boolean' || typeof value === 'string') {
      return { name, text, low: null, high: null }
    }
    const end = (one: number) => (Number.isFinite(one) ? one / 10 ** scale : null)
    return { name, text, low: end(lowOf(value)), high: end(highOf(value)) }
  })
}
