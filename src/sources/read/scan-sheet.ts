import type { Merge } from './raw-row.ts'

/** What a worksheet says about itself, apart from its values. */
export interface SheetScan {
  readonly merges: readonly Merge[]
  readonly hiddenColumns: number
  /** The last row that holds a value; 0 when none does. */
  readonly lastRow: number
  readonly hasValidation: boolean
}

const maxMerges = 200_000
/** What is longer is no tag that matters, and would be copied again with every chunk. */
const maxTagLength = 100_000

/**
 * Merged ranges, hidden columns and the last row with a value, found by one pass over the unpacked
 * XML. Merged ranges stand behind the rows, so that the rows can be streamed only after this pass.
 */
export async function scanSheet(chunks: AsyncIterable<Buffer>): Promise<SheetScan> {
  const merges: Merge[] = []
  let hiddenColumns = 0
  let hasValidation = false
  let currentRow = 0
  let lastRow = 0
  let carry = ''
  for await (const chunk of chunks) {
    // The tags and attributes looked for are ASCII.
    const text = carry + chunk.toString('latin1')
    const open = text.lastIndexOf('<')
    const whole = open >= 0 && text.indexOf('>', open) < 0 ? text.slice(0, open) : text
    carry = text.length - whole.length > maxTagLength ? '' : text.slice(whole.length)
    const value = Math.max(
      whole.lastIndexOf('<v>'),
      whole.lastIndexOf('<t>'),
      whole.lastIndexOf(':v>'),
      whole.lastIndexOf('<t '),
    )
    if (value >= 0) lastRow = rowBefore(whole, value) ?? currentRow
    currentRow = rowBefore(whole, whole.length) ?? currentRow
    if (whole.includes('hidden=')) hiddenColumns += hiddenColumnsOf(whole)
    hasValidation ||= whole.includes('dataValidation ')
    if (whole.includes('mergeCell ') && merges.length < maxMerges) merges.push(...mergesOf(whole))
  }
  return { merges, hiddenColumns, lastRow, hasValidation }
}

function rowBefore(text: string, position: number): number | undefined {
  let at = text.lastIndexOf('row ', position)
  while (at > 0 && text[at - 1] !== '<' && text[at - 1] !== ':') {
    at = text.lastIndexOf('row ', at - 1)
  }
  if (at <= 0) return undefined
  const number = /\sr="(\d+)"/.exec(text.slice(at, text.indexOf('>', at)))?.[1]
  return number === undefined ? undefined : Number(number)
}

function hiddenColumnsOf(text: string): number {
  let count = 0
  for (const [tag] of text.matchAll(/<(?:\w+:)?col\s[^>]*\shidden="(?:1|true)"[^>]*>/g)) {
    const from = Number(/\smin="(\d+)"/.exec(tag)?.[1] ?? 0)
    const to = Number(/\smax="(\d+)"/.exec(tag)?.[1] ?? 0)
    count += Math.max(0, to - from + 1)
  }
  return count
}

function* mergesOf(text: string): Generator<Merge> {
  const ranges = /mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g
  for (const [, left = '', top, right = '', bottom] of text.matchAll(ranges)) {
    yield {
      fromRow: Number(top),
      toRow: Number(bottom),
      fromColumn: columnIndex(left),
      toColumn: columnIndex(right),
    }
  }
}

function columnIndex(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}
