import type { WordList } from '#policy/index'

/** How a field of COPY's text format is read: `id` as text, the others as a snapshot's columns hold them. */
export type FieldKind = 'id' | 'whole' | 'hundredths' | 'day' | 'truth' | 'word'

type Column = Float64Array | Int8Array | Int32Array

/** A field of each row, in order: where its values go. */
export interface Field {
  readonly kind: FieldKind
  readonly values: Column | string[]
}

/** Reads rows in COPY's text format into columns. */
export interface CopyReader {
  readonly take: (piece: Uint8Array) => void
  /** How many rows came; the last must be whole. */
  readonly end: () => number
}

const [tab, newline, backslash, minus, dot] = [9, 10, 92, 45, 46]

/**
 * A reader of rows with the fields. Unknown values (`\N`) leave the column as it is. Rows beyond a
 * column's length are refused: the caller counted before.
 */
export function copyReader(fields: readonly Field[], words: WordList): CopyReader {
  let rest: Buffer | undefined
  let rows = 0
  const readers = fields.map((field) => fieldReader(field, words))
  const capacity = Math.min(...fields.map((one) => one.values.length || Number.MAX_SAFE_INTEGER))
  const readRow = (bytes: Buffer, from: number, end: number) => {
    let at = from
    for (const read of readers) {
      let to = at
      while (to < end && bytes[to] !== tab) to += 1
      // \N stands for unknown; no other field begins with a backslash and an N.
      if (!(to - at === 2 && bytes[at] === backslash && bytes[at + 1] === 78)) {
        read(bytes, at, { to, row: rows })
      }
      at = to + 1
    }
    rows += 1
  }
  return {
    take(piece) {
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
      const whole = rest ? Buffer.concat([rest, bytes]) : bytes
      let from = 0
      for (let end = whole.indexOf(newline, from); end >= 0; end = whole.indexOf(newline, from)) {
        if (rows >= capacity) throw new Error('more rows came than were counted')
        readRow(whole, from, end)
        from = end + 1
      }
      rest = from < whole.length ? Buffer.from(whole.subarray(from)) : undefined
    },
    end() {
      if (rest) throw new Error('the last row is not whole')
      return rows
    },
  }
}

type Read = (bytes: Buffer, from: number, given: { to: number; row: number }) => void
