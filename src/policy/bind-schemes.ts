import type { Binder } from './bind.ts'
import type { Bound, BoundNumber, BoundTruth } from './bound.ts'
import { both, truth } from './build-bound.ts'
import type { CheckedScheme } from './check-schemes.ts'

/** A scheme on one day. */
export interface BoundScheme {
  readonly id: string
  readonly level: '人' | '户'
  /** The premise and every condition. */
  readonly entitled: BoundTruth
  /** Unknown for all where nobody records it. */
  readonly received: BoundTruth
  /** In whole fen: a finer amount is rounded half up, once, at the end. */
  readonly amount?: BoundNumber
  readonly details: readonly { readonly name: string; readonly value: Bound }[]
}

export function bindScheme(checked: CheckedScheme, binder: Binder): BoundScheme {
  const { scheme, level, premise, conditions, received, amount } = checked
  const parts = [...(premise ? [premise] : []), ...conditions.map((one) => one.expression)]
  return {
    id: scheme.id,
    level,
    entitled: parts.map(binder.truth).reduce(both, truth(true)),
    received: received ? binder.truth(received) : truth(null),
    details: checked.details.map(({ name, expression }) => ({
      name,
      value: binder.bind(expression),
    })),
    ...(amount && { amount: inFen(binder.number(amount)) }),
  }
}

function inFen(amount: BoundNumber): BoundNumber {
  if (amount.scale <= 2) return amount
  const { isPoint, mayBeUnknown, isNonNegative } = amount
  return {
    kind: 'number',
    op: 'round',
    rounding: 'half-up',
    numerator: amount,
    denominator: 10 ** (amount.scale - 2),
    scale: 2,
    isDay: false,
    isPoint,
    mayBeUnknown,
    isNonNegative,
  }
}
