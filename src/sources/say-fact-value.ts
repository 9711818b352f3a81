import { fen, formatYuan } from '#kernel/index'
import type { Fact } from '#policy/index'

/**
 * A stored value as an officer reads it: amounts in yuan (27,648.00 元), truths as 是 and 否, counts and
 * areas with their unit, months as 2024-09; what is not known as 不知道. `fact` undefined: as it stands.
 */
export function sayFactValue(
  fact: Fact | undefined,
  value: string | number | boolean | null,
): string {
  if (value === null) return '不知道'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (fact === undefined) return String(value)
  switch (fact.type) {
    case '金额':
      return Number.isSafeInteger(Number(value)) ? formatYuan(fen(Number(value))) : String(value)
    case '面积':
      return `${value} ${fact.unit ?? '㎡'}`
    case '数量':
      return fact.unit === undefined ? String(value) : `${value} ${fact.unit}`
    case '月份':
      return String(value).slice(0, 7)
    case '日期':
      return String(value).slice(0, 10)
    default:
      return String(value)
  }
}
