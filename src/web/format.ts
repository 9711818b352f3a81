import { shallowRef } from 'vue'
import { fen, formatYuan as formatFen } from '#kernel/index'

/** Whole fen as 12,345.60 元. */
export function formatYuan(amount: number): string {
  return formatFen(fen(amount))
}

/** 1,846 */
export function formatCount(count: number): string {
  return group(String(count))
}

const thisYear = shallowRef<string>()

/** The year in which the county's day lies: its days are written without it. */
export function tellYear(day: string): void {
  thisYear.value = day.slice(0, 4)
}

/** 2024-10-11, or 10-11 inside the year: the county's, unless told. */
export function formatDay(day: string, year: string | undefined = thisYear.value): string {
  if (year === undefined || !day.startsWith(`${year}-`)) return day
  return `${Number(day.slice(5, 7))}-${day.slice(8)}`
}

/** 2024-10-11 14:05 in Shanghai. */
export function formatMoment(instant: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return parts.format(new Date(instant))
}

/** 周五 */
export function formatWeekday(day: string): string {
  return new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** 10:24:08 in Shanghai. */
export function formatTime(instant: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    timeStyle: 'medium',
  })
  return parts.format(new Date(instant))
}

/** The pack's name and version without the digest of its files. */
export function formatPolicy(policy: string): string {
  return policy.replace(/-[0-9a-f]{16}$/, '')
}

/** 850 KB, 3.2 MB */
export function sizeOf(bytes: number): string {
  const megabytes = bytes / 1_000_000
  return megabytes >= 1
    ? `${megabytes.toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1000))} KB`
}

/** Which part of something, as 45 %. */
export function formatPart(part: number): string {
  return `${Math.round(part * 100)} %`
}

/** A known fact as an officer writes it. */
export function formatFact(
  value: string | number | boolean,
  type: string,
  unit: string | null,
): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (type === '金额' && typeof value === 'number') return formatYuan(value)
  const measure = type === '面积' ? (unit ?? '㎡') : unit
  if (typeof value === 'number') return withUnit(group(String(value)), measure)
  return type === '面积' ? withUnit(value, measure) : value
}

function withUnit(text: string, unit: string | null): string {
  return unit === null ? text : `${text} ${unit}`
}

function group(digits: string): string {
  const [whole = '', part] = digits.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return part === undefined ? grouped : `${grouped}.${part}`
}
