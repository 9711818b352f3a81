import { binderFor } from './bind.ts'
import type { Circumstances } from './bind-pack.ts'
import type { Fact } from './catalogue.ts'
import type { CheckedPack } from './check-pack.ts'
import { undecided } from './check-pack.ts'
import { jsCompiler } from './compile-js.ts'
import type { Evaluation } from './evaluate.ts'
import {
  type FactValues,
  type Frame,
  type HouseholdFacts,
  type Subject,
  subjectOf,
  type Value,
} from './frame.ts'
import { highOf, lowOf } from './interval.ts'
import type { Expression } from './typed.ts'

/** Whom a value belongs to: the household, a member or a legal supporter by id. */
export interface SubjectRef {
  readonly level: '户' | '人' | '义务人'
  readonly id: string
}

/** A value with the decimal places it is counted in. */
export interface ScaledValue {
  readonly value: Value
  readonly scale: number
}

/** Evaluates any checked expression of a pack for one household, at the person or element chosen. */
export interface Tracer {
  readonly read: (expression: Expression) => ScaledValue
  readonly expressionOf: (expression: Expression & { op: 'term' }) => Expression
  readonly isSettled: (expression: Expression) => boolean
  /** Calls back once for each element of a list, with it chosen. */
  readonly eachOf: (list: '人' | '义务人', visit: (subject: SubjectRef) => void) => void
  readonly at: (memberId: string, visit: () => void) => void
  /** The fact whose code chooses a parameter's value (城乡 of a standard), if it has several. */
  readonly chooserOf: (
    expression: Expression & { op: 'parameter' },
  ) => (Expression & { op: 'fact' }) | undefined
  /** The subject whose facts of a level are read now. */
  readonly current: (fact: Fact) => SubjectRef
}

export function tracerFor(
  checked: CheckedPack,
  given: Circumstances & {
    readonly facts: HouseholdFacts
    readonly evaluation: Evaluation
    readonly householdId: string
  },
): Tracer {
  const { binder, compiler } = toolsFor(checked, given)
  const { facts, evaluation } = given
  const ids = new Map<Subject, string>()
  const subject = (values: FactValues, id: string) => {
    const made = subjectOf(values)
    ids.set(made, id)
    return made
  }
  const members = facts.members.map((one) => {
    const made = subject(one.facts, one.id)
    made.decided = evaluation.members.get(one.id)?.own ?? null
    return made
  })
  const supporters = (facts.supporters ?? []).map((one) => subject(one.facts, one.id))
  const nobody = subject({}, '')
  const frame: Frame = {
    household: subject(facts.household, given.householdId),
    members,
    supporters,
    aggregates: [],
    member: nobody,
    supporter: subject({}, ''),
    category: evaluation.household.category,
  }
  const read = (expression: Expression): ScaledValue => {
    const bound = binder.bind(expression)
    if (bound.kind === 'truth') return { value: compiler.truth(bound)(frame), scale: 0 }
    if (bound.kind === 'text') return { value: compiler.text(bound)(frame), scale: 0 }
    return { value: compiler.number(bound)(frame), scale: bound.scale }
  }
  const choose = (chosen: Subject, key: 'member' | 'supporter', visit: () => void) => {
    const outer = frame[key]
    frame[key] = chosen
    visit()
    frame[key] = outer
  }
  return {
    read,
    expressionOf: (expression) => checked.terms.get(expression.term) ?? expression,
    isSettled: (expression) => isSettled(read(expression).value),
    eachOf(list, visit) {
      const key = list === '人' ? 'member' : 'supporter'
      for (const one of list === '人' ? members : supporters) {
        choose(one, key, () => visit({ level: list, id: ids.get(one) ?? '' }))
      }
    },
    at(memberId, visit) {
      const one = members.find((each) => ids.get(each) === memberId)
      if (one) choose(one, 'member', visit)
    },
    chooserOf({ parameter, span }) {
      if (parameter.values.every((one) => one.byCode === undefined)) return undefined
      const fact = checked.catalogue.findByName(parameter.chosenBy)
      return fact && { op: 'fact', fact, type: 'text', span }
    },
    current(fact) {
      const of = { 户: frame.household, 人: frame.member, 义务人: frame.supporter }[fact.level]
      return { level: fact.level, id: ids.get(of) ?? '' }
    },
  }
}

interface Tools {
  readonly binder: ReturnType<typeof binderFor>
  readonly compiler: ReturnType<typeof jsCompiler>
}

const remembered = new WeakMap<CheckedPack, Map<string, Tools>>()

/** Binding and compiling cost more than reading one household: a pack's tools of a day are kept. */
function toolsFor(checked: CheckedPack, given: Circumstances): Tools {
  if (given.parameters) return makeTools(checked, given)
  const days = remembered.get(checked) ?? new Map<string, Tools>()
  remembered.set(checked, days)
  const known = days.get(given.day)
  if (known) return known
  if (days.size > 50) days.clear()
  const made = makeTools(checked, { day: given.day })
  days.set(given.day, made)
  return made
}

function makeTools(checked: CheckedPack, given: Circumstances): Tools {
  const personCategory = (frame: Frame): string | null => frame.member.decided ?? null
  return { binder: binderFor(checked, given), compiler: jsCompiler({ undecided, personCategory }) }
}

export function isSettled(value: Value): boolean {
  if (value === null) return false
  return typeof value === 'object' ? lowOf(value) === highOf(value) : true
}
