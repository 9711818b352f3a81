import type { BoundNumber, BoundTruth } from './bound.ts'
import type { Frame, Value } from './frame.ts'
import { anything, between, highOf, larger, lowOf, type Quantity, smaller } from './interval.ts'

type TruthOf = (frame: Frame) => boolean | null
type NumberOf = (frame: Frame) => Quantity

/** some or every over a list of the household, Kleene; of nothing: false, true. */
export function aggregateTruth(
  bound: BoundTruth & { readonly op: 'aggregate' },
  body: TruthOf,
): TruthOf {
  const decisive = bound.aggregate === 'some'
  const each = visitor(bound.list)
  const compute = (frame: Frame): boolean | null => {
    let result: boolean | null = !decisive
    each(frame, () => {
      const value = body(frame)
      if (value === decisive) result = decisive
      else if (value === null && result !== decisive) result = null
    })
    return result
  }
  return remembered(bound.slot, compute) as TruthOf // the computation gives a truth
}

/** count, sum, max or min over a list of the household; max and min of nothing are unknown. */
export function aggregateNumber(
  bound: BoundNumber & { readonly op: 'aggregate' },
  body: { readonly condition?: TruthOf; readonly value?: NumberOf },
): NumberOf {
  const each = visitor(bound.list)
  const { condition, value } = body
  if (condition) return remembered(bound.slot, countOf(condition, each)) as NumberOf // a count is a number
  if (!value) throw new Error('an aggregate without a body')
  if (bound.aggregate === 'sum') return remembered(bound.slot, totalOf(value, each)) as NumberOf // a sum is a number
  const pick = bound.aggregate === 'max' ? larger : smaller
  const compute = (frame: Frame): Quantity => {
    let best: Quantity | undefined
    each(frame, () => {
      const next = value(frame)
      best = best === undefined ? next : pick(best, next)
    })
    return best ?? anything
  }
  return remembered(bound.slot, compute) as NumberOf // the computation gives a number
}

type Each = (frame: Frame, visit: () => void) => void

function countOf(condition: TruthOf, each: Each): NumberOf {
  return (frame) => {
    let low = 0
    let high = 0
    each(frame, () => {
      const holds = condition(frame)
      if (holds === true) low += 1
      if (holds !== false) high += 1
    })
    return between(low, high)
  }
}

function totalOf(value: NumberOf, each: Each): NumberOf {
  return (frame) => {
    let low = 0
    let high = 0
    each(frame, () => {
      const quantity = value(frame)
      low += lowOf(quantity)
      high += highOf(quantity)
    })
    return between(low, high)
  }
}

function visitor(list: '人' | '义务人'): Each {
  if (list === '人') {
    return (frame, visit) => {
      const outer = frame.member
      for (const member of frame.members) {
        frame.member = member
        visit()
      }
      frame.member = outer
    }
  }
  return (frame, visit) => {
    const outer = frame.supporter
    for (const supporter of frame.supporters) {
      frame.supporter = supporter
      visit()
    }
    frame.supporter = outer
  }
}

function remembered(slot: number, compute: (frame: Frame) => Value): (frame: Frame) => Value {
  return (frame) => {
    const known = frame.aggregates[slot]
    if (known !== undefined) return known
    const value = compute(frame)
    frame.aggregates[slot] = value
    return value
  }
}
