import { divideRoundDown, divideRoundHalfUp, divideRoundUp } from '#kernel/index'
import { aggregateNumber, aggregateTruth } from './aggregate-js.ts'
import type { Bound, BoundNumber, BoundText, BoundTruth } from './bound.ts'
import { calendarDays, fullMonths, fullYears, shiftDays, shiftMonths } from './day-number.ts'
import { commonValue, type Frame, factReader, sameValues, subjectFor, type Value } from './frame.ts'
import {
  between,
  highOf,
  hull,
  isAtMost,
  isLess,
  isSame,
  larger,
  lowOf,
  mapEnds,
  measured,
  minus,
  plus,
  type Quantity,
  smaller,
  times,
} from './interval.ts'

export type TruthOf = (frame: Frame) => boolean | null
export type TextOf = (frame: Frame) => string | null
export type NumberOf = (frame: Frame) => Quantity

/** Turns bound expressions into closures; a term's and an aggregate's closure is made once. */
export interface JsCompiler {
  readonly truth: (bound: BoundTruth) => TruthOf
  readonly text: (bound: BoundText) => TextOf
  readonly number: (bound: BoundNumber) => NumberOf
}

export interface Decisions {
  readonly undecided: string
  /** The person's own class, or null when the household's applies. */
  readonly personCategory: (frame: Frame) => string | null
}

export function jsCompiler(decisions: Decisions): JsCompiler {
  const made = new Map<Bound, (frame: Frame) => Value>()
  const compiler: JsCompiler = {
    truth: (bound) => memo(bound, () => compileTruth(bound, context)) as TruthOf, // kinds agree
    text: (bound) => memo(bound, () => compileText(bound, context)) as TextOf, // kinds agree
    number: (bound) => memo(bound, () => compileNumber(bound, context)) as NumberOf, // kinds agree
  }
  const memo = (bound: Bound, make: () => (frame: Frame) => Value) => {
    const known = made.get(bound)
    if (known) return known
    const closure = make()
    made.set(bound, closure)
    return closure
  }
  const context: Context = {
    ...compiler,
    decisions,
  }
  return compiler
}

interface Context extends JsCompiler {
  readonly decisions: Decisions
}

function compileTruth(bound: BoundTruth, context: Context): TruthOf {
  const { truth, number, text } = context
  switch (bound.op) {
    case 'constant':
      return () => bound.value
    case 'fact':
    case 'term':
    case 'choose':
      return compileRead(bound, context) as TruthOf // kinds agree
    case 'if': {
      const [condition, whenTrue, whenFalse] = [
        truth(bound.condition),
        truth(bound.whenTrue),
        truth(bound.whenFalse),
      ]
      return (frame) => {
        const chosen = condition(frame)
        if (chosen !== null) return chosen ? whenTrue(frame) : whenFalse(frame)
        const value = whenTrue(frame)
        return value === whenFalse(frame) ? value : null
      }
    }
    case 'pending': {
      const { undecided } = context.decisions
      return (frame) => frame.category === undecided
    }
    case 'less':
    case 'at-most':
    case 'same': {
      const [left, right] = [number(bound.left), number(bound.right)]
      const compare = { less: isLess, 'at-most': isAtMost, same: isSame }[bound.op]
      return (frame) => compare(left(frame), right(frame))
    }
    case 'same-text': {
      const [left, right] = [text(bound.left), text(bound.right)]
      return (frame) => sameValues(left(frame), right(frame))
    }
    case 'same-truth': {
      const [left, right] = [truth(bound.left), truth(bound.right)]
      return (frame) => sameValues(left(frame), right(frame))
    }
    case 'among': {
      const value = text(bound.value)
      const options = new Set(bound.options)
      return (frame) => {
        const word = value(frame)
        return word === null ? null : options.has(word)
      }
    }
    case 'and': {
      const [left, right] = [truth(bound.left), truth(bound.right)]
      return (frame) => {
        const first = left(frame)
        if (first === false) return false
        const second = right(frame)
        return second === false ? false : first === null ? null : second
      }
    }
    case 'or': {
      const [left, right] = [truth(bound.left), truth(bound.right)]
      return (frame) => {
        const first = left(frame)
        if (first === true) return true
        const second = right(frame)
        return second === true ? true : first === null ? null : second
      }
    }
    case 'not': {
      const operand = truth(bound.operand)
      return (frame) => {
        const value = operand(frame)
        return value === null ? null : !value
      }
    }
    case 'known':
      return compileKnown(bound.operand, context)
    case 'aggregate': {
      return aggregateTruth(bound, truth(bound.body))
    }
  }
}

function compileText(bound: BoundText, context: Context): TextOf {
  const { text, truth, decisions } = context
  switch (bound.op) {
    case 'constant':
      return () => bound.value
    case 'if': {
      const condition = truth(bound.condition)
      const [whenTrue, whenFalse] = [text(bound.whenTrue), text(bound.whenFalse)]
      return (frame) => {
        const chosen = condition(frame)
        if (chosen !== null) return chosen ? whenTrue(frame) : whenFalse(frame)
        const value = whenTrue(frame)
        return value === whenFalse(frame) ? value : null
      }
    }
    case 'decision': {
      const settled = (word: string) => (word === decisions.undecided ? null : word)
      if (bound.decision === '应认定类别') return (frame) => settled(frame.category)
      return (frame) => settled(decisions.personCategory(frame) ?? frame.category)
    }
    default:
      return compileRead(bound, context) as TextOf // kinds agree
  }
}

function compileNumber(bound: BoundNumber, context: Context): NumberOf {
  const { number, truth } = context
  switch (bound.op) {
    case 'constant': {
      const value = between(bound.low ?? -Infinity, bound.high ?? Infinity)
      return () => value
    }
    case 'fact':
    case 'term':
    case 'choose':
      return compileRead(bound, context) as NumberOf // kinds agree
    case 'if': {
      const condition = truth(bound.condition)
      const [whenTrue, whenFalse] = [number(bound.whenTrue), number(bound.whenFalse)]
      return (frame) => {
        const chosen = condition(frame)
        if (chosen !== null) return chosen ? whenTrue(frame) : whenFalse(frame)
        return hull(whenTrue(frame), whenFalse(frame))
      }
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'larger':
    case 'smaller': {
      const [left, right] = [number(bound.left), number(bound.right)]
      const combine = { add: plus, subtract: minus, multiply: times, larger, smaller }[bound.op]
      return (frame) => combine(left(frame), right(frame))
    }
    case 'rescale': {
      const operand = number(bound.operand)
      const { factor } = bound
      return (frame) => times(operand(frame), factor)
    }
    case 'years':
    case 'months':
    case 'days': {
      const [start, end] = [number(bound.start), number(bound.end)]
      const measure = { years: fullYears, months: fullMonths, days: calendarDays }[bound.op]
      return (frame) => measured(start(frame), end(frame), measure)
    }
    case 'add-months':
    case 'add-days': {
      const day = number(bound.day)
      const { count } = bound
      const shift = bound.op === 'add-months' ? shiftMonths : shiftDays
      return (frame) => mapEnds(day(frame), (end) => shift(end, count))
    }
    case 'round': {
      const numerator = number(bound.numerator)
      const { denominator } = bound
      const round = { up: divideRoundUp, down: divideRoundDown, 'half-up': divideRoundHalfUp }[
        bound.rounding
      ]
      return (frame) => mapEnds(numerator(frame), (end) => round(end, denominator))
    }
    case 'aggregate':
      return bound.body.kind === 'truth'
        ? aggregateNumber(bound, { condition: truth(bound.body) })
        : aggregateNumber(bound, { value: number(bound.body as BoundNumber) }) // only count has a truth
  }
}

type Read = Bound & { readonly op: 'fact' | 'term' | 'choose' }

function compileRead(bound: Read, context: Context): (frame: Frame) => Value {
  if (bound.op === 'fact') {
    const read = factReader(bound.fact)
    if (bound.fact.level === '户') return (frame) => read(frame.household.facts)
    if (bound.fact.level === '人') return (frame) => read(frame.member.facts)
    return (frame) => read(frame.supporter.facts)
  }
  if (bound.op === 'term') {
    const { slot } = bound
    const target = compileAny(bound.target, context)
    const subject = subjectFor(bound.level)
    return (frame) => {
      const { terms } = subject(frame)
      const known = terms[slot]
      if (known !== undefined) return known
      const value = target(frame)
      terms[slot] = value
      return value
    }
  }
  return compileChoice(bound, context)
}

function compileChoice(
  bound: Bound & { readonly op: 'choose' },
  context: Context,
): (frame: Frame) => Value {
  const read = factReader(bound.fact)
  const cases = new Map(bound.cases.map(([code, value]) => [code, compileAny(value, context)]))
  const all = [...cases.values()]
  const cover =
    bound.kind === 'number'
      ? (frame: Frame) => all.map((one) => one(frame) as Quantity).reduce(hull) // numbers, as the kind says
      : (frame: Frame) => commonValue(all.map((one) => one(frame)))
  return (frame) => {
    const code = read(frame.household.facts) as string | null // a code fact
    return ((code !== null && cases.get(code)) || cover)(frame)
  }
}

function compileAny(bound: Bound, context: Context): (frame: Frame) => Value {
  if (bound.kind === 'truth') return context.truth(bound)
  return bound.kind === 'text' ? context.text(bound) : context.number(bound)
}

function compileKnown(operand: Bound, context: Context): TruthOf {
  if (operand.kind === 'number') {
    const value = context.number(operand)
    return (frame) => {
      const quantity = value(frame)
      return lowOf(quantity) === highOf(quantity)
    }
  }
  const value = compileAny(operand, context)
  return (frame) => value(frame) !== null
}
