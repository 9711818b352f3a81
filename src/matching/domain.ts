export interface Likeness {
  readonly sameName: boolean
  readonly sameBirthDate: boolean
  readonly sameTownship: boolean
  /** What is left of the row's number; '' when nothing is. */
  readonly broken: string
  /** The person's number; '' when none is known. */
  readonly number: string
}

/**
 * How probable it is that a row without a sound number means a person, 0 to 100 points, with the
 * reasons in Chinese. A name alone says little: 20 points.
 */
export function resemblance(likeness: Likeness): {
  readonly score: number
  readonly reasons: readonly string[]
} {
  const { sameName, sameBirthDate, sameTownship, broken, number } = likeness
  const reasons: string[] = []
  let score = 0
  const give = (points: number, reason: string): void => {
    score += points
    reasons.push(reason)
  }
  if (sameName) give(20, '姓名相同')
  if (sameTownship) give(10, '同一乡镇')
  const visible = visibleAgreement(broken, number)
  if (visible !== undefined) give(visible.points, visible.reason)
  else if (sameBirthDate) give(35, '出生日期相同')
  return { score: Math.min(score, 100), reasons }
}

function visibleAgreement(
  broken: string,
  number: string,
): { readonly points: number; readonly reason: string } | undefined {
  if (broken === '' || number === '') return undefined
  if (broken.length === 18 && isOneSlip(broken, number)) {
    return { points: 60, reason: '证件号只差一位，或相邻两位颠倒' }
  }
  if (/^\d{15}/.test(broken) && broken.slice(0, 15) === number.slice(0, 15)) {
    return { points: 55, reason: '证件号前15位相同' }
  }
  if (isMaskOf(broken, number)) return { points: 45, reason: '证件号未打码的部分相同' }
  const isMissingOne = broken.length === 17 && oneLeftOut(broken, number)
  return isMissingOne ? { points: 50, reason: '证件号漏了一位' } : undefined
}

/** One character differs, or two neighbours are swapped. */
function isOneSlip(left: string, right: string): boolean {
  const places: number[] = []
  for (let at = 0; at < 18; at += 1) if (left[at] !== right[at]) places.push(at)
  if (places.length === 1) return true
  const [first = 0, second = 0] = places
  if (places.length !== 2 || second !== first + 1) return false
  return left[first] === right[second] && left[second] === right[first]
}

/** At least eight characters are visible, and all of them agree. */
function isMaskOf(masked: string, number: string): boolean {
  const match = /^([\dXx]*)[^\dXx]+([\dXx]*)$/.exec(masked)
  if (match === null) return false
  const [, head = '', tail = ''] = match
  const agree = number.startsWith(head) && number.endsWith(tail.toUpperCase())
  return agree && head.length + tail.length >= 8
}

function oneLeftOut(short: string, number: string): boolean {
  for (let at = 0; at < number.length; at += 1) {
    if (number.slice(0, at) + number.slice(at + 1) === short) return true
  }
  return false
}
