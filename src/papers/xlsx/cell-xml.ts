import { safeText } from '../safe-text.ts'

/** The letters of a column counted from 0: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  }
  return letters
}

/** The column, from 0, of letters such as `AA`. */
export function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** A text for an XML element or attribute. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Where a cell stands: `row` as the person counts, `column` from 0; `prefix` of the file's elements. */
export interface CellPlace {
  readonly row: number
  readonly column: number
  readonly style: number
  readonly prefix?: string
}

const longestText = 32_767

/** A cell that holds a text and can never be a formula. */
export function textCell(text: string, { row, column, style, prefix = '' }: CellPlace): string {
  const safe = escapeXml(safeText(text, 'xlsx').slice(0, longestText))
  const p = prefix
  return `<${p}c r="${columnLetters(column)}${row}" s="${style}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${safe}</${p}t></${p}is></${p}c>`
}

/** A cell that holds a number. */
export function numberCell(value: number, { row, column, style, prefix = '' }: CellPlace): string {
  if (!Number.isFinite(value)) throw new RangeError('a cell holds finite numbers')
  return `<${prefix}c r="${columnLetters(column)}${row}" s="${style}"><${prefix}v>${value}</${prefix}v></${prefix}c>`
}

/** A cell without a value; it has its look. */
export function blankCell({ row, column, style, prefix = '' }: CellPlace): string {
  return `<${prefix}c r="${columnLetters(column)}${row}" s="${style}"/>`
}
