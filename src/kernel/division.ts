import type { LocalDate } from './local-date.ts'

declare const divisionBrand: unique symbol

/** A 12-digit code of an administrative division, as text: `'410721000000'` (新乡县). */
export type DivisionCode = string & { readonly [divisionBrand]: true }

/** 省 2 digits, 地 4, 县 6, 乡 9, 村 12; the rest of the code is zeros. */
export type DivisionLevel = '省' | '地' | '县' | '乡' | '村'

/** A division as it stood from `validFrom` until the day before `validTo`. */
export interface Division {
  readonly code: DivisionCode
  readonly name: string
  readonly parent?: DivisionCode
  readonly validFrom: LocalDate
  /** The first day on which it stands no more. */
  readonly validTo?: LocalDate
}

/** From the day `on`, what was `from` is `into` (merged or given a new code). */
export interface DivisionMerge {
  readonly from: DivisionCode
  readonly into: DivisionCode
  readonly on: LocalDate
}

const digitsOf: Readonly<Record<DivisionLevel, number>> = { 省: 2, 地: 4, 县: 6, 乡: 9, 村: 12 }
const levels: readonly DivisionLevel[] = ['省', '地', '县', '乡', '村']

/** The code in `text`. RangeError when it is not 12 digits beginning with a province's two. */
export function divisionCode(text: string): DivisionCode {
  const code = parseDivisionCode(text)
  if (code === undefined) throw new RangeError('not a 12-digit division code')
  return code
}

/** The code in `text`, or undefined when it is not 12 digits beginning with a province's two. */
export function parseDivisionCode(text: string): DivisionCode | undefined {
  // The brand is earned by the pattern.
  return /^[1-9]\d{11}$/.test(text) ? (text as DivisionCode) : undefined
}

/** The level, by the trailing zeros of the code (统计用区划代码). */
export function divisionLevel(code: DivisionCode): DivisionLevel {
  return levels.find((level) => /^0*$/.test(code.slice(digitsOf[level]))) ?? '村'
}

/**
 * The division above, by the code alone; undefined above a province. A township of a city without
 * counties (东莞) lies directly in its city.
 */
export function parentDivision(code: DivisionCode): DivisionCode | undefined {
  const own = levels.indexOf(divisionLevel(code))
  const above = levels[own - 1]
  if (above === undefined) return undefined
  return divisionCode(code.slice(0, digitsOf[above]).padEnd(12, '0'))
}

/** Whether `code` is `ancestor` or lies in it, by the codes alone. */
export function isWithin(code: DivisionCode, ancestor: DivisionCode): boolean {
  return code.startsWith(ancestor.slice(0, digitsOf[divisionLevel(ancestor)]))
}

/**
 * The division that stands on the day `onDay` where `code` stood: itself while it is valid, else
 * what it was merged into or renumbered as, followed to the end. Undefined when there is none, or
 * when it was divided among several (somebody must decide). RangeError when merges form a circle.
 */
export function currentDivision(
  divisions: readonly Division[],
  merges: readonly DivisionMerge[],
  code: DivisionCode,
  onDay: LocalDate,
): Division | undefined {
  const seen = new Set<DivisionCode>()
  let current = code
  while (!seen.has(current)) {
    const division = divisions.find((one) => one.code === current && isValidOn(one, onDay))
    if (division !== undefined) return division
    seen.add(current)
    const successor = successorOf(merges, current, onDay)
    if (successor === undefined) return undefined
    current = successor
  }
  throw new RangeError(`division merges form a circle at ${current}`)
}

function isValidOn(division: Division, day: LocalDate): boolean {
  if (day < division.validFrom) return false
  return division.validTo === undefined || day < division.validTo
}

function successorOf(
  merges: readonly DivisionMerge[],
  code: DivisionCode,
  onDay: LocalDate,
): DivisionCode | undefined {
  const happened = merges.filter((merge) => merge.from === code && merge.on <= onDay)
  const successors = new Set(happened.map((merge) => merge.into))
  return successors.size === 1 ? happened[0]?.into : undefined
}

/** A division as a list of them shows it. */
interface ListedDivision {
  readonly tier: '县' | '乡' | '村'
  readonly state: string
  readonly parent: { readonly code: string } | null
}

/** Whether it stands in the list: of the state (全部 is every one), under the parent, else no village. */
export function isListedDivision(
  division: ListedDivision,
  { state, parent = '' }: { readonly state: string; readonly parent?: string | undefined },
): boolean {
  if (state !== '全部' && division.state !== state) return false
  return parent === '' ? division.tier !== '村' : division.parent?.code === parent
}
