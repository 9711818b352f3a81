import type { Circumstances } from './bind-pack.ts'
import { largestWhole } from './catalogue.ts'
import type { CheckedCategory, CheckedPack } from './check-pack.ts'
import {
  type Change,
  type KnownFact,
  nearestChanges,
  type OutcomeOf,
  type Possibility,
  possibilitiesOf,
} from './counterfactual.ts'
import { evaluatorFor } from './evaluate.ts'
import type { FactValues, HouseholdFacts } from './frame.ts'
import { showValue } from './show-value.ts'
import { type SubjectRef, type Tracer, tracerFor } from './tracing.ts'
import type { Expression } from './typed.ts'
import { usedFacts } from './used-facts.ts'
import { factValueTypes } from './vocabulary.ts'

/** A single change that would give another result, in words and as data. */
export interface ExplainedChange {
  readonly subject: SubjectRef
  readonly code: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly direction: Change['direction']
  readonly outcome: string
}

/** What a missing fact would lead to. */
export interface ExplainedPossibility {
  readonly value: string
  readonly outcome: string
}

/** Whose result is asked for: the household's class, a member's, or whether a rule holds. */
export type Asked =
  | { readonly kind: '户' }
  | { readonly kind: '人'; readonly id: string }
  | { readonly kind: '规则'; readonly expression: Expression; readonly memberId: string | null }

interface Asking {
  readonly checked: CheckedPack
  readonly facts: HouseholdFacts
  readonly circumstances: Circumstances
  readonly tracer: Tracer
}

const shownChanges = 5

/**
 * The nearest single changes (at most five, of each fact the nearest) that would give the asked
 * another result. `expressions` are what the result rests on now.
 */
export function explainChanges(
  asked: Asked,
  expressions: readonly Expression[],
  asking: Asking,
): readonly ExplainedChange[] {
  const known = knownFacts(expressions, asked, asking)
  const alike = new Map<string, Change[]>()
  for (const one of nearestChanges(asking.facts, known, outcomeOf(asked, asking))) {
    const key = [
      one.subject.level,
      one.subject.id,
      one.fact.code,
      one.direction,
      one.outcome,
    ].join()
    alike.set(key, [...(alike.get(key) ?? []), one])
  }
  return [...alike.values()].slice(0, shownChanges).flatMap((changes) => {
    const [first] = changes
    if (!first) return []
    const { subject, fact, from, direction, outcome } = first
    const to = changes.map((one) => shown(one.to, fact)).join('、')
    return [
      {
        subject,
        code: fact.code,
        name: fact.name,
        from: shown(from, fact),
        to,
        direction,
        outcome,
      },
    ]
  })
}

/** What each possible value of a missing fact would lead to, values with one result together. */
export function explainPossibilities(
  asked: Asked,
  missing: { readonly subject: SubjectRef; readonly code: string },
  asking: Asking,
): readonly ExplainedPossibility[] {
  const fact = asking.checked.catalogue.findByCode(missing.code)
  if (!fact) return []
  const found = possibilitiesOf(
    asking.facts,
    { fact, subject: missing.subject },
    outcomeOf(asked, asking),
  )
  const byOutcome = new Map<string, string[]>()
  for (const one of found) {
    byOutcome.set(one.outcome, [...(byOutcome.get(one.outcome) ?? []), rangeText(one, fact)])
  }
  if (byOutcome.size < 2) return []
  return [...byOutcome].map(([outcome, values]) => ({ value: values.join('、'), outcome }))
}

/** What the classes tried so far rest on. */
export function expressionsOf(categories: readonly CheckedCategory[]): readonly Expression[] {
  return categories.flatMap(({ premise, conditions }) => [
    ...(premise ? [premise] : []),
    ...conditions.map((one) => one.expression),
  ])
}

function outcomeOf(asked: Asked, { checked, circumstances }: Asking): OutcomeOf {
  const evaluate = evaluatorFor(checked, circumstances)
  return (facts) => {
    const evaluation = evaluate(facts, { rules: false })
    if (asked.kind === '户') return evaluation.household.category
    if (asked.kind === '人') return evaluation.members.get(asked.id)?.category ?? ''
    const tracer = tracerFor(checked, { ...circumstances, facts, evaluation, householdId: '' })
    const { expression, memberId } = asked
    let truth: unknown = null
    const read = () => {
      truth = tracer.read(expression).value
    }
    if (memberId === null) read()
    else tracer.at(memberId, read)
    return truth === null ? '待核实' : truth === true ? '符合' : '不符合'
  }
}

function knownFacts(
  expressions: readonly Expression[],
  asked: Asked,
  { facts, tracer }: Asking,
): readonly KnownFact[] {
  const found = new Map<string, KnownFact>()
  const gather = () => {
    for (const expression of expressions) {
      for (const { fact, subject, isKnown } of usedFacts(expression, tracer)) {
        const value = isKnown ? storedValue(facts, subject, fact.code) : null
        if (value === null || value === undefined) continue
        found.set(`${subject.level} ${subject.id} ${fact.code}`, { fact, subject, value })
      }
    }
  }
  if (asked.kind === '人') tracer.at(asked.id, gather)
  else if (asked.kind === '规则' && asked.memberId !== null) tracer.at(asked.memberId, gather)
  else gather()
  return [...found.values()]
}

function storedValue(facts: HouseholdFacts, subject: SubjectRef, code: string) {
  const list: Readonly<Record<SubjectRef['level'], FactValues | undefined>> = {
    户: facts.household,
    人: facts.members.find((one) => one.id === subject.id)?.facts,
    义务人: facts.supporters?.find((one) => one.id === subject.id)?.facts,
  }
  return list[subject.level]?.[code]
}

type Shown = KnownFact['fact']

function shown(value: number | string | boolean, fact: Shown): string {
  const type = factValueTypes[fact.type]
  const scale = type === 'money' || type === 'area' ? 2 : 0
  return showValue(value, { type, scale, unit: fact.unit })
}

function rangeText({ value }: Possibility, fact: Shown): string {
  if (typeof value !== 'object') return shown(value, fact)
  const { from, to } = value
  if (from === to) return shown(from, fact)
  const isFirst = from <= (fact.minimum ?? 0)
  const isLast = to >= (fact.maximum ?? largestWhole)
  if (isFirst && isLast) return '任何数'
  if (isFirst) return `不超过 ${shown(to, fact)}`
  return isLast ? `${shown(from, fact)}及以上` : `${shown(from, fact)} 至 ${shown(to, fact)}`
}
