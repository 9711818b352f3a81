import { attributesOf } from './workbook-sheets.ts'

/** A piece of a sheet's text, in order; joined again they are the text as it was. */
export type SheetPiece =
  | { readonly kind: 'before'; readonly xml: string }
  | { readonly kind: 'row'; readonly row: number; readonly xml: string }
  | { readonly kind: 'between'; readonly xml: string }
  | { readonly kind: 'after'; readonly xml: string }

const rowOpen = /<((?:\w+:)?)row(?=[\s/>])[^>]*>/g
const dataEnd = /<\/(?:\w+:)?sheetData\s*>/
const dataOpen = /<((?:\w+:)?)sheetData(\s[^>]*)?>/

/** Cuts the text of a sheet into rows while it comes in: no more than a row is held. */
export async function* sheetPieces(parts: AsyncIterable<string>): AsyncGenerator<SheetPiece> {
  let text = ''
  let inside = false
  let row = 0
  let after: string[] | undefined
  for await (const part of parts) {
    if (after) {
      after.push(part)
      continue
    }
    text += part
    if (!inside) {
      const open = dataOpen.exec(text)
      if (open === null) continue
      const cut = open.index + open[0].length
      yield { kind: 'before', xml: text.slice(0, cut) }
      text = text.slice(cut)
      if (open[0].endsWith('/>')) {
        after = [text]
        continue
      }
      inside = true
    }
    const { pieces, rest, ended } = takeRows(text, row)
    for (const piece of pieces) {
      if (piece.kind === 'row') row = piece.row
      yield piece
    }
    text = rest
    if (ended) after = [rest]
  }
  if (after === undefined) throw new RangeError('a sheet without an end')
  yield { kind: 'after', xml: after.join('') }
}

interface Taken {
  readonly pieces: readonly SheetPiece[]
  readonly rest: string
  readonly ended: boolean
}

function takeRows(text: string, before: number): Taken {
  const pieces: SheetPiece[] = []
  let at = 0
  let row = before
  rowOpen.lastIndex = 0
  for (let open = rowOpen.exec(text); open !== null; open = rowOpen.exec(text)) {
    const start = open.index
    const end = endOfRow(text, open)
    if (end < 0) break
    if (start > at) pieces.push({ kind: 'between', xml: text.slice(at, start) })
    const number = attributesOf(open[0]).get('r')
    row = number === undefined ? row + 1 : Number(number)
    pieces.push({ kind: 'row', row, xml: text.slice(start, end) })
    at = end
    rowOpen.lastIndex = end
  }
  const rest = text.slice(at)
  // A row may have begun whose end is still to come; then no end of the data is in sight either.
  const ended = new RegExp(`^[^<]*${dataEnd.source}`).test(rest)
  return { pieces, rest, ended }
}

function endOfRow(text: string, open: RegExpExecArray): number {
  const start = open.index + open[0].length
  if (open[0].endsWith('/>')) return start
  const close = `</${open[1] ?? ''}row>`
  const end = text.indexOf(close, start)
  return end < 0 ? -1 : end + close.length
}
