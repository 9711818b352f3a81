import { toHalfWidth } from './half-width.ts'

/** Eleven digits or more, also in groups, and the X of an identity number. */
const longNumber =
  /\d(?:[\s\-‐‑–—−_./·,，]{0,3}\d){10,}(?:[\s\-‐‑–—−]{0,3}[xхХ×χΧⅩⅹX](?![a-z]))?/giu
const days = /^(?:19|20)\d\d\D\d{1,2}\D\d{1,2}(?:\D+(?:19|20)\d\d\D\d{1,2}\D\d{1,2})?$/
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g

/**
 * A text of somebody's cell as it may be shown: of each number of eleven digits or more (an identity
 * number, a telephone, an account; full width or in groups too) the first three and last two
 * characters stay. For whatever quotes a cell in a message, a list of words or a sample.
 */
export function hideNumbers(text: string): string {
  if (!/[\d０-９]/.test(text)) return text
  const plain = toHalfWidth(text.replace(invisible, ''))
  const hidden = plain.replace(longNumber, (number) => {
    if (days.test(number)) return number
    const bare = number.replace(/[^\p{L}\d×]/gu, '')
    return bare.slice(0, 3) + '*'.repeat(bare.length - 5) + bare.slice(-2)
  })
  return hidden === plain ? text : hidden
}

const personal =
  /(?<!\d)(?:[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]|1[3-9]\d{9})(?!\d)/g

/**
 * The text with identity numbers and mobile telephones hidden as `hideNumbers` does, and all else as it
 * was: for names of files and numbers of documents, where other long numbers have their use.
 */
export function hidePersonalNumbers(text: string): string {
  return text.replace(personal, hideNumbers)
}
