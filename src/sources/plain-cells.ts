const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkDigits = [49, 48, 88, 57, 56, 55, 54, 53, 52, 51, 50] as const

/**
 * Whether a text is beyond doubt a valid identity number as it stands, so that nothing is to be
 * cleaned. False says nothing: the days 29 to 31 and residence permits are for the full check.
 */
export function isPlainIdentity(text: string, lastYear: number): boolean {
  if (text.length !== 18 || text.charCodeAt(0) === 56) return false
  let sum = 0
  for (let at = 0; at < 17; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return false
    sum += digit * (weights[at] ?? 0)
  }
  if (text.charCodeAt(17) !== checkDigits[sum % 11]) return false
  const year = twoDigits(text, 6) * 100 + twoDigits(text, 8)
  const month = twoDigits(text, 10)
  const day = twoDigits(text, 12)
  return year >= 1900 && year < lastYear && month >= 1 && month <= 12 && day >= 1 && day <= 28
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48
}

/** 某 stands for a part that was covered. */
const covered = 0x67d0

/** Whether a text is a name of two to four common characters, as most are. */
export function isPlainName(text: string): boolean {
  if (text.length < 2 || text.length > 4) return false
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at)
    if (char < 0x4e00 || char > 0x9fff || char === covered) return false
  }
  return !words.has(text)
}

const words = new Set(['合计', '小计', '总计', '共计', '总人数', '不详', '未知', '没有', '同上'])
