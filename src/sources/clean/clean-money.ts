import {
  isPlaceholder,
  isScientific,
  toHalfWidth,
  unwrapForcedText,
  withoutBlanks,
} from './characters.ts'
import {
  type CellCleaner,
  type CleanContext,
  type CleanedCell,
  cleaned,
  empty,
  placeholder,
  refused,
} from './cleaned.ts'
import { readDecimal } from './read-decimal.ts'

const fenPerYuan = 100
/** Yuan in one of the units that amounts are written in. */
const unitYuan: Readonly<Record<string, number>> = {
  元: 1,
  百元: 100,
  千元: 1000,
  万: 10_000,
  万元: 10_000,
  亿: 100_000_000,
  亿元: 100_000_000,
}

/** Reads an amount and returns whole fen; a unit in the cell goes before the header's. */
export const cleanMoney: CellCleaner = (input, context) => {
  if (input === null) return empty()
  if (typeof input === 'boolean') return unreadable()
  if (typeof input === 'object') {
    return refused('这一格是日期格式，不知道是不是金额', ['无法识别'])
  }
  if (typeof input === 'number') {
    return amountOf(input, { unit: context.unit, context })
  }
  if (!isLarge(context.unit) && /^\d{1,9}(\.\d{1,2})?$/.test(input)) {
    return cleaned(Math.round(Number(input) * fenPerYuan))
  }
  const text = withoutBlanks(toHalfWidth(unwrapForcedText(input)))
  if (text === '') return empty()
  if (isPlaceholder(text)) return placeholder()
  return fromText(text, context)
}

function unreadable(): CleanedCell {
  return refused('不是能识别的金额', ['无法识别'])
}

function fromText(text: string, context: CleanContext): CleanedCell {
  if (isScientific(text)) {
    return refused('科学计数法，末几位可能已丢失', ['科学计数', '精度丢失'])
  }
  const match =
    /^(?:人民币|RMB|CNY|[¥￥])?([-−(（]?[\d.,，]+[)）]?)(亿元?|万元?|千元|百元|元)?(?:整|正|RMB|人民币)?$/i.exec(
      text.replace(/^([-−])(?:人民币|RMB|CNY|[¥￥])/i, '$1'),
    )
  if (match === null) return unreadable()
  const [, digits = '', unit] = match
  const value = readDecimal(digits)
  if (value === undefined) return unreadable()
  return amountOf(value, { unit: unit ?? context.unit, context })
}

/** Whether the unit of a header is more than 元. */
export function isLarge(unit: string | undefined): boolean {
  return (unitYuan[unit ?? ''] ?? 1) > 1
}

function amountOf(
  value: number,
  { unit = '', context }: { unit: string | undefined; context: CleanContext },
): CleanedCell {
  const shown = isLarge(unit) ? [unit.endsWith('元') ? unit : `${unit}元`] : []
  if (!Number.isFinite(value)) return unreadable()
  if (value < 0 && context.negative !== true) {
    return refused('金额小于零', [...shown, '无法识别'], { candidate: String(value) })
  }
  const fen = roundNoise(value * (unitYuan[unit] ?? 1) * fenPerYuan)
  if (!Number.isSafeInteger(fen) || Math.abs(fen) > 1e15) {
    return refused('金额大得不正常', [...shown, '无法识别'])
  }
  return cleaned(fen, shown)
}

/** Half up, after the noise of binary fractions (1.005 × 100 = 100.49999999999999) is gone. */
function roundNoise(value: number): number {
  const clean = Number(value.toPrecision(15))
  return clean < 0 ? -Math.round(-clean) : Math.round(clean)
}
