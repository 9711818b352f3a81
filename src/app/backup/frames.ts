import { refuse } from './refusals.ts'

/** A column as a restoration needs to make it where it is missing. */
export interface BackedColumn {
  readonly name: string
  readonly type: string
}

/** What a backup says between the bytes of its tables and files. */
export type Note =
  | {
      readonly is: 'start'
      readonly county: string
      readonly countyName: string
      readonly migrations: readonly { readonly name: string; readonly hash: string }[]
    }
  | { readonly is: 'table'; readonly name: string; readonly columns: readonly BackedColumn[] }
  | { readonly is: 'table-end'; readonly rows: number; readonly digest: string }
  | {
      readonly is: 'sequences'
      readonly values: readonly {
        readonly name: string
        readonly last: string
        readonly isCalled: boolean
      }[]
    }
  | { readonly is: 'file'; readonly name: string }
  | { readonly is: 'file-end'; readonly bytes: number; readonly digest: string }
  | { readonly is: 'end'; readonly tables: number; readonly files: number }

export type Frame =
  | { readonly note: Note; readonly data?: undefined }
  | { readonly note?: undefined; readonly data: Uint8Array }

const headBytes = 5
const noteMark = 0x4e
const dataMark = 0x44
const mostFrameBytes = 64 * 1024 * 1024

export function noteFrame(note: Note): Uint8Array {
  return frame(noteMark, Buffer.from(JSON.stringify(note)))
}

export function dataFrame(data: Uint8Array): Uint8Array {
  return frame(dataMark, data)
}

function frame(mark: number, content: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(headBytes + content.length)
  bytes[0] = mark
  bytes.writeUInt32BE(content.length, 1)
  bytes.set(content, headBytes)
  return bytes
}

/** Cuts the bytes of a backup into frames again, whatever their pieces. */
export function* readFrames(
  file: string,
  chunks: Iterable<Uint8Array>,
): Generator<Frame, void, undefined> {
  let rest: Buffer = Buffer.alloc(0)
  for (const chunk of chunks) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    let at = 0
    while (rest.length - at >= headBytes) {
      const length = rest.readUInt32BE(at + 1)
      if (length > mostFrameBytes) throw odd(file)
      if (rest.length - at < headBytes + length) break
      yield frameOf(file, rest[at], rest.subarray(at + headBytes, at + headBytes + length))
      at += headBytes + length
    }
    rest = rest.subarray(at)
  }
  if (rest.length > 0) throw odd(file)
}

function frameOf(file: string, mark: number | undefined, content: Buffer): Frame {
  if (mark === dataMark) return { data: content }
  if (mark !== noteMark) throw odd(file)
  return { note: JSON.parse(content.toString('utf8')) as Note } // authenticated: we wrote it
}

function odd(file: string): Error {
  return refuse('backup-damaged', { file, problem: '内容的次序读不懂' })
}
