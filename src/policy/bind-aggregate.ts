import { plainNumber } from './bind-arithmetic.ts'
import type { Bound, BoundNumber, BoundTruth } from './bound.ts'
import { both, choose, constant, contrary, either, truth } from './build-bound.ts'
import type { Expression } from './typed.ts'

export function bindAggregate(
  expression: Expression & { op: 'aggregate' },
  bind: (part: Expression) => Bound,
): Bound {
  const { kind, list } = expression
  const filter = expression.filter ? (bind(expression.filter) as BoundTruth) : truth(true) // the checker gave the type
  const slot = -1
  if (kind === 'count') {
    const mayBeUnknown = filter.mayBeUnknown
    return {
      ...plainNumber,
      op: 'aggregate',
      aggregate: 'count',
      list,
      body: filter,
      slot,
      isNonNegative: true,
      isPoint: !mayBeUnknown,
      mayBeUnknown,
    }
  }
  if (!expression.body) throw new Error('an aggregate without a body')
  const body = bind(expression.body)
  if (kind === 'some' || kind === 'every') {
    const inner = body as BoundTruth // the checker gave the type
    const whole = kind === 'some' ? both(filter, inner) : either(contrary(filter), inner)
    return {
      kind: 'truth',
      op: 'aggregate',
      aggregate: kind,
      list,
      body: whole,
      slot,
      mayBeUnknown: whole.mayBeUnknown,
    }
  }
  return numberAggregate({ kind, list, slot }, filter, body as BoundNumber) // the checker gave the type
}

type NumberKind = 'sum' | 'max' | 'min'

function numberAggregate(
  given: { readonly kind: NumberKind; readonly list: '人' | '义务人'; readonly slot: number },
  filter: BoundTruth,
  inner: BoundNumber,
): BoundNumber {
  const { kind, list, slot } = given
  const { scale, isDay } = inner
  const whole = kind === 'sum' ? choose(filter, inner, constant(0, { scale })) : inner
  const { isNonNegative, isPoint } = whole
  const mayBeUnknown = kind === 'sum' ? whole.mayBeUnknown : true
  return {
    kind: 'number',
    op: 'aggregate',
    aggregate: kind,
    list,
    body: whole,
    slot,
    scale,
    isDay,
    isNonNegative: kind === 'sum' && isNonNegative,
    isPoint: isPoint && (kind === 'sum' || !whole.mayBeUnknown),
    mayBeUnknown,
  }
}
