import { createReadStream } from 'node:fs'
import { encodeText } from './encode-text.ts'
import type { TextForm } from './sniff-text.ts'

/** A record of a delimited text: its bytes as they stand, and the line end that follows them. */
export interface TextRecord {
  readonly bytes: Buffer
  readonly end: Buffer
  /** Where each field begins in `bytes`. */
  readonly fields: readonly number[]
  readonly isBlank: boolean
}

const quote = 0x22
const lf = 0x0a
const cr = 0x0d
/** The longest that two characters may be. */
const lookahead = 8

/** The records of a text in order; a quoted field may hold delimiters and line ends. */
export async function* textRecords(path: string, form: TextForm): AsyncGenerator<TextRecord> {
  const scanner = new RecordScanner(form)
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
    // The stream has no encoding: it yields buffers.
    yield* scanner.take(chunk as Buffer, false)
  }
  yield* scanner.take(Buffer.alloc(0), true)
}

class RecordScanner {
  readonly #delimiter: Buffer
  readonly #encoding: TextForm['encoding']
  #rest: Buffer = Buffer.alloc(0)
  #at = 0
  #fields: number[] = [0]
  #inQuotes = false
  #isBlank = true
  #isFirst = true

  constructor({ encoding, delimiter }: TextForm) {
    this.#encoding = encoding
    this.#delimiter = encodeText(delimiter, encoding)
  }

  *take(chunk: Buffer, last: boolean): Generator<TextRecord> {
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    if (this.#isFirst && (last || bytes.length > lookahead)) {
      this.#isFirst = false
      this.#at = markLength(bytes)
      this.#fields = [this.#at]
    }
    let at = this.#at
    // Quotation marks and line ends are judged by the character that follows.
    while (at < (last ? bytes.length : bytes.length - lookahead)) {
      const size = this.#sizeAt(bytes, at)
      const code = this.#codeAt(bytes, at, size)
      if (this.#inQuotes) {
        at += size
        if (code !== quote) continue
        if (this.#codeAt(bytes, at, size) === quote) at += size
        else this.#inQuotes = false
      } else if (code === lf || code === cr) {
        const both = code === cr && this.#codeAt(bytes, at + size, size) === lf
        const end = at + (both ? 2 * size : size)
        yield this.#record(bytes.subarray(0, at), bytes.subarray(at, end))
        bytes = bytes.subarray(end)
        at = 0
      } else at = this.#inField(bytes, at, { size, code })
    }
    this.#at = at
    this.#rest = bytes
    if (last && bytes.length > 0) yield this.#record(bytes, Buffer.alloc(0))
  }

  #inField(bytes: Buffer, at: number, char: { size: number; code: number }): number {
    const { size, code } = char
    if (this.#isDelimiter(bytes, at)) {
      this.#fields.push(at + this.#delimiter.length)
      return at + this.#delimiter.length
    }
    if (code === quote && at === this.#fields.at(-1)) this.#inQuotes = true
    if (code !== 0x20 && code !== 0x1a) this.#isBlank = false
    return at + size
  }

  #record(bytes: Buffer, end: Buffer): TextRecord {
    const record = { bytes, end, fields: this.#fields, isBlank: this.#isBlank }
    this.#fields = [0]
    this.#isBlank = true
    return record
  }

  #isDelimiter(bytes: Buffer, at: number): boolean {
    const { length } = this.#delimiter
    for (let nth = 0; nth < length; nth += 1) {
      if (bytes[at + nth] !== this.#delimiter[nth]) return false
    }
    return true
  }

  /** The code of an ASCII character; -1 for any other. */
  #codeAt(bytes: Buffer, at: number, size: number): number {
    const first = bytes[at] ?? 0
    if (this.#encoding === 'utf-16le') return bytes[at + 1] === 0 && size === 2 ? first : -1
    if (this.#encoding === 'utf-16be') return first === 0 ? (bytes[at + 1] ?? -1) : -1
    return at < bytes.length && first < 0x80 ? first : -1
  }

  #sizeAt(bytes: Buffer, at: number): number {
    const first = bytes[at] ?? 0
    if (this.#encoding === 'utf-16le' || this.#encoding === 'utf-16be') return 2
    if (this.#encoding === 'utf-8' || first < 0x81) return 1
    const second = bytes[at + 1] ?? 0
    return second >= 0x30 && second <= 0x39 ? 4 : 2
  }
}

function markLength(bytes: Buffer): number {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 3
  const isWide =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return isWide ? 2 : 0
}
