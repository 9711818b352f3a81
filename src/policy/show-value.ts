import { dayOfNumber } from './day-number.ts'
import type { Value } from './frame.ts'
import type { ValueType } from './pack.ts'

/** A value as officials read it: `15,839.76 元`, `2 人`, `2024-07-16`, `是`, `未知（至少 300.00 元）`. */
export function showValue(
  value: Value,
  given: { readonly type: ValueType; readonly scale: number; readonly unit?: string | undefined },
): string {
  if (value === null) return '未知'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return showEnd(value, given)
  const low = Number.isFinite(value.low) ? showEnd(value.low, given) : undefined
  const high = Number.isFinite(value.high) ? showEnd(value.high, given) : undefined
  const isFloor = value.low === 0 && given.type !== 'day'
  if (low !== undefined && high !== undefined) return `${low} 至 ${high}`
  if (low !== undefined && !isFloor) return `未知（至少 ${low}）`
  return high === undefined ? '未知' : `未知（至多 ${high}）`
}

function showEnd(
  value: number,
  given: { readonly type: ValueType; readonly scale: number; readonly unit?: string | undefined },
): string {
  const { type, scale, unit } = given
  if (type === 'day') return dayOfNumber(value)
  if (type === 'money') return `${decimal(value, scale, 2)} 元`
  if (type === 'area') return `${decimal(value, scale, 2)} 平方米`
  return `${decimal(value, scale, 0)}${unit ? ` ${unit}` : ''}`
}

function decimal(value: number, scale: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = digits
    .slice(digits.length - scale)
    .replace(/0+$/, '')
    .padEnd(places, '0')
  return `${value < 0 ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}
