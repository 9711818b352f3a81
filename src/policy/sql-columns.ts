import type { Bound, BoundNumber } from './bound.ts'
import type { SqlNumber } from './sql-number.ts'

type Aggregate = Bound & { readonly op: 'aggregate' }

export function columnsOfTerm(
  bound: Bound & { readonly op: 'term' },
  number?: SqlNumber,
): string | SqlNumber {
  const name = `t${bound.slot}`
  if (bound.kind !== 'number') return name
  return boundsNamed(name, bound, number)
}

export function columnsOfAggregate(bound: BoundNumber & { readonly op: 'aggregate' }): SqlNumber {
  return boundsNamed(`g${bound.slot}`, bound)
}

// Without the term's own SQL at hand a column is taken to be open where it cannot be excluded.
export function boundsNamed(name: string, bound: BoundNumber, number?: SqlNumber): SqlNumber {
  const isLowOpen = number?.isLowOpen ?? !bound.isNonNegative
  const isHighOpen = number?.isHighOpen ?? bound.mayBeUnknown
  if (bound.isPoint) return { low: name, high: name, isLowOpen, isHighOpen }
  return { low: `${name}_lo`, high: `${name}_hi`, isLowOpen, isHighOpen }
}

export function namesOf(columns: string | SqlNumber): readonly string[] {
  if (typeof columns === 'string') return [columns]
  return columns.low === columns.high ? [columns.low] : [columns.low, columns.high]
}

export function namesOfAggregate(bound: Aggregate): readonly string[] {
  return bound.kind === 'number' ? namesOf(columnsOfAggregate(bound)) : [`g${bound.slot}`]
}
