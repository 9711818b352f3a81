import { dayNumber } from './day-number.ts'
import type { Constant } from './pack.ts'
import type { DomainOf } from './static-domain.ts'
import { type Expression, operandsOf } from './typed.ts'

/** What a condition asks of one thing: a range, or words it must (or must not) be. */
export type Constraint = { readonly key: string } & (
  | {
      readonly kind: 'range'
      readonly low: number
      readonly high: number
      readonly isLowOpen: boolean
      readonly isHighOpen: boolean
    }
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly isNegated: boolean }
  | { readonly kind: 'truth'; readonly value: boolean }
)

/** Two expressions of one scope with the same key have the same value. */
export function keyOf(expression: Expression): string {
  const operands = operandsOf(expression).map(keyOf).join(',')
  switch (expression.op) {
    case 'constant':
      return JSON.stringify(expression.constant)
    case 'fact':
      return `f:${expression.fact.code}`
    case 'term':
      return `t:${expression.term.name}`
    case 'parameter':
      return `p:${expression.parameter.name}`
    case 'decision':
      return `d:${expression.decision}`
    case 'compare':
      return `${expression.comparison}(${operands})`
    case 'among': {
      const { options } = expression
      return `in(${operands};${'name' in options ? options.name : options.join('|')})`
    }
    case 'aggregate':
      return `${expression.kind}/${expression.list}/${expression.filter ? 'f' : ''}(${operands})`
    case 'round':
      return `${expression.rounding}(${operands})`
    case 'shift':
      return `shift${expression.sign}:${expression.period.name}(${operands})`
    default:
      return `${expression.op}(${operands})`
  }
}

/** The parts of a conjunction. */
export function partsOfAnd(expression: Expression): readonly Expression[] {
  if (expression.op !== 'and') return [expression]
  return [...partsOfAnd(expression.left), ...partsOfAnd(expression.right)]
}

/** The parts of a disjunction. */
export function partsOfOr(expression: Expression): readonly Expression[] {
  if (expression.op !== 'or') return [expression]
  return [...partsOfOr(expression.left), ...partsOfOr(expression.right)]
}

/** What a single condition asks, or undefined when it is not of one thing against a constant. */
export function constraintOf(expression: Expression): Constraint | undefined {
  switch (expression.op) {
    case 'not': {
      const inner = constraintOf(expression.operand)
      return inner && contraryOf(inner)
    }
    case 'compare':
      return comparedTo(expression)
    case 'among': {
      const { options, value } = expression
      if ('name' in options) return undefined
      return { key: keyOf(value), kind: 'words', words: options, isNegated: false }
    }
    case 'fact':
    case 'term':
      return { key: keyOf(expression), kind: 'truth', value: true }
    default:
      return undefined
  }
}

/** What holds when the constraint fails; undefined for a range with two ends. */
export function contraryOf(constraint: Constraint): Constraint | undefined {
  if (constraint.kind === 'truth') return { ...constraint, value: !constraint.value }
  if (constraint.kind === 'words') return { ...constraint, isNegated: !constraint.isNegated }
  const { key, kind, low, high, isLowOpen, isHighOpen } = constraint
  const open = { isLowOpen: true, isHighOpen: true }
  if (low === -Infinity && high !== Infinity) {
    return { key, kind, ...open, low: high, high: Infinity, isLowOpen: !isHighOpen }
  }
  if (high === Infinity && low !== -Infinity) {
    return { key, kind, ...open, low: -Infinity, high: low, isHighOpen: !isLowOpen }
  }
  return undefined
}

/** Whether nothing can meet both. */
export function isExclusive(one: Constraint, other: Constraint): boolean {
  if (one.key !== other.key) return false
  if (one.kind === 'truth' && other.kind === 'truth') return one.value !== other.value
  if (one.kind === 'words' && other.kind === 'words') {
    if (one.isNegated && other.isNegated) return false
    if (!one.isNegated && !other.isNegated) return !one.words.some((w) => other.words.includes(w))
    const [asked, refused] = one.isNegated ? [other, one] : [one, other]
    return asked.words.every((word) => refused.words.includes(word))
  }
  if (one.kind !== 'range' || other.kind !== 'range') return false
  return isBelow(one, other) || isBelow(other, one)
}

/** Whether whatever meets the one meets the other. */
export function isWithin(one: Constraint, other: Constraint): boolean {
  if (one.key !== other.key) return false
  if (one.kind === 'truth' && other.kind === 'truth') return one.value === other.value
  if (one.kind === 'words' && other.kind === 'words') {
    if (one.isNegated) return other.isNegated && other.words.every((w) => one.words.includes(w))
    return one.words.every((word) => other.words.includes(word) !== other.isNegated)
  }
  if (one.kind !== 'range' || other.kind !== 'range') return false
  const isLowFit =
    one.low > other.low || (one.low === other.low && (one.isLowOpen || !other.isLowOpen))
  const isHighFit =
    one.high < other.high || (one.high === other.high && (one.isHighOpen || !other.isHighOpen))
  return isLowFit && isHighFit
}

/** Whether the second holds wherever the first does, as far as their forms show it. */
export function implies(
  one: Expression,
  other: Expression,
  context: {
    readonly domainOf: DomainOf
    readonly targetOf: (term: Expression) => Expression | undefined
  },
): boolean {
  if (keyOf(one) === keyOf(other)) return true
  const again = (a: Expression, b: Expression) => implies(a, b, context)
  if (other.op === 'and') return again(one, other.left) && again(one, other.right)
  if (one.op === 'or') return again(one.left, other) && again(one.right, other)
  if (other.op === 'or' && (again(one, other.left) || again(one, other.right))) return true
  if (one.op === 'and' && (again(one.left, other) || again(one.right, other))) return true
  const [a, b] = [constraintOf(one), constraintOf(other)]
  if (a && b && isWithin(a, b)) return true
  if (isBelowProduct(one, other, context.domainOf)) return true
  const [oneTarget, otherTarget] = [context.targetOf(one), context.targetOf(other)]
  if (oneTarget && again(oneTarget, other)) return true
  return otherTarget !== undefined && again(one, otherTarget)
}

type Compare = Expression & { op: 'compare' }

const turned = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const

function comparedTo(expression: Compare): Constraint | undefined {
  const right = constantValue(expression.right)
  const left = constantValue(expression.left)
  if (right === undefined && left === undefined) return undefined
  if (right !== undefined && left !== undefined) return undefined
  const value = right ?? left
  const key = keyOf(right === undefined ? expression.right : expression.left)
  const sign = right === undefined ? turned[expression.comparison] : expression.comparison
  if (typeof value === 'string') {
    return { key, kind: 'words', words: [value], isNegated: sign === '!=' }
  }
  if (typeof value === 'boolean') return { key, kind: 'truth', value: value === (sign === '=') }
  if (typeof value !== 'number' || sign === '!=') return undefined
  const isUp = sign === '>' || sign === '>='
  const isDown = sign === '<' || sign === '<='
  return {
    key,
    kind: 'range',
    low: isDown ? -Infinity : value,
    high: isUp ? Infinity : value,
    isLowOpen: isDown || sign === '>',
    isHighOpen: isUp || sign === '<',
  }
}

function constantValue(expression: Expression): number | string | boolean | undefined {
  if (expression.op === 'constant') return plainOf(expression.constant)
  if (expression.op === 'negate') {
    const value = constantValue(expression.operand)
    return typeof value === 'number' ? -value : undefined
  }
  return undefined
}

function plainOf(constant: Constant): number | string | boolean | undefined {
  if (constant.kind === 'number') return constant.whole / 10 ** constant.scale
  if (constant.kind === 'day') return dayNumber(constant.value)
  return constant.kind === 'text' || constant.kind === 'truth' ? constant.value : undefined
}

type Range = Constraint & { kind: 'range' }

function isBelow(one: Range, other: Range): boolean {
  if (one.high < other.low) return true
  return one.high === other.low && (one.isHighOpen || other.isLowOpen)
}

// `x < a × 标准` and `x < b × 标准` with a ≤ b and nothing negative in 标准.
function isBelowProduct(one: Expression, other: Expression, domainOf: DomainOf): boolean {
  const [a, b] = [risingOf(one), risingOf(other)]
  if (!a || !b || a.isStrict !== b.isStrict || keyOf(a.small) !== keyOf(b.small)) return false
  const [left, right] = [factorsOf(a.large, domainOf), factorsOf(b.large, domainOf)]
  if (!left || !right || left.keys.join('×') !== right.keys.join('×')) return false
  return left.coefficient <= right.coefficient
}

function risingOf(
  expression: Expression,
):
  | { readonly small: Expression; readonly large: Expression; readonly isStrict: boolean }
  | undefined {
  if (expression.op !== 'compare') return undefined
  const { comparison: sign, left, right } = expression
  if (sign === '<' || sign === '<=') return { small: left, large: right, isStrict: sign === '<' }
  if (sign === '>' || sign === '>=') return { small: right, large: left, isStrict: sign === '>' }
  return undefined
}

function factorsOf(
  expression: Expression,
  domainOf: DomainOf,
): { readonly coefficient: number; readonly keys: readonly string[] } | undefined {
  if (expression.op === 'multiply') {
    const [left, right] = [
      factorsOf(expression.left, domainOf),
      factorsOf(expression.right, domainOf),
    ]
    if (!left || !right) return undefined
    const keys = [...left.keys, ...right.keys].sort()
    return { coefficient: left.coefficient * right.coefficient, keys }
  }
  const domain = domainOf(expression)
  if (domain.kind !== 'number' || domain.low < 0) return undefined
  if (domain.low === domain.high) return { coefficient: domain.low, keys: [] }
  return { coefficient: 1, keys: [keyOf(expression)] }
}
