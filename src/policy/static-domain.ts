import type { CheckedPack } from './check-pack.ts'
import { dayNumber } from './day-number.ts'
import type { Constant, Parameter, Term } from './pack.ts'
import type { Expression } from './typed.ts'
import type { Vocabulary } from './vocabulary.ts'
import { wordsOf } from './words.ts'

/** The values an expression can have, whatever the facts: never too few. */
export type Domain =
  | { readonly kind: 'number'; readonly low: number; readonly high: number }
  /** Without `words`: any. */
  | { readonly kind: 'text'; readonly words?: ReadonlySet<string> }
  | { readonly kind: 'truth'; readonly canBeTrue: boolean; readonly canBeFalse: boolean }

type Numbers = Domain & { kind: 'number' }
type Truths = Domain & { kind: 'truth' }

/** Finds domains: money in yuan, days as numbers. Facts lie in their catalogue's bounds. */
export type DomainOf = (expression: Expression) => Domain

const anyNumber: Numbers = { kind: 'number', low: -Infinity, high: Infinity }
const anyTruth: Truths = { kind: 'truth', canBeTrue: true, canBeFalse: true }

/**
 * A parameter that is a text, a truth or a list is a switch that places set differently: it can be
 * anything. A number takes the least to the greatest of all its dated values.
 */
export function domainsOf(checked: CheckedPack, vocabulary: Vocabulary): DomainOf {
  const terms = new Map<Term, Domain>()
  const known = new Map<Expression, Domain>()
  const domainOf: DomainOf = (expression) => {
    const found = known.get(expression)
    if (found) return found
    const domain = find(expression)
    known.set(expression, domain)
    return domain
  }
  const find = (expression: Expression): Domain => {
    if (expression.op === 'term') {
      const { term } = expression
      const target = checked.terms.get(term)
      const domain = terms.get(term) ?? (target ? domainOf(target) : anyOf(expression))
      terms.set(term, domain)
      return domain
    }
    if (expression.type === 'truth') return truths(expression, { checked, domainOf })
    if (expression.type === 'text') return texts(expression, vocabulary)
    return numbers(expression, { checked, domainOf })
  }
  return domainOf
}

interface Context {
  readonly checked: CheckedPack
  readonly domainOf: DomainOf
}

function anyOf(expression: Expression): Domain {
  if (expression.type === 'truth') return anyTruth
  return expression.type === 'text' ? { kind: 'text' } : anyNumber
}

function texts(expression: Expression, vocabulary: Vocabulary): Domain {
  if (expression.op === 'parameter') return { kind: 'text' }
  const words = expression.op === 'if' ? undefined : wordsOf(expression, vocabulary)
  return words && words.length > 0 ? { kind: 'text', words: new Set(words) } : { kind: 'text' }
}

function numbers(expression: Expression, { checked, domainOf }: Context): Numbers {
  const number = (one: Expression) => domainOf(one) as Numbers // the checker gave the type
  switch (expression.op) {
    case 'constant':
      return constantRange(expression.constant)
    case 'parameter':
      return parameterRange(expression.parameter, checked)
    case 'fact': {
      const { minimum, maximum, type } = expression.fact
      const unit = type === '金额' || type === '面积' ? 100 : 1
      const low = minimum === undefined ? -Infinity : minimum / unit
      return { kind: 'number', low, high: maximum === undefined ? Infinity : maximum / unit }
    }
    case 'add': {
      const [a, b] = [number(expression.left), number(expression.right)]
      return range(a.low + b.low, a.high + b.high)
    }
    case 'subtract': {
      const [a, b] = [number(expression.left), number(expression.right)]
      return range(a.low - b.high, a.high - b.low)
    }
    case 'negate': {
      const { low, high } = number(expression.operand)
      return range(-high, -low)
    }
    case 'multiply':
      return product(number(expression.left), number(expression.right))
    case 'larger':
    case 'smaller': {
      const [a, b] = [number(expression.left), number(expression.right)]
      const pick = expression.op === 'larger' ? Math.max : Math.min
      return range(pick(a.low, b.low), pick(a.high, b.high))
    }
    case 'if': {
      const condition = domainOf(expression.condition) as Truths // the checker gave the type
      const [a, b] = [number(expression.whenTrue), number(expression.whenFalse)]
      if (!condition.canBeFalse) return a
      return condition.canBeTrue ? range(Math.min(a.low, b.low), Math.max(a.high, b.high)) : b
    }
    case 'round':
      return quotient(number(expression.numerator), number(expression.denominator))
    case 'aggregate':
      return aggregated(expression, number)
    default:
      return anyNumber
  }
}

function aggregated(
  expression: Expression & { op: 'aggregate' },
  number: (one: Expression) => Numbers,
): Numbers {
  const { kind, body } = expression
  if (kind === 'count') return range(0, Infinity)
  if (!body) return anyNumber
  const { low, high } = number(body)
  if (kind !== 'sum') return range(low, high)
  return range(low >= 0 ? 0 : -Infinity, high <= 0 ? 0 : Infinity)
}

function truths(expression: Expression, { checked, domainOf }: Context): Truths {
  const truth = (one: Expression) => domainOf(one) as Truths // the checker gave the type
  switch (expression.op) {
    case 'constant': {
      const { constant } = expression
      if (constant.kind !== 'truth') return anyTruth
      return { kind: 'truth', canBeTrue: constant.value, canBeFalse: !constant.value }
    }
    case 'and': {
      const [a, b] = [truth(expression.left), truth(expression.right)]
      const canBeFalse = a.canBeFalse || b.canBeFalse
      return { kind: 'truth', canBeTrue: a.canBeTrue && b.canBeTrue, canBeFalse }
    }
    case 'or': {
      const [a, b] = [truth(expression.left), truth(expression.right)]
      const canBeTrue = a.canBeTrue || b.canBeTrue
      return { kind: 'truth', canBeTrue, canBeFalse: a.canBeFalse && b.canBeFalse }
    }
    case 'not': {
      const { canBeTrue, canBeFalse } = truth(expression.operand)
      return { kind: 'truth', canBeTrue: canBeFalse, canBeFalse: canBeTrue }
    }
    case 'if': {
      const condition = truth(expression.condition)
      const [a, b] = [truth(expression.whenTrue), truth(expression.whenFalse)]
      const { canBeTrue: yes, canBeFalse: no } = condition
      const canBeTrue = (yes && a.canBeTrue) || (no && b.canBeTrue)
      return { kind: 'truth', canBeTrue, canBeFalse: (yes && a.canBeFalse) || (no && b.canBeFalse) }
    }
    case 'known':
      return isAlwaysKnown(expression.operand, checked)
        ? { kind: 'truth', canBeTrue: true, canBeFalse: false }
        : anyTruth
    case 'compare':
      return compared(expression, domainOf)
    case 'among':
      return among(expression, domainOf(expression.value))
    case 'aggregate': {
      const body = expression.body ? truth(expression.body) : anyTruth
      if (expression.kind === 'some') return { ...anyTruth, canBeTrue: body.canBeTrue }
      return { ...anyTruth, canBeFalse: body.canBeFalse }
    }
    default:
      return anyTruth
  }
}

function compared(expression: Expression & { op: 'compare' }, domainOf: DomainOf): Truths {
  const [left, right] = [domainOf(expression.left), domainOf(expression.right)]
  const { comparison } = expression
  const truth = (canBeTrue: boolean, canBeFalse: boolean): Truths =>
    comparison === '!='
      ? { kind: 'truth', canBeTrue: canBeFalse, canBeFalse: canBeTrue }
      : { kind: 'truth', canBeTrue, canBeFalse }
  if (left.kind === 'text' && right.kind === 'text') {
    if (!left.words || !right.words) return anyTruth
    const { words } = right
    const isOne = left.words.size === 1 && words.size === 1
    const isShared = [...left.words].some((word) => words.has(word))
    return truth(isShared, !(isOne && isShared))
  }
  if (left.kind !== 'number' || right.kind !== 'number') return anyTruth
  switch (comparison) {
    case '<':
      return truth(left.low < right.high, left.high >= right.low)
    case '<=':
      return truth(left.low <= right.high, left.high > right.low)
    case '>':
      return truth(left.high > right.low, left.low <= right.high)
    case '>=':
      return truth(left.high >= right.low, left.low < right.high)
    default: {
      const isPoint = left.low === left.high && right.low === right.high && left.low === right.low
      return truth(left.low <= right.high && left.high >= right.low, !isPoint)
    }
  }
}

function among({ options }: Expression & { op: 'among' }, value: Domain): Truths {
  if ('name' in options || value.kind !== 'text' || !value.words) return anyTruth
  const words = [...value.words]
  return {
    kind: 'truth',
    canBeTrue: words.some((word) => options.includes(word)),
    canBeFalse: words.some((word) => !options.includes(word)),
  }
}

// Only what no missing fact can make unknown.
function isAlwaysKnown(expression: Expression, checked: CheckedPack): boolean {
  if (expression.op === 'term') {
    const target = checked.terms.get(expression.term)
    return target !== undefined && isAlwaysKnown(target, checked)
  }
  if (expression.op === 'constant') return expression.constant.kind !== 'unknown'
  if (expression.op === 'aggregate') return expression.kind === 'count' && !expression.filter
  return expression.op === 'today' || expression.op === 'known'
}

function constantRange(constant: Constant): Numbers {
  if (constant.kind === 'number') return point(constant.whole / 10 ** constant.scale)
  return constant.kind === 'day' ? point(dayNumber(constant.value)) : anyNumber
}

// A code without a value is unknown, as every code is then that nobody thought of.
function parameterRange({ values, chosenBy }: Parameter, { catalogue }: CheckedPack): Numbers {
  const codes = catalogue.findByName(chosenBy)?.codes ?? []
  const isFull = values.every(
    ({ byCode }) => !byCode || codes.every((code) => byCode.has(code.value)),
  )
  const all = values
    .flatMap((one) => (one.value ? [one.value] : [...(one.byCode?.values() ?? [])]))
    .map(constantRange)
  if (all.length === 0 || !isFull) return anyNumber
  return range(Math.min(...all.map((one) => one.low)), Math.max(...all.map((one) => one.high)))
}

function product(a: Numbers, b: Numbers): Numbers {
  const ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
  const known = ends.map((end) => (Number.isNaN(end) ? 0 : settled(end))) // nothing times no bound
  return range(Math.min(...known), Math.max(...known))
}

function quotient(numerator: Numbers, { low: divisor, high }: Numbers): Numbers {
  if (divisor !== high || divisor <= 0) return anyNumber
  return range(Math.floor(numerator.low / divisor), Math.ceil(numerator.high / divisor))
}

// Decimals are exact in the engine; here the twelfth digit is as good.
function settled(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value
}

function point(value: number): Numbers {
  return { kind: 'number', low: value, high: value }
}

function range(low: number, high: number): Numbers {
  return Number.isNaN(low) || Number.isNaN(high)
    ? anyNumber
    : { kind: 'number', low: settled(low), high: settled(high) }
}
