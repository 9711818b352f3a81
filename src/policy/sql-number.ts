import type { BoundNumber } from './bound.ts'
import { dayOfNumber } from './day-number.ts'

/** A number as SQL: its bounds; one text for both where it is one value; open: the bound may be NULL. */
export interface SqlNumber {
  readonly low: string
  readonly high: string
  readonly isLowOpen: boolean
  readonly isHighOpen: boolean
}

export function constantSql(bound: BoundNumber & { op: 'constant' }): SqlNumber {
  const write = (value: number | null) => {
    if (bound.isDay) return value === null ? 'null::date' : `date '${dayOfNumber(value)}'`
    return value === null ? 'null::bigint' : `${value < 0 ? `(${value})` : value}::bigint`
  }
  return pair(write(bound.low), write(bound.high), bound.low === null, bound.high === null)
}

export function comparisonSql(op: 'less' | 'at-most' | 'same', a: SqlNumber, b: SqlNumber): string {
  const sign = { less: '<', 'at-most': '<=', same: '=' }[op]
  if (a.low === a.high && b.low === b.high) return `(${a.low} ${sign} ${b.low})`
  if (op === 'same') {
    const apart = `${a.high} < ${b.low} or ${a.low} > ${b.high}`
    return `(case when ${apart} then false when ${a.low} = ${a.high} and ${b.low} = ${b.high} then true end)`
  }
  const contrary = op === 'less' ? '>=' : '>'
  return `(case when ${a.high} ${sign} ${b.low} then true when ${a.low} ${contrary} ${b.high} then false end)`
}

// greatest() and least() pass over NULL: right for the end that only widens, wrong for the other.
export function extremeOfTwo(op: 'larger' | 'smaller', a: SqlNumber, b: SqlNumber): SqlNumber {
  const name = op === 'larger' ? 'greatest' : 'least'
  const lowOpen = a.isLowOpen || b.isLowOpen
  const highOpen = a.isHighOpen || b.isHighOpen
  const isLarger = op === 'larger'
  return {
    low: extremeSql(name, [a.low, b.low], lowOpen && !isLarger),
    high: extremeSql(name, [a.high, b.high], highOpen && isLarger),
    isLowOpen: isLarger ? a.isLowOpen && b.isLowOpen : lowOpen,
    isHighOpen: isLarger ? highOpen : a.isHighOpen && b.isHighOpen,
  }
}

export function extremeSql(
  name: 'least' | 'greatest',
  all: readonly string[],
  isOpen: boolean,
): string {
  const extreme = `${name}(${all.join(', ')})`
  if (!isOpen) return extreme
  return `(case when ${all.map((one) => `${one} is not null`).join(' and ')} then ${extreme} end)`
}

export function commonSql(all: readonly string[]): string {
  const [first = 'null', ...others] = all
  if (others.every((one) => one === first)) return first
  return `case when ${others.map((one) => `${first} = ${one}`).join(' and ')} then ${first} end`
}

export function roundSql(
  rounding: 'up' | 'down' | 'half-up',
  value: string,
  denominator: number,
): string {
  if (rounding === 'half-up')
    return roundSql('down', `(2 * ${value} + ${denominator})`, 2 * denominator)
  const [sign, step] = rounding === 'up' ? ['>', '+ 1'] : ['<', '- 1']
  const whole = `${value} / ${denominator}`
  return `(case when ${value} % ${denominator} ${sign} 0 then ${whole} ${step} else ${whole} end)`
}

export function pair(
  low: string,
  high: string,
  isLowOpen: boolean,
  isHighOpen: boolean,
): SqlNumber {
  return { low, high, isLowOpen, isHighOpen }
}
