import type { Truth } from '#kernel/index'
import type { CheckedRestatement } from './check-pack.ts'
import type { Value } from './frame.ts'
import { substituteLine } from './substitute.ts'
import type { Comparison } from './syntax.ts'
import type { ScaledValue, Tracer } from './tracing.ts'

/** A condition as people say it, and how far the household is from its line. */
export interface Restated {
  /** `人均月收入 1,210.00 元 ≥ 1.5 × 440.00 元 = 660.00 元`: always the relation that holds. */
  readonly text: string
  /** `多 550.00 元` where the condition fails, `离线还有 12.00 元` where it holds, `正好等于`. */
  readonly distance: string
}

const opposite: Readonly<Partial<Record<Comparison, string>>> = {
  '<': '≥',
  '<=': '>',
  '>': '≤',
  '>=': '<',
}
const plain: Readonly<Partial<Record<Comparison, string>>> = {
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
}

/**
 * The restated condition, exact: as many decimals as keep the two sides visibly in their order.
 * Undefined while a number is open or nobody counts. Nothing is decided by it.
 */
export function restate(
  restated: CheckedRestatement,
  given: { readonly tracer: Tracer; readonly comparison: Comparison; readonly truth: Truth },
): Restated | undefined {
  const { tracer, comparison, truth } = given
  const value = settled(tracer.read(restated.value))
  const divisor = settled(tracer.read(restated.divisor))
  const line = settled(tracer.read(restated.line))
  const sign = truth === false ? opposite[comparison] : plain[comparison]
  if (!value || !divisor || !line || divisor.top <= 0n || truth === null || !sign) return undefined
  const quotient = reduce(value.top * divisor.bottom, value.bottom * divisor.top)
  const places = placesFor(quotient, line)
  const gap = reduce(
    absolute(quotient.top * line.bottom - line.top * quotient.bottom),
    quotient.bottom * line.bottom,
  )
  const shownLine = substituteLine(restated.line, tracer)
  const amount = decimal(gap, Math.max(2, placesFor(gap, { top: 0n, bottom: 1n })))
  return {
    text: `${restated.name} ${decimal(quotient, places)} 元 ${sign} ${shownLine}`,
    distance:
      gap.top === 0n
        ? '正好等于'
        : distanceText(quotient.top * line.bottom > line.top * quotient.bottom, truth, amount),
  }
}

function distanceText(isAbove: boolean, truth: boolean, amount: string): string {
  if (truth) return `离线还有 ${amount} 元`
  return isAbove ? `多 ${amount} 元` : `少 ${amount} 元`
}

interface Ratio {
  readonly top: bigint
  readonly bottom: bigint
}

function settled({ value, scale }: ScaledValue): Ratio | undefined {
  return isWhole(value) ? { top: BigInt(value), bottom: 10n ** BigInt(scale) } : undefined
}

function isWhole(value: Value): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

function reduce(top: bigint, bottom: bigint): Ratio {
  return { top, bottom }
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}

// Two decimals, more where rounding would make two different amounts look the same.
function placesFor(left: Ratio, right: Ratio): number {
  const isSame = left.top * right.bottom === right.top * left.bottom
  if (isSame) return 2
  for (const places of [2, 4, 6]) {
    if (decimal(left, places) !== decimal(right, places)) return places
  }
  return 8
}

// Rounded half away from zero, with thousands commas.
function decimal({ top, bottom }: Ratio, places: number): string {
  const scaled = (absolute(top) * 10n ** BigInt(places) * 2n + bottom) / (bottom * 2n)
  const digits = String(scaled).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${top < 0n && scaled > 0n ? '-' : ''}${whole}.${digits.slice(digits.length - places)}`
}
