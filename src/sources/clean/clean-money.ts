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
const yuanPerWan = 10_000

/** Reads an amount and returns whole fen; a unit in the cell goes before the header's. */
export const cleanMoney: CellCleaner = (input, context) => {
  if (input === null) return empty()
  if (typeof input === 'boolean') return unreadable()
  if (typeof input === 'object') {
    return refused('这一格是日期格式，不知道是不是金额', ['无法识别'])
  }
  if (typeof input === 'number') {
    return amountOf(input, { wan: context.unit === '万元', flags: [], context })
  }
  if (context.unit !== '万元' && /^\d{1,9}(\.\d{1,2})?$/.test(input)) {
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
    /^(?:人民币|RMB|CNY|[¥￥])?([-−(（]?[\d.,，]+[)）]?)(万元?|元)?(?:整|正|RMB|人民币)?$/i.exec(
      text.replace(/^([-−])(?:人民币|RMB|CNY|[¥￥])/i, '$1'),
    )
  if (match === null) return unreadable()
  const [, digits = '', unit] = match
  const value = readDecimal(digits)
  if (value === undefined) return unreadable()
  const wan = unit === undefined ? context.unit === '万元' : unit.startsWith('万')
  return amountOf(value, { wan, flags: [], context })
}

function amountOf(
  value: number,
  { wan, flags, context }: { wan: boolean; flags: readonly string[]; context: CleanContext },
): CleanedCell {
  const shown = wan ? [...flags, '万元'] : flags
  if (!Number.isFinite(value)) return unreadable()
  if (value < 0 && context.negative !== true) {
    return refused('金额小于零', [...shown, '无法识别'], { candidate: String(value) })
  }
  const fen = roundNoise(value * (wan ? yuanPerWan : 1) * fenPerYuan)
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
