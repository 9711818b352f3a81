import type { WordList } from '#policy/index'

/** How a field of COPY's text format is read: `id` as text, the others as a snapshot's columns hold them. */
export type FieldKind = 'id' | 'number' | 'hundredths' | 'day' | 'truth' | 'word'

/** A field of each row, in order, and where its values go. */
export interface Field {
  readonly kind: FieldKind
  readonly values: Float64Array | Int8Array | Int32Array | string[]
}

/** Reads rows in COPY's text format into columns. */
export interface CopyReader {
  readonly take: (piece: Uint8Array) => void
  /** How many rows came; the last must be whole. */
  readonly end: () => number
}

/** A field under the reader: bytes `from` up to, not including, `to`. */
interface Cursor {
  bytes: Buffer
  from: number
  to: number
  row: number
}

type Read = (cursor: Cursor) => void

const [tab, newline, backslash, minus, dot] = [9, 10, 92, 45, 46]

/** A reader of at most `capacity` rows. What is unknown (`\N`) leaves the column as it was. */
export function copyReader(
  fields: readonly Field[],
  words: WordList,
  capacity: number,
): CopyReader {
  const readers = fields.map((field) => readerOf(field, words))
  const cursor: Cursor = { bytes: Buffer.alloc(0), from: 0, to: 0, row: 0 }
  let rest: Buffer | undefined
  const readRow = (from: number, end: number) => {
    const { bytes } = cursor
    cursor.from = from
    for (const read of readers) {
      let to = cursor.from
      while (to < end && bytes[to] !== tab) to += 1
      cursor.to = to
      if (bytes[cursor.from] !== backslash || !isUnknown(cursor)) read(cursor)
      cursor.from = to + 1
    }
    cursor.row += 1
  }
  return {
    take(piece) {
      const own = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
      const bytes = rest ? Buffer.concat([rest, own]) : own
      cursor.bytes = bytes
      let from = 0
      for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, from)) {
        if (cursor.row >= capacity) throw new Error('more rows came than were counted')
        readRow(from, end)
        from = end + 1
      }
      rest = from < bytes.length ? Buffer.from(bytes.subarray(from)) : undefined
    },
    end() {
      if (rest) throw new Error('the last row is not whole')
      return cursor.row
    },
  }
}

/** No other field is a backslash and an N: a backslash of a text comes doubled. */
function isUnknown({ bytes, from, to }: Cursor): boolean {
  return to - from === 2 && bytes[from + 1] === 78
}

function readerOf({ kind, values }: Field, words: WordList): Read {
  switch (kind) {
    case 'id':
      return (cursor) => {
        values[cursor.row] = cursor.bytes.toString('latin1', cursor.from, cursor.to)
      }
    case 'truth':
      return (cursor) => {
        values[cursor.row] = cursor.bytes[cursor.from] === 116 ? 2 : 0
      }
    case 'word': {
      const codeOf = wordReader(words)
      return (cursor) => {
        values[cursor.row] = codeOf(cursor)
      }
    }
    case 'day':
      // 2024-07-16 is 20240716: the digits without the signs between them.
      return (cursor) => {
        values[cursor.row] = digits(cursor)
      }
    case 'number':
      return (cursor) => {
        values[cursor.row] = signed(cursor, digits(cursor))
      }
    case 'hundredths':
      return (cursor) => {
        values[cursor.row] = signed(cursor, digits(cursor)) * missingHundredths(cursor)
      }
  }
}

function digits({ bytes, from, to }: Cursor): number {
  let value = 0
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - 48
    if (digit >= 0 && digit <= 9) value = value * 10 + digit
  }
  return value
}

function signed({ bytes, from }: Cursor, value: number): number {
  return bytes[from] === minus ? -value : value
}

/** 45.50 has both decimals, 45.5 lacks one, 45 two. */
function missingHundredths({ bytes, from, to }: Cursor): number {
  for (let at = from; at < to; at += 1) if (bytes[at] === dot) return 10 ** (3 - (to - at))
  return 100
}

interface MetWord {
  readonly bytes: Buffer
  readonly code: number
}

/** Most columns have few words: each is made a string once and known by its bytes afterwards. */
function wordReader(words: WordList): (cursor: Cursor) => number {
  const met = new Map<number, MetWord[]>()
  return (cursor) => {
    const { bytes, from, to } = cursor
    let hash = 0
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0
    const alike = met.get(hash)
    if (alike) {
      for (const one of alike) if (isSame(one.bytes, cursor)) return one.code
    }
    const code = words.codeOf(unescaped(bytes.toString('utf8', from, to)))
    met.set(hash, [...(alike ?? []), { bytes: Buffer.from(bytes.subarray(from, to)), code }])
    return code
  }
}

function isSame(word: Buffer, { bytes, from, to }: Cursor): boolean {
  if (word.length !== to - from) return false
  for (let at = 0; at < word.length; at += 1) if (word[at] !== bytes[from + at]) return false
  return true
}

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter)
}
