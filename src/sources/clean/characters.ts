import { toHalfWidth } from '#kernel/index'

export { toHalfWidth }

/** Without the characters that nobody sees: zero-width ones, marks of direction, controls. */
export function withoutInvisible(text: string): string {
  return /[^\u0020-\u007e\u4e00-\u9fff]/.test(text) ? text.replace(invisible, '') : text
}

const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g

/** Without any blank. */
export function withoutBlanks(text: string): string {
  const visible = withoutInvisible(text)
  if (!/[\s\u00a0\u3000]/.test(visible)) return visible
  return visible.replace(/[\s\u00a0\u3000]/g, '')
}

/** What was typed, out of the ways to force text in a spreadsheet: `'123`, `="123"`. */
export function unwrapForcedText(text: string): string {
  if (!/^\s*[=‘’'`＇]/.test(text)) return text
  const formula = /^\s*=\s*"([^"]*)"\s*$/.exec(text)
  if (formula) return formula[1] ?? ''
  return text.replace(/^(\s*)['‘’`＇](?=.)/, '$1')
}

/** Words and signs that say there is no value. */
export function isPlaceholder(text: string): boolean {
  if (/^[\d.,]*\d[\d.,]*$/.test(text)) return false
  const word = withoutBlanks(toHalfWidth(text)).toUpperCase()
  return placeholders.has(word) || /^[-—–―─_/\\.。、,，~～?？]+$/.test(word)
}

export const longestPlaceholder = 12

const placeholders = new Set(
  [
    ['无', '没有', '暂无', '暂缺', '缺', '不详', '不祥', '未知', '不明', '不清楚', '未填', '空'],
    ['待补', '待补充', '待查', '待核', '待核实', '待定', '待确认', '待录入', '未录入', '未提供'],
    [
      '未采集',
      '未登记',
      '同上',
      '略',
      '详见附件',
      'N/A',
      'NA',
      '#N/A',
      'NULL',
      'NONE',
      'NIL',
      'NAN',
    ],
    ['UNDEFINED', '(空)', '(无)', '[空]', '<空>', '(NULL)', '\\N'],
  ].flat(),
)

/**
 * A number of so many digits lost its end in a number cell: a double keeps 15. They are those of its
 * decimal form; its exact value may end in …49984 where …50000 was typed.
 */
export function digitsKept(value: number): string {
  return Number.isFinite(value) ? value.toPrecision(15).replace(/e.*$/, '').replace('.', '') : ''
}

/** `9.99901E+17`: the display of a long number, its end is lost. */
export function isScientific(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?[eE]\+?\d+$/.test(text)
}
