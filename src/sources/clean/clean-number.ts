import type { RawCell } from '../read/raw-row.ts'
import {
  isPlaceholder,
  isScientific,
  toHalfWidth,
  unwrapForcedText,
  withoutBlanks,
} from './characters.ts'
import {
  type CellCleaner,
  type CleanedCell,
  cleaned,
  empty,
  placeholder,
  refused,
} from './cleaned.ts'
import { readDecimal } from './read-decimal.ts'

/** Reads a number; a percentage becomes a fraction, the noise of binary fractions goes. */
export const cleanNumber: CellCleaner = (input, context) => {
  const plain = plainNumber(
    input,
    /^(人口|周岁|平方米|个月|[人口个岁次天月年户间套辆台份名级])$/,
    context.unit,
  )
  if (typeof plain !== 'number') return plain
  return cleaned(context.unit === '%' ? withoutNoise(plain / 100) : plain)
}

/** Reads an area in square metres, rounded to two decimals; 亩 is refused. */
export const cleanArea: CellCleaner = (input, context) => {
  if (context.unit === '亩') return refused('面积单位是亩，不是平方米', ['无法识别'])
  const plain = plainNumber(input, /^(平方米|平方公尺|㎡|M2|M²|平米|平方|平)$/i, context.unit)
  if (typeof plain !== 'number') return plain
  if (plain < 0) return refused('面积小于零', ['无法识别'])
  return cleaned(Math.round(withoutNoise(plain * 100)) / 100)
}

/** The number without its unit, or why there is none. */
function plainNumber(
  input: RawCell,
  units: RegExp,
  headerUnit: string | undefined,
): number | CleanedCell {
  if (input === null) return empty()
  if (typeof input === 'number') {
    return Number.isFinite(input) ? withoutNoise(input) : unreadable()
  }
  if (typeof input !== 'string') return unreadable()
  const text = withoutBlanks(toHalfWidth(unwrapForcedText(input)))
  if (text === '') return empty()
  if (isPlaceholder(text)) return placeholder()
  if (isScientific(text)) return refused('科学计数法，末几位可能已丢失', ['科学计数', '精度丢失'])
  const [, digits = '', unit = ''] = /^([-+−(（]?[\d.,，]+[)）]?)(.*)$/.exec(text) ?? []
  const value = readDecimal(digits)
  if (value === undefined) return unreadable()
  if (unit === '%') return headerUnit === '%' ? value : withoutNoise(value / 100)
  return unit === '' || unit === headerUnit || units.test(unit) ? value : unreadable()
}

function unreadable(): CleanedCell {
  return refused('不是能识别的数字', ['无法识别'])
}

function withoutNoise(value: number): number {
  return Number(value.toPrecision(15))
}
