import type { Bound, BoundNumber, BoundText, BoundTruth } from './bound.ts'
import type { Fact } from './catalogue.ts'
import {
  commonSql,
  comparisonSql,
  constantSql,
  extremeOfTwo,
  extremeSql,
  pair,
  roundSql,
  type SqlNumber,
} from './sql-number.ts'
import { sqlSpan, sqlText } from './sql-words.ts'

/** Where a relation finds what an expression reads. */
export interface Resolver {
  readonly fact: (fact: Fact) => string
  /** The column of a term that was lifted into one, else undefined: it is written out in place. */
  readonly truthTerm: (bound: BoundTruth & { op: 'term' }) => string | undefined
  readonly textTerm: (bound: BoundText & { op: 'term' }) => string | undefined
  readonly numberTerm: (bound: BoundNumber & { op: 'term' }) => SqlNumber | undefined
  readonly truthAggregate: (bound: BoundTruth & { op: 'aggregate' }) => string
  readonly numberAggregate: (bound: BoundNumber & { op: 'aggregate' }) => SqlNumber
  readonly householdCategory: () => string
  readonly personCategory: () => string
  readonly undecided: string
}

/** What a relation's user writes with: SQL of expressions in the relation's row. */
export interface RowWriter {
  readonly fact: (fact: Fact) => string
  readonly householdCategory: () => string
  readonly truth: (bound: BoundTruth) => string
  readonly text: (bound: BoundText) => string
  readonly number: (bound: BoundNumber) => SqlNumber
}

/** A truth as a boolean SQL expression: NULL is unknown. */
export function truthSql(bound: BoundTruth, at: Resolver): string {
  const truth = (one: BoundTruth) => truthSql(one, at)
  switch (bound.op) {
    case 'constant':
      return bound.value === null ? 'null::boolean' : String(bound.value)
    case 'fact':
      return at.fact(bound.fact)
    case 'term':
      return at.truthTerm(bound) ?? truth(bound.target)
    case 'choose':
      return choiceSql(
        bound.fact,
        bound.cases.map(([code, one]) => [code, truth(one)]),
        commonSql,
        at,
      )
    case 'if':
      return conditionalSql(bound, [truth(bound.whenTrue), truth(bound.whenFalse)], at)
    case 'pending':
      return `(${at.householdCategory()} = ${sqlText(at.undecided)})`
    case 'less':
    case 'at-most':
    case 'same':
      return comparisonSql(bound.op, numberSql(bound.left, at), numberSql(bound.right, at))
    case 'same-text':
      return `(${textSql(bound.left, at)} = ${textSql(bound.right, at)})`
    case 'same-truth':
      return `(${truth(bound.left)} = ${truth(bound.right)})`
    case 'among':
      return `(${textSql(bound.value, at)} in (${bound.options.map(sqlText).join(', ')}))`
    case 'and':
    case 'or':
      return `(${truth(bound.left)} ${bound.op} ${truth(bound.right)})`
    case 'not':
      return `(not ${truth(bound.operand)})`
    case 'known':
      return knownSql(bound.operand, at)
    case 'aggregate':
      return at.truthAggregate(bound)
  }
}

/** A text as SQL: NULL is unknown. */
export function textSql(bound: BoundText, at: Resolver): string {
  const text = (one: BoundText) => textSql(one, at)
  switch (bound.op) {
    case 'constant':
      return bound.value === null ? 'null::text' : sqlText(bound.value)
    case 'fact':
      return at.fact(bound.fact)
    case 'term':
      return at.textTerm(bound) ?? text(bound.target)
    case 'choose':
      return choiceSql(
        bound.fact,
        bound.cases.map(([code, one]) => [code, text(one)]),
        commonSql,
        at,
      )
    case 'if':
      return conditionalSql(bound, [text(bound.whenTrue), text(bound.whenFalse)], at)
    case 'decision': {
      const isOwn = bound.decision === '本人应认定类别'
      const category = isOwn ? at.personCategory() : at.householdCategory()
      return `nullif(${category}, ${sqlText(at.undecided)})`
    }
  }
}

/** A number as SQL bounds. */
export function numberSql(bound: BoundNumber, at: Resolver): SqlNumber {
  const number = (one: BoundNumber) => numberSql(one, at)
  switch (bound.op) {
    case 'constant':
      return constantSql(bound)
    case 'fact':
      return factSql(bound.fact, at)
    case 'term':
      return at.numberTerm(bound) ?? number(bound.target)
    case 'choose': {
      const cases = bound.cases.map(([code, one]) => [code, number(one)] as const)
      const lows = cases.map(([code, one]) => [code, one.low] as const)
      const highs = cases.map(([code, one]) => [code, one.high] as const)
      const open = {
        low: cases.some(([, one]) => one.isLowOpen),
        high: cases.some(([, one]) => one.isHighOpen),
      }
      return {
        low: choiceSql(bound.fact, lows, (all) => extremeSql('least', all, open.low), at),
        high: choiceSql(bound.fact, highs, (all) => extremeSql('greatest', all, open.high), at),
        isLowOpen: open.low,
        isHighOpen: open.high,
      }
    }
    case 'if':
      return conditionalNumber(bound, at)
    case 'add': {
      const [a, b] = [number(bound.left), number(bound.right)]
      return pair(
        `(${a.low} + ${b.low})`,
        `(${a.high} + ${b.high})`,
        a.isLowOpen || b.isLowOpen,
        a.isHighOpen || b.isHighOpen,
      )
    }
    case 'subtract': {
      const [a, b] = [number(bound.left), number(bound.right)]
      return pair(
        `(${a.low} - ${b.high})`,
        `(${a.high} - ${b.low})`,
        a.isLowOpen || b.isHighOpen,
        a.isHighOpen || b.isLowOpen,
      )
    }
    case 'multiply':
      return productSql(bound, at)
    case 'rescale': {
      const { low, high, ...open } = number(bound.operand)
      return { low: `(${low} * ${bound.factor})`, high: `(${high} * ${bound.factor})`, ...open }
    }
    case 'larger':
    case 'smaller':
      return extremeOfTwo(bound.op, number(bound.left), number(bound.right))
    case 'years':
    case 'months':
    case 'days': {
      const [start, end] = [number(bound.start), number(bound.end)]
      const low = sqlSpan(bound.op, start.high, end.low)
      const high = sqlSpan(bound.op, start.low, end.high)
      return pair(low, high, start.isHighOpen || end.isLowOpen, start.isLowOpen || end.isHighOpen)
    }
    case 'add-months':
    case 'add-days': {
      const { low, high, ...open } = number(bound.day)
      const shift = (day: string) =>
        bound.op === 'add-days'
          ? `(${day} + ${bound.count})`
          : `(${day} + interval '${bound.count} months')::date`
      return { low: shift(low), high: shift(high), ...open }
    }
    case 'round': {
      const { low, high, ...open } = number(bound.numerator)
      const round = (value: string) => roundSql(bound.rounding, value, bound.denominator)
      return { low: round(low), high: round(high), ...open }
    }
    case 'aggregate':
      return at.numberAggregate(bound)
  }
}

function factSql(fact: Fact, at: Resolver): SqlNumber {
  const column = fact.type === '面积' ? `(${at.fact(fact)} * 100)::bigint` : at.fact(fact)
  const bounded = (bound: number | undefined) =>
    bound === undefined ? column : `coalesce(${column}, ${bound})`
  const { minimum, maximum } = fact
  return pair(bounded(minimum), bounded(maximum), minimum === undefined, maximum === undefined)
}

function conditionalSql(
  bound: { readonly condition: BoundTruth },
  branches: readonly [string, string],
  at: Resolver,
): string {
  const condition = truthSql(bound.condition, at)
  const [a, b] = branches
  if (!bound.condition.mayBeUnknown) return `(case when ${condition} then ${a} else ${b} end)`
  return `(case ${condition} when true then ${a} when false then ${b} else ${commonSql([a, b])} end)`
}

function conditionalNumber(bound: BoundNumber & { op: 'if' }, at: Resolver): SqlNumber {
  const condition = truthSql(bound.condition, at)
  const [a, b] = [numberSql(bound.whenTrue, at), numberSql(bound.whenFalse, at)]
  const isLowOpen = a.isLowOpen || b.isLowOpen
  const isHighOpen = a.isHighOpen || b.isHighOpen
  if (!bound.condition.mayBeUnknown) {
    const either = (left: string, right: string) =>
      left === right ? left : `(case when ${condition} then ${left} else ${right} end)`
    return pair(either(a.low, b.low), either(a.high, b.high), isLowOpen, isHighOpen)
  }
  // `if x then amount else 0` with an amount not below zero: the open case is one of the two.
  if (isZero(bound.whenFalse) && bound.whenTrue.isNonNegative) {
    const low = `(case when ${condition} then ${a.low} else ${b.low} end)`
    return pair(
      low,
      `(case when not ${condition} then ${b.high} else ${a.high} end)`,
      isLowOpen,
      isHighOpen,
    )
  }
  if (isZero(bound.whenTrue) && bound.whenFalse.isNonNegative) {
    const low = `(case when not ${condition} then ${b.low} else ${a.low} end)`
    return pair(
      low,
      `(case when ${condition} then ${a.high} else ${b.high} end)`,
      isLowOpen,
      isHighOpen,
    )
  }
  const cover = (ends: readonly [string, string], which: 'least' | 'greatest', isOpen: boolean) =>
    `(case ${condition} when true then ${ends[0]} when false then ${ends[1]} else ${extremeSql(which, ends, isOpen)} end)`
  return {
    low: cover([a.low, b.low], 'least', isLowOpen),
    high: cover([a.high, b.high], 'greatest', isHighOpen),
    isLowOpen,
    isHighOpen,
  }
}

function productSql(
  bound: { readonly left: BoundNumber; readonly right: BoundNumber },
  at: Resolver,
): SqlNumber {
  const [a, b] = [numberSql(bound.left, at), numberSql(bound.right, at)]
  const isLowOpen = a.isLowOpen || b.isLowOpen
  const isHighOpen = a.isHighOpen || b.isHighOpen
  const isNegative = (one: BoundNumber) => one.op === 'constant' && (one.low ?? 0) < 0
  if (isNegative(bound.left) || isNegative(bound.right)) {
    return pair(`(${a.high} * ${b.high})`, `(${a.low} * ${b.low})`, isHighOpen, isLowOpen)
  }
  return pair(`(${a.low} * ${b.low})`, `(${a.high} * ${b.high})`, isLowOpen, isHighOpen)
}

function choiceSql(
  fact: Fact,
  cases: readonly (readonly [string, string])[],
  cover: (all: readonly string[]) => string,
  at: Resolver,
): string {
  const whens = cases.map(([code, value]) => `when ${sqlText(code)} then ${value}`)
  return `(case ${at.fact(fact)} ${whens.join(' ')} else ${cover(cases.map(([, value]) => value))} end)`
}

function knownSql(operand: Bound, at: Resolver): string {
  if (operand.kind === 'truth') return `(${truthSql(operand, at)} is not null)`
  if (operand.kind === 'text') return `(${textSql(operand, at)} is not null)`
  if (operand.op === 'fact') return `(${at.fact(operand.fact)} is not null)`
  const { low, high } = numberSql(operand, at)
  return low === high ? `(${low} is not null)` : `coalesce(${low} = ${high}, false)`
}

function isZero(bound: BoundNumber): boolean {
  return bound.op === 'constant' && bound.low === 0 && bound.high === 0
}
