import { type LocalDate, parseLocalDate } from '#kernel/index'
import type { NumberLikeness } from './domain.ts'
import { slipsWithNewCheck } from './number-neighbours.ts'

/** The days between which the visible digits put the birth; undefined where they do not show a year. */
export function birthRange(
  broken: string,
): { readonly from: LocalDate; readonly to: LocalDate } | undefined {
  const visible = /^\d+/.exec(broken)?.[0] ?? ''
  // A digit too few or too many shifts everything behind it.
  if (/^\d+X?$/i.test(broken) && ![18, 15, 14, 13, 12, 11, 10].includes(broken.length))
    return undefined
  const year = visible.slice(6, 10)
  if (!/^(?:19|20)\d\d$/.test(year)) return undefined
  const month = visible.slice(10, 12)
  const day = visible.slice(12, 14)
  const from = parseLocalDate(`${year}-${two(month, '01')}-${two(day, '01')}`)
  const to =
    day.length === 2
      ? from
      : (parseLocalDate(`${year}-${two(month, '12')}-31`) ??
        parseLocalDate(`${year}-${two(month, '12')}-30`) ??
        parseLocalDate(`${year}-${two(month, '12')}-28`))
  return from === undefined || to === undefined ? undefined : { from, to }
}

function two(digits: string, otherwise: string): string {
  return digits.length === 2 ? digits : otherwise
}

/** The last four characters where they are visible behind a mask. */
export function visibleLastFour(broken: string): string | undefined {
  return /[^\dXx](\d{3}[\dXx])$/.exec(broken)?.[1]?.toUpperCase()
}

/** Holds what is left of a number beside a person's number. */
export function compareNumbers(broken: string, number: string): NumberLikeness {
  if (broken === '' || number === '') return '不详'
  const text = broken.toUpperCase()
  if (text === number) return '相同'
  if (/^\d{17}[\dX]$/.test(text) && isOneSlip(text, number)) return '一处之差'
  if (/^\d{15}/.test(text) && text.slice(0, 15) === number.slice(0, 15)) return '前15位'
  if (isMaskOf(text, number)) return '可见部分'
  if (/^\d+X?$/.test(text) && text.length >= 10 && text.length < 15) {
    return number.startsWith(text) ? '前几位' : leftOver(text, number)
  }
  return leftOver(text, number)
}

function leftOver(text: string, number: string): NumberLikeness {
  // The old form of 15 digits, which people born before 2000 had.
  const old = number.slice(6, 8) === '19' ? number.slice(0, 6) + number.slice(8, 17) : ''
  if (text.length === 17 && isOneLeftOut(text, number)) return '漏一位'
  if (text.length === 19 && isOneLeftOut(number, text)) return '多一位'
  if (text.length === 14 && isOneLeftOut(text, old)) return '漏一位'
  if (text.length === 16 && isOneLeftOut(old, text)) return '多一位'
  if (text.length === 15 && old !== '' && isOneSlip(text, old)) return '一处之差'
  return /^\d{14,19}X?$/.test(text) ? '不符' : '不详'
}

/** The long text without one of its characters is the short one. */
function isOneLeftOut(short: string, long: string): boolean {
  if (long.length !== short.length + 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same += 1
  return short.slice(same) === long.slice(same + 1)
}

/**
 * Whether a sound number, known by its hash only, is a slip of the person's (or theirs of it).
 */
export function isSlipOf(
  hash: string,
  number: string,
  hashOf: (number: string) => string,
): boolean {
  return number !== '' && slipsWithNewCheck(number).some((slip) => hashOf(slip) === hash)
}

/** One character differs, or two neighbours are swapped. */
function isOneSlip(left: string, right: string): boolean {
  const places: number[] = []
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) places.push(at)
  if (places.length === 1) return true
  const [first = 0, second = 0] = places
  if (places.length !== 2 || second !== first + 1) return false
  return left[first] === right[second] && left[second] === right[first]
}

/** At least eight characters are visible, and all of them agree. */
function isMaskOf(masked: string, number: string): boolean {
  const match = /^([\dX]*)[^\dX]+([\dX]*)$/.exec(masked.replace(/(?<=\d)XX+/, '**'))
  if (match === null) return false
  const [, head = '', tail = ''] = match
  return number.startsWith(head) && number.endsWith(tail) && head.length + tail.length >= 8
}
