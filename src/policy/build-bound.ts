import type { Bound, BoundNumber, BoundText, BoundTruth } from './bound.ts'
import { type DayNumber, shiftMonths } from './day-number.ts'

/** A truth that is settled. */
export function truth(value: boolean | null): BoundTruth {
  return { kind: 'truth', op: 'constant', value, mayBeUnknown: value === null }
}

/** A number that is settled, or an interval of constants (`null`: no bound). */
export function constant(
  low: number | null,
  given: { readonly high?: number | null; readonly scale?: number; readonly isDay?: boolean } = {},
): BoundNumber {
  const high = given.high === undefined ? low : given.high
  return {
    kind: 'number',
    op: 'constant',
    low,
    high,
    scale: given.scale ?? 0,
    isDay: given.isDay ?? false,
    isNonNegative: low !== null && low >= 0,
    isPoint: low === high,
    mayBeUnknown: low === null || low !== high,
  }
}

/** The single value of a constant, or undefined. */
export function pointOf(number: BoundNumber): number | undefined {
  return number.op === 'constant' && number.low !== null && number.low === number.high
    ? number.low
    : undefined
}

export function both(left: BoundTruth, right: BoundTruth): BoundTruth {
  if (isConstant(left, false) || isConstant(right, true)) return left
  if (isConstant(right, false) || isConstant(left, true)) return right
  const mayBeUnknown = left.mayBeUnknown || right.mayBeUnknown
  return { kind: 'truth', op: 'and', left, right, mayBeUnknown }
}

export function either(left: BoundTruth, right: BoundTruth): BoundTruth {
  if (isConstant(left, true) || isConstant(right, false)) return left
  if (isConstant(right, true) || isConstant(left, false)) return right
  const mayBeUnknown = left.mayBeUnknown || right.mayBeUnknown
  return { kind: 'truth', op: 'or', left, right, mayBeUnknown }
}

export function contrary(operand: BoundTruth): BoundTruth {
  if (operand.op === 'constant') return truth(operand.value === null ? null : !operand.value)
  if (operand.op === 'not') return operand.operand
  return { kind: 'truth', op: 'not', operand, mayBeUnknown: operand.mayBeUnknown }
}

/** `if`, decided at once where the condition is a constant. */
export function choose<Of extends Bound>(condition: BoundTruth, whenTrue: Of, whenFalse: Of): Of {
  if (condition.op === 'constant' && condition.value !== null) {
    return condition.value ? whenTrue : whenFalse
  }
  const mayBeUnknown = condition.mayBeUnknown || whenTrue.mayBeUnknown || whenFalse.mayBeUnknown
  const node = { op: 'if', condition, whenTrue, whenFalse, mayBeUnknown } as const
  if (whenTrue.kind !== 'number' || whenFalse.kind !== 'number') {
    return { ...node, kind: whenTrue.kind } as unknown as Of // both branches have one kind, checked before
  }
  const isPoint = whenTrue.isPoint && whenFalse.isPoint && !condition.mayBeUnknown
  const isNonNegative = whenTrue.isNonNegative && whenFalse.isNonNegative
  const { scale, isDay } = whenTrue
  return { ...node, kind: 'number', scale, isDay, isPoint, isNonNegative } as unknown as Of // as above
}

/** The number times a power of ten, so that two of them have one scale. */
export function rescale(operand: BoundNumber, scale: number): BoundNumber {
  if (operand.scale === scale) return operand
  const factor = 10 ** (scale - operand.scale)
  if (operand.op === 'constant') {
    const times = (value: number | null) => (value === null ? null : value * factor)
    return { ...operand, low: times(operand.low), high: times(operand.high), scale }
  }
  if (operand.op === 'choose') return mapCases(operand, scale, (one) => rescale(one, scale))
  if (operand.op === 'if') {
    const whenTrue = rescale(operand.whenTrue, scale)
    return { ...operand, whenTrue, whenFalse: rescale(operand.whenFalse, scale), scale }
  }
  const { isDay, isNonNegative, isPoint, mayBeUnknown } = operand
  const facets = { isDay, isNonNegative, isPoint, mayBeUnknown }
  return { kind: 'number', op: 'rescale', operand, factor, scale, ...facets }
}

// A number chosen by a code stays one when it is multiplied: the arithmetic is done here, once.
function mapCases(
  choice: BoundNumber & { op: 'choose' },
  scale: number,
  change: (one: BoundNumber) => BoundNumber,
): BoundNumber {
  const cases = choice.cases.map(([code, one]) => [code, change(one)] as const)
  const isNonNegative = cases.every(([, one]) => one.isNonNegative)
  return { ...choice, cases, scale, isNonNegative }
}

/** Two numbers in one scale. */
export function aligned(
  left: BoundNumber,
  right: BoundNumber,
): readonly [BoundNumber, BoundNumber] {
  const scale = Math.max(left.scale, right.scale)
  return [rescale(left, scale), rescale(right, scale)]
}

export function sumOf(op: 'add' | 'subtract', a: BoundNumber, b: BoundNumber): BoundNumber {
  const [left, right] = aligned(a, b)
  const [leftPoint, rightPoint] = [pointOf(left), pointOf(right)]
  const { scale } = left
  if (leftPoint !== undefined && rightPoint !== undefined) {
    return constant(op === 'add' ? leftPoint + rightPoint : leftPoint - rightPoint, { scale })
  }
  if (rightPoint === 0) return left
  return {
    kind: 'number',
    op,
    left,
    right,
    scale,
    isDay: false,
    isNonNegative: op === 'add' && left.isNonNegative && right.isNonNegative,
    isPoint: left.isPoint && right.isPoint,
    mayBeUnknown: left.mayBeUnknown || right.mayBeUnknown,
  }
}

/** The product, or undefined when neither back end could bound it: two factors of unknown sign. */
export function productOf(left: BoundNumber, right: BoundNumber): BoundNumber | undefined {
  const [leftPoint, rightPoint] = [pointOf(left), pointOf(right)]
  const scale = left.scale + right.scale
  if (leftPoint !== undefined && rightPoint !== undefined) {
    return constant(leftPoint * rightPoint, { scale })
  }
  if (leftPoint === 0 || rightPoint === 0) return constant(0, { scale })
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (pointOf(one) === undefined || other.op !== 'choose') continue
    if (other.cases.every(([, each]) => pointOf(each) !== undefined)) {
      return mapCases(other, scale, (each) => productOf(one, each) ?? each)
    }
  }
  const isNonNegative = left.isNonNegative && right.isNonNegative
  if (!isNonNegative && leftPoint === undefined && rightPoint === undefined) return undefined
  return {
    kind: 'number',
    op: 'multiply',
    left,
    right,
    scale,
    isDay: false,
    isNonNegative,
    isPoint: left.isPoint && right.isPoint,
    mayBeUnknown: left.mayBeUnknown || right.mayBeUnknown,
  }
}

export function comparison(
  op: 'less' | 'at-most' | 'same',
  a: BoundNumber,
  b: BoundNumber,
): BoundTruth {
  const [left, right] = aligned(a, b)
  const rewritten = compareYears(op, left, right)
  if (rewritten) return rewritten
  const [leftPoint, rightPoint] = [pointOf(left), pointOf(right)]
  if (leftPoint !== undefined && rightPoint !== undefined) {
    if (op === 'same') return truth(leftPoint === rightPoint)
    return truth(op === 'less' ? leftPoint < rightPoint : leftPoint <= rightPoint)
  }
  return { kind: 'truth', op, left, right, mayBeUnknown: left.mayBeUnknown || right.mayBeUnknown }
}

// 周岁(出生日期, 某日) against a whole number is the birth date against a fixed day: cheaper in SQL.
function compareYears(
  op: 'less' | 'at-most' | 'same',
  left: BoundNumber,
  right: BoundNumber,
): BoundTruth | undefined {
  const limitLeft = pointOf(right)
  if (left.op === 'years' && left.scale === 0 && limitLeft !== undefined) {
    const end = pointOf(left.end)
    if (end === undefined) return undefined
    const reached = (years: number) => bornBy(left.start, end, years)
    if (op === 'less') return contrary(reached(limitLeft))
    if (op === 'at-most') return contrary(reached(limitLeft + 1))
    return both(reached(limitLeft), contrary(reached(limitLeft + 1)))
  }
  const limitRight = pointOf(left)
  if (right.op === 'years' && right.scale === 0 && limitRight !== undefined) {
    const end = pointOf(right.end)
    if (end === undefined) return undefined
    if (op === 'same') return compareYears('same', right, left)
    return bornBy(right.start, end, op === 'less' ? limitRight + 1 : limitRight)
  }
  return undefined
}

function bornBy(birth: BoundNumber, day: DayNumber, years: number): BoundTruth {
  return comparison('at-most', birth, constant(shiftMonths(day, -12 * years), { isDay: true }))
}

function isConstant(bound: BoundTruth, value: boolean): boolean {
  return bound.op === 'constant' && bound.value === value
}

/** Whether a text is settled as one of the words, or undefined while it is not. */
export function settledText(text: BoundText): string | null | undefined {
  return text.op === 'constant' ? text.value : undefined
}
