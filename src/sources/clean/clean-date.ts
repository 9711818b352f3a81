import { type LocalDate, parseLocalDate, todayInShanghai } from '#kernel/index'
import { serialToIso } from '../read/excel-serial.ts'
import { isPlaceholder, toHalfWidth, unwrapForcedText, withoutBlanks } from './characters.ts'
import { chineseDigit, readChineseNumber, readChineseYear } from './chinese-digits.ts'
import {
  type CellCleaner,
  type CleanContext,
  type CleanedCell,
  cleaned,
  empty,
  placeholder,
  refused,
} from './cleaned.ts'

const firstYear = 1900
const lastYear = 2100
/** Days of about 1910 to 2100: smaller numbers are years, ages or nothing. */
const serials = { from: 3654, to: 73_415 }

/** Reads a day; a month or a year alone stays one (`2024-01`, `2024`), its day is never invented. */
export const cleanDate: CellCleaner = (input, context) => {
  if (input === null) return empty()
  if (typeof input === 'boolean') return unreadable()
  if (typeof input === 'object') return fromIso(input.date)
  if (typeof input === 'number') return fromNumber(input, context)
  if (/^\d{4}-\d\d-\d\d$/.test(input)) {
    const day = parseLocalDate(input)
    if (day !== undefined && isYear(Number(input.slice(0, 4)))) return cleaned(day)
  }
  const text = withoutBlanks(input) === '' ? '' : tidyDate(input)
  if (text === '') return empty()
  if (isPlaceholder(text) || isZeroDate(text)) return placeholder()
  return fromText(text, context)
}

/** Reads a month, `2024-01`; of a whole day its month. */
export const cleanMonth: CellCleaner = (input, context) => {
  const date = cleanDate(input, context)
  if (typeof date.value !== 'string') return date
  if (date.value.length === 4) {
    return refused('只有年份，没有月份', date.flags, { candidate: date.value })
  }
  return cleaned(
    date.value.slice(0, 7),
    date.flags.filter((flag) => flag !== '仅年月'),
  )
}

function unreadable(flags: readonly string[] = []): CleanedCell {
  return refused('不是能识别的日期，请写成2024-01-15的样子', [...flags, '无法识别'])
}

function impossible(flags: readonly string[] = []): CleanedCell {
  return refused('日历上没有这一天', [...flags, '日期非法'])
}

function tidyDate(input: string): string {
  return toHalfWidth(unwrapForcedText(input))
    .trim()
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[。．・·]/g, '.')
    .replace(/[—–−‐‑]/g, '-')
    .replace(/[／\\]/g, '/')
    .replace(/(?<=\d)[、,](?=\d)/g, '.')
    .replace(/\s*([-./年月日号])\s*/g, '$1')
    .replace(/[.。]$/, '')
}

/** What Excel and databases show for no date. */
function isZeroDate(text: string): boolean {
  return /^(0+|0{4}[-/.]0{1,2}[-/.]0{1,2}.*|1900[-/.]0?1[-/.]0{1,2}|1899[-/.]12[-/.]3[01].*)$/.test(
    text,
  )
}

function fromIso(iso: string): CleanedCell {
  const day = parseLocalDate(iso.slice(0, 10))
  if (day === undefined || !isYear(Number(iso.slice(0, 4)))) return unreadable()
  return cleaned(day)
}

function fromNumber(value: number, context: CleanContext): CleanedCell {
  if (value === 0) return placeholder()
  if (Number.isInteger(value) && value >= 100_000) return fromDigits(String(value), [])
  if (Number.isInteger(value) && isYear(value))
    return cleaned(String(value), ['仅年', '可能是序列值'])
  // 2024.01 typed as a number: two decimals, so that 2024.1 may be January or October.
  const month = /^((?:19|20)\d\d)\.(0[1-9]|1[0-2])$/.exec(String(value))
  if (month) return cleaned(`${month[1]}-${month[2]}`, ['仅年月'])
  return fromSerial(value, ['序列值'], context)
}

function fromSerial(value: number, flags: readonly string[], context: CleanContext): CleanedCell {
  const date1904 = context.date1904 === true
  const in1900 = date1904 ? value + 1462 : value
  if (in1900 < serials.from || in1900 > serials.to) return unreadable()
  const iso = serialToIso(value, date1904)
  return iso === undefined ? unreadable() : cleaned(iso.slice(0, 10), flags)
}

function fromText(text: string, context: CleanContext): CleanedCell {
  if (/^(长期|长期有效|永久|永久有效|无期限|无限期|终身|终生|不限)$/.test(text)) {
    return { value: null, flags: ['长期'] }
  }
  const instant = fromInstant(text)
  if (instant !== undefined) return instant
  const day = withoutTime(text)
  if (/^\d+$/.test(day)) {
    return day.length === 5
      ? fromSerial(Number(day), ['序列值', '文本'], context)
      : fromDigits(day, [])
  }
  const parts = /^(\d+)[-./年](\d{1,2})(?:[-./月](\d{1,2})?[日号]?)?$/.exec(day)
  if (parts) return fromParts(parts[1] ?? '', parts[2] ?? '', parts[3])
  const year = /^(\d{4})年度?$/.exec(day)?.[1]
  if (year !== undefined) return fromDigits(year, [])
  return fromChinese(withoutBlanks(day))
}

/** A moment in UTC is the day it was in Shanghai. */
function fromInstant(text: string): CleanedCell | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? impossible() : fromIso(todayInShanghai(moment))
}

const clock = [
  String.raw`\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?`,
  String.raw`\d{1,2}[时点](?:\d{1,2}分?(?:\d{1,2}(?:\.\d+)?秒?)?|整)?`,
].join('|')
const timeOfDay = new RegExp(
  String.raw`(?:[T\s]+|(?<=[日号]))(?:上午|下午|AM|PM|星期.|周.)?\s*(?:${clock})\s*(?:AM|PM)?$`,
  'i',
)

function withoutTime(text: string): string {
  return text
    .replace(timeOfDay, '')
    .replace(/\s*(?:\(?(?:星期|周)[一二三四五六日天]\)?)$/, '')
    .replace(/^(\d{8})\s?\d{6}$/, '$1')
    .trim()
}

function fromDigits(digits: string, flags: readonly string[]): CleanedCell {
  if (digits.length === 8) {
    return fromParts(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6), flags)
  }
  if (digits.length === 6) {
    const year = digits.slice(0, 4)
    if (isYear(Number(year))) return fromParts(year, digits.slice(4), undefined, flags)
    return twoDigitYear(flags)
  }
  if (digits.length === 4 && isYear(Number(digits))) return cleaned(digits, [...flags, '仅年'])
  return unreadable(flags)
}

function twoDigitYear(flags: readonly string[]): CleanedCell {
  return refused('年份只有两位，不知道是19还是20开头', [...flags, '两位年份'])
}

function fromParts(
  year: string,
  month: string,
  day: string | undefined,
  flags: readonly string[] = [],
): CleanedCell {
  if (year.length === 2) return twoDigitYear(flags)
  if (year.length !== 4) return unreadable(flags)
  const monthNumber = Number(month)
  if (!isYear(Number(year)) || monthNumber < 1 || monthNumber > 12) return impossible(flags)
  const yearMonth = `${year}-${month.padStart(2, '0')}`
  if (day === undefined) return cleaned(yearMonth, [...flags, '仅年月'])
  const date: LocalDate | undefined = parseLocalDate(`${yearMonth}-${day.padStart(2, '0')}`)
  return date === undefined ? impossible(flags) : cleaned(date, flags)
}

const chineseYear = new RegExp(`^([${chineseDigit}]{2,4})年(?:(.{1,3})月(?:(.{1,4})[日号])?)?$`)

function fromChinese(text: string): CleanedCell {
  const match = chineseYear.exec(text)
  if (match === null) return unreadable()
  const [, yearText = '', monthText, dayText] = match
  const flags = ['汉字']
  const year = readChineseYear(yearText)
  if (yearText.length === 2) return twoDigitYear(flags)
  if (year === undefined || yearText.length !== 4) return unreadable(flags)
  if (monthText === undefined) return fromDigits(String(year), flags)
  const month = readChineseNumber(monthText)
  const day = dayText === undefined ? undefined : readChineseNumber(dayText)
  if (month === undefined || (dayText !== undefined && day === undefined)) return unreadable(flags)
  return fromParts(String(year), String(month), day === undefined ? undefined : String(day), flags)
}

function isYear(year: number): boolean {
  return year >= firstYear && year <= lastYear
}
