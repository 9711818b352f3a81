import type { BoundNumber } from './bound.ts'
import { aligned, choose, constant, pointOf, rescale } from './build-bound.ts'
import type { Fact } from './catalogue.ts'
import { complain } from './fitting.ts'
import type { Constant, Parameter } from './pack.ts'
import type { ParameterValue } from './parameters.ts'
import type { Expression } from './typed.ts'

/** What all whole numbers that are not amounts have in common. */
export const plainNumber = {
  kind: 'number',
  isDay: false,
  scale: 0,
  isNonNegative: false,
} as const

export function bindArithmetic(
  expression: Expression,
  number: (part: Expression) => BoundNumber,
): BoundNumber {
  switch (expression.op) {
    case 'years':
    case 'months':
    case 'days': {
      const [start, end] = [number(expression.start), number(expression.end)]
      const isPoint = start.isPoint && end.isPoint
      const mayBeUnknown = start.mayBeUnknown || end.mayBeUnknown
      return { ...plainNumber, op: expression.op, start, end, isPoint, mayBeUnknown }
    }
    case 'add-months':
    case 'add-days': {
      const count = rescale(number(expression.count), 0)
      return shiftedDay(expression, number(expression.day), count)
    }
    case 'round':
      return bindRounding(expression, number)
    case 'larger':
    case 'smaller': {
      const [left, right] = aligned(number(expression.left), number(expression.right))
      const isNonNegative =
        expression.op === 'larger'
          ? left.isNonNegative || right.isNonNegative
          : left.isNonNegative && right.isNonNegative
      const { scale, isDay } = left
      const mayBeUnknown = left.mayBeUnknown || right.mayBeUnknown
      const isPoint = !mayBeUnknown && left.isPoint && right.isPoint
      return {
        kind: 'number',
        op: expression.op,
        left,
        right,
        scale,
        isDay,
        isNonNegative,
        isPoint,
        mayBeUnknown,
      }
    }
    default:
      throw new Error(`not arithmetic: ${expression.op}`)
  }
}

// A count chosen by a condition becomes a choice of days: the back ends shift by fixed counts only.
function shiftedDay(
  expression: Expression & { op: 'add-months' | 'add-days' },
  day: BoundNumber,
  count: BoundNumber,
): BoundNumber {
  if (count.op === 'if') {
    const whenTrue = shiftedDay(expression, day, count.whenTrue)
    return choose(count.condition, whenTrue, shiftedDay(expression, day, count.whenFalse))
  }
  const point = pointOf(count)
  if (point === undefined || !Number.isSafeInteger(point)) {
    return complain(expression.count.span, '月数、日数须是整数或整数参数')
  }
  return shifted(day, expression.op, point)
}

/** A day moved by a parameter's period; by several, chosen by a code, it is a choice of days. */
export function shiftByParameter(
  expression: Expression & { op: 'shift' },
  day: BoundNumber,
  context: {
    readonly constantOf: (parameter: Parameter) => ParameterValue
    readonly chooserOf: (name: string) => Fact | undefined
  },
): BoundNumber {
  const { period, sign } = expression
  const shift = (given: Constant | undefined): BoundNumber => {
    if (given?.kind !== 'period') return constant(null, { isDay: true })
    const months = shifted(day, 'add-months', sign * given.months)
    return given.days === 0 ? months : shifted(months, 'add-days', sign * given.days)
  }
  const { value, byCode } = context.constantOf(period)
  if (value || !byCode) return shift(value)
  const fact = context.chooserOf(period.chosenBy)
  if (!fact) throw new Error(`parameter without a chooser: ${period.name}`)
  const codes = new Set([...fact.codes.map((code) => code.value), ...byCode.keys()])
  const cases = [...codes].map((code) => [code, shift(byCode.get(code))] as const)
  return { ...day, op: 'choose', fact, cases, isPoint: false, mayBeUnknown: true }
}

function shifted(day: BoundNumber, op: 'add-months' | 'add-days', count: number): BoundNumber {
  const { isPoint, mayBeUnknown } = day
  return { ...plainNumber, op, day, count, isDay: true, isPoint, mayBeUnknown }
}

function bindRounding(
  expression: Expression & { op: 'round' },
  number: (part: Expression) => BoundNumber,
): BoundNumber {
  const numerator = number(expression.numerator)
  const divisor = number(expression.denominator)
  const point = pointOf(divisor)
  if (point === undefined || point <= 0) {
    return complain(expression.denominator.span, '分母须是大于零的数或参数')
  }
  const shift = divisor.scale - numerator.scale
  const raised = shift > 0 ? rescale(numerator, numerator.scale + shift) : numerator
  const denominator = point * 10 ** Math.max(0, -shift)
  const { isPoint, mayBeUnknown, isNonNegative } = numerator
  const { rounding } = expression
  return {
    ...plainNumber,
    op: 'round',
    rounding,
    numerator: raised,
    denominator,
    isPoint,
    mayBeUnknown,
    isNonNegative,
  }
}
