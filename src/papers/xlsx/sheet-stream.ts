import { type TagListener, tagParser, type XmlTag } from './xml-tags.ts'

/** A piece of a sheet's text, in order; joined again they are the text as it was. */
export type SheetPiece =
  | { readonly kind: 'before'; readonly xml: string }
  | { readonly kind: 'row'; readonly row: number; readonly xml: string }
  | { readonly kind: 'between'; readonly xml: string }
  | { readonly kind: 'after'; readonly xml: string }

/** Cuts the text of a sheet into rows while it comes in: no more than a row is held. */
export async function* sheetPieces(parts: AsyncIterable<string>): AsyncGenerator<SheetPiece> {
  const cutter = new SheetCutter()
  const parser = tagParser(cutter)
  const after: string[] = []
  for await (const part of parts) {
    if (cutter.isDone) {
      after.push(part)
      continue
    }
    cutter.add(part)
    parser.write(part)
    yield* cutter.take()
  }
  if (!cutter.isDone) throw new RangeError('a sheet without an end')
  yield { kind: 'after', xml: cutter.rest + after.join('') }
}

class SheetCutter implements TagListener {
  isDone = false
  /** What belongs to no piece yet. */
  rest = ''
  /** Where `rest` begins in the whole text. */
  #at = 0
  #pieces: SheetPiece[] = []
  #isInside = false
  #row = 0
  #rowFrom = 0

  add(part: string): void {
    this.rest += part
  }

  take(): readonly SheetPiece[] {
    const pieces = this.#pieces
    this.#pieces = []
    return pieces
  }

  open({ name, attributes }: XmlTag, from: number, to: number): void {
    if (this.isDone) return
    if (name === 'sheetData') {
      this.#isInside = true
      this.#pieces.push({ kind: 'before', xml: this.#cut(to) })
    } else if (name === 'row' && this.#isInside) {
      this.#row = attributes.r === undefined ? this.#row + 1 : Number(attributes.r)
      this.#rowFrom = from
    }
  }

  close(name: string, to: number): void {
    if (this.isDone || !this.#isInside) return
    if (name === 'sheetData') this.isDone = true
    if (name !== 'row') return
    if (this.#rowFrom > this.#at) {
      this.#pieces.push({ kind: 'between', xml: this.#cut(this.#rowFrom) })
    }
    this.#pieces.push({ kind: 'row', row: this.#row, xml: this.#cut(to) })
  }

  #cut(to: number): string {
    const xml = this.rest.slice(0, to - this.#at)
    this.rest = this.rest.slice(to - this.#at)
    this.#at = to
    return xml
  }
}
