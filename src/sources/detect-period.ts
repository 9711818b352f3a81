import { addDays, addMonths, type LocalDate, localDate, parseLocalDate } from '#kernel/index'
import { chineseDigit, readChineseNumber, readChineseYear } from './clean/chinese-digits.ts'
import { refuse } from './refusals.ts'

export interface Period {
  /** `2024-09`. */
  readonly month: string
  readonly end: LocalDate
  /** Where it was found: a person sees what the guess rests on. */
  readonly from?: '指定' | '文件名' | '标题' | '月份列' | '缺年份的月份' | '今天'
}

const chinese = new RegExp(`(二[〇零○oO][${chineseDigit}]{2})年([一二三四五六七八九十]{1,2})月`)

const writings: readonly RegExp[] = [
  /(20\d{2})\s*年\s*(?:\d{1,2}\s*月?\s*[-—–~～至到]\s*)?(\d{1,2})\s*月/g,
  /(?<!\d)(20\d{2})[-._/](\d{1,2})(?![\d])(?![-._/]\d)/g,
  /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)/g,
]

/** The month that a text speaks of, the last if it speaks of several; undefined if of none. */
export function monthIn(text: string): string | undefined {
  const quarter = /(20\d{2})\s*年\s*第?([一二三四1-4])季度/.exec(text)
  if (quarter !== null) {
    const nth = '一二三四'.indexOf(quarter[2] ?? '') + 1 || Number(quarter[2])
    return `${quarter[1]}-${String(nth * 3).padStart(2, '0')}`
  }
  for (const writing of writings) {
    const months = [...text.matchAll(writing)].map(([, year, month]) => monthText(year, month))
    const last = months.findLast((month) => month !== undefined)
    if (last !== undefined) return last
  }
  const [, year = '', month = ''] = chinese.exec(text) ?? []
  if (year !== '') {
    const written = readChineseYear(year.replace(/[oO]/, '〇'))
    return monthText(String(written), String(readChineseNumber(month)))
  }
  // 24年9月, as files are named among colleagues.
  const [, short, shortMonth] = /(?<![\d〇零一二三四五六七八九])(2\d)年(\d{1,2})月/.exec(text) ?? []
  return short === undefined ? undefined : monthText(`20${short}`, shortMonth)
}

/** The month that a sheet's name speaks of; a month without a year is of the file's year. */
export function monthOfSheet(name: string, of: string | undefined): string | undefined {
  const whole = monthIn(name)
  if (whole !== undefined || of === undefined) return whole
  return monthText(of.slice(0, 4), /^\s*(\d{1,2})月份?\s*$/.exec(name)?.[1])
}

/** Of a month without a year, as colleagues name their files, the last one that has begun. */
function latestMonth(text: string, today: LocalDate): string | undefined {
  const written = [...text.matchAll(/(?<![\d近年前第])(\d{1,2}|[一二三四五六七八九十]{1,2})月/g)]
  const [, last = ''] = written.at(-1) ?? []
  const number = /^\d/.test(last) ? last : String(readChineseNumber(last))
  const month = monthText(today.slice(0, 4), number)
  if (month === undefined || month <= today.slice(0, 7)) return month
  return monthText(String(Number(today.slice(0, 4)) - 1), number)
}

export interface PeriodSources {
  readonly wanted?: string | undefined
  readonly file: string
  readonly titles: readonly string[]
  /** Months that stand in a column of the file, `2024-09`. */
  readonly column: readonly string[]
  /** Whether the file's month may be taken to be that of today: a list kept at all times. */
  readonly mayBeToday: boolean
  readonly today: LocalDate
}

/** The month a file is for: as asked, else by its name, its title, its column of months. */
export function detectPeriod(sources: PeriodSources): Period {
  const { wanted, file, today } = sources
  if (wanted !== undefined) {
    const month = /^(20\d{2})-(\d{2})$/.exec(wanted)
    const asked = monthText(month?.[1], month?.[2]) ?? ''
    return asPeriod(asked, { wanted, today, from: '指定' })
  }
  for (const [from, month] of guesses(sources)) {
    if (month !== undefined) return asPeriod(month, { wanted: month, today, from })
  }
  throw refuse('period-unknown', { file })
}

function* guesses(
  sources: PeriodSources,
): Generator<readonly [from: NonNullable<Period['from']>, month: string | undefined]> {
  yield ['文件名', monthIn(sources.file)]
  yield ['标题', sources.titles.map(monthIn).find((month) => month !== undefined)]
  yield ['月份列', sources.column.toSorted().at(-1)]
  const yearless = [sources.file, ...sources.titles].map((text) => latestMonth(text, sources.today))
  yield ['缺年份的月份', yearless.find((month) => month !== undefined)]
  yield ['今天', sources.mayBeToday ? sources.today.slice(0, 7) : undefined]
}

function asPeriod(
  month: string,
  about: {
    readonly wanted: string
    readonly today: LocalDate
    readonly from: NonNullable<Period['from']>
  },
): Period {
  const first = parseLocalDate(`${month}-01`)
  if (first === undefined || first > about.today) {
    throw refuse('period-invalid', { period: about.wanted })
  }
  return { month, end: addDays(addMonths(localDate(first), 1), -1), from: about.from }
}

function monthText(year: string | undefined, month: string | undefined): string | undefined {
  const number = Number(month)
  if (year === undefined || !(number >= 1 && number <= 12)) return undefined
  return `${year}-${String(number).padStart(2, '0')}`
}
