const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  壹: 1,
  弌: 1,
  二: 2,
  贰: 2,
  貳: 2,
  两: 2,
  三: 3,
  叁: 3,
  參: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  陸: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}

export const chineseDigit = '〇零○一壹二贰貳三叁參四肆五伍六陆陸七柒八捌九玖'

/** `一九八〇` → 1980; undefined when another character is among them. */
export function readChineseYear(text: string): number | undefined {
  let year = 0
  for (const character of text) {
    const digit = digits[character]
    if (digit === undefined) return undefined
    year = year * 10 + digit
  }
  return year
}

/** A number below 100: 十, 十一, 二十, 廿一, 卅, 三十一, also 二一; undefined when it is none. */
export function readChineseNumber(text: string): number | undefined {
  const written = text
    .replace(/拾/g, '十')
    .replace(/廿/g, '二十')
    .replace(/卅/g, '三十')
    .replace(/^[初零〇](?=.)/, '')
  const match = /^([^十]?)十([^十]?)$/.exec(written)
  if (match === null) return readChineseYear(written)
  const tens = match[1] ? digits[match[1]] : 1
  const ones = match[2] ? digits[match[2]] : 0
  return tens === undefined || ones === undefined ? undefined : tens * 10 + ones
}
