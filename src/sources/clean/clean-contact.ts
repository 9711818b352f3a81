import type { RawCell } from '../read/raw-row.ts'
import {
  digitsKept,
  isPlaceholder,
  isScientific,
  longestPlaceholder,
  toHalfWidth,
  unwrapForcedText,
  withoutBlanks,
  withoutInvisible,
} from './characters.ts'
import { isMaskedNumber } from './clean-identity.ts'
import {
  type CellCleaner,
  type CleanedCell,
  cleaned,
  empty,
  placeholder,
  refused,
} from './cleaned.ts'

/** Reads free text: trimmed, without invisible characters, otherwise as written. */
export const cleanText: CellCleaner = (input) => {
  if (input === null) return empty()
  if (typeof input === 'boolean') return cleaned(input ? '是' : '否')
  if (typeof input === 'object') return cleaned(input.date)
  if (typeof input === 'number') return textOfNumber(input)
  const text = withoutInvisible(unwrapForcedText(input)).trim()
  if (text === '') return empty()
  return text.length <= longestPlaceholder && isPlaceholder(text) ? placeholder() : cleaned(text)
}

function textOfNumber(value: number): CleanedCell {
  if (Number.isInteger(value) && Math.abs(value) >= 1e15) return precisionLost(value)
  return cleaned(String(Number(value.toPrecision(15))))
}

function precisionLost(value: number): CleanedCell {
  return refused('按数字保存，第16位起已丢失，请按文本重新填写', ['数字格', '精度丢失'], {
    candidate: digitsKept(value),
  })
}

/** Reads a telephone number; a second one in the same cell becomes the note. */
export const cleanPhone: CellCleaner = (input) => {
  const text = numberText(input)
  if (typeof text !== 'string') return text
  const [first = '', ...others] = text.split(/[/、,，;；]/).filter(Boolean)
  const digits = first.replace(/^(\+|00)?86(?=1\d{10}$)/, '').replace(/[-()]/g, '')
  const note = others.length > 0 ? { note: others.join('；') } : {}
  if (/^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits) || /^[2-8]\d{6,7}$/.test(digits)) {
    return { value: digits, flags: [], ...note }
  }
  return /^\d+$/.test(digits)
    ? refused('电话号码位数不对', ['位数不对'], { candidate: digits })
    : refused('不是电话号码', ['无法识别'], { candidate: first })
}

/** Reads the number of a bank card or a passbook: 12 to 22 digits. */
export const cleanBankCard: CellCleaner = (input) => {
  const text = numberText(input)
  if (typeof text !== 'string') return text
  const digits = text.replace(/-/g, '')
  if (!/^\d+$/.test(digits)) return refused('不是银行账号', ['无法识别'], { candidate: text })
  if (digits.length < 12 || digits.length > 22) {
    return refused('银行账号位数不对', ['位数不对'], { candidate: digits })
  }
  // 15 digits survive a number cell; the rest became zeros, which the card's check digit tells.
  if (digits.length >= 18 && digits.endsWith('000') && !hasLuhnDigit(digits)) {
    return refused('末几位是0，多半已丢失', ['末三位000', '精度丢失'], {
      candidate: digits.slice(0, 15),
    })
  }
  return cleaned(digits)
}

/** Reads a division: its code filled up to 12 digits, or its name as written. */
export const cleanDivision: CellCleaner = (input) => {
  const text = typeof input === 'number' ? String(input) : input
  if (text === null) return empty()
  if (typeof text !== 'string') return refused('这一格不是行政区划', ['无法识别'])
  const plain = withoutBlanks(toHalfWidth(unwrapForcedText(text)))
  if (plain === '') return empty()
  if (isPlaceholder(plain)) return placeholder()
  if (!/^\d+$/.test(plain)) return cleaned(plain)
  return [2, 4, 6, 9, 12].includes(plain.length)
    ? cleaned(plain.padEnd(12, '0'))
    : refused('区划代码位数不对：应为12位', ['位数不对'])
}

/** The characters of a long number, or why there are none. */
function numberText(input: RawCell): string | CleanedCell {
  if (input === null) return empty()
  if (input === 0) return placeholder()
  if (typeof input === 'number') {
    if (!Number.isInteger(input) || input < 0) return refused('不是号码', ['无法识别'])
    return input >= 1e15 ? precisionLost(input) : String(input)
  }
  if (typeof input !== 'string') return refused('不是号码', ['无法识别'])
  const text = withoutBlanks(toHalfWidth(unwrapForcedText(input)))
  if (text === '') return empty()
  if (isPlaceholder(text) || /^0+$/.test(text)) return placeholder()
  if (isScientific(text)) return refused('科学计数法，末几位已丢失', ['科学计数', '精度丢失'])
  return isMaskedNumber(text) ? refused('号码已打码', ['已脱敏'], { candidate: text }) : text
}

function hasLuhnDigit(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
