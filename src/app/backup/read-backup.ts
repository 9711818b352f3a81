import { createHash } from 'node:crypto'
import type { Vault } from '#vault/index'
import type { SequenceValue } from './backed-tables.ts'
import type { BackedColumn, Frame, Note } from './frames.ts'
import { readFrames } from './frames.ts'
import { refuse } from './refusals.ts'
import { readHeader, readSealed } from './sealed-file.ts'

export type StartNote = Extract<Note, { readonly is: 'start' }>

export interface BackupPart {
  readonly data: Iterable<Uint8Array>
}

/** Who takes a backup's parts in their order; each must use up the data it is given. */
export interface BackupTaker {
  start(note: StartNote): Promise<void>
  table(
    table: { readonly name: string; readonly columns: readonly BackedColumn[] },
    data: Iterable<Uint8Array>,
  ): Promise<void>
  tableEnd(name: string, copied: { readonly rows: number; readonly digest: string }): Promise<void>
  sequences(values: readonly SequenceValue[]): Promise<void>
  file(name: string, data: Iterable<Uint8Array>): Promise<void>
}

export interface BackupContent {
  readonly madeAt: Date
  readonly county: string
  readonly countyName: string
  readonly tables: number
  readonly rows: number
  readonly files: number
}

/** Reads a backup from its first byte to its last and hands out its parts; refuses whatever is odd. */
export async function readBackup(
  file: string,
  vault: Vault,
  taker: BackupTaker,
): Promise<BackupContent> {
  const { madeAt } = readHeader(file)
  const frames = readFrames(file, readSealed(file, vault))
  try {
    const parts = new Parts(file, frames, taker)
    return { madeAt: new Date(madeAt), ...(await parts.readAll()) }
  } finally {
    // Closes the file where the reading ended early.
    frames.return()
  }
}

class Parts {
  readonly #file: string
  readonly #frames: Generator<Frame, void, undefined>
  readonly #taker: BackupTaker

  constructor(file: string, frames: Generator<Frame, void, undefined>, taker: BackupTaker) {
    this.#file = file
    this.#frames = frames
    this.#taker = taker
  }

  async readAll(): Promise<Omit<BackupContent, 'madeAt'>> {
    const start = this.#note()
    if (start.is !== 'start') throw this.#odd()
    await this.#taker.start(start)
    const { county, countyName } = start
    let [tables, rows, files] = [0, 0, 0]
    for (;;) {
      const note = this.#note()
      if (note.is === 'sequences') await this.#taker.sequences(note.values)
      else if (note.is === 'table') {
        rows += await this.#table(note)
        tables += 1
      } else if (note.is === 'file') {
        await this.#content('file-end', (data) => this.#taker.file(note.name, data))
        files += 1
      } else {
        const isWhole = note.is === 'end' && note.tables === tables && note.files === files
        if (!isWhole || !this.#frames.next().done) throw this.#odd()
        return { county, countyName, tables, rows, files }
      }
    }
  }

  async #table(table: Extract<Note, { readonly is: 'table' }>): Promise<number> {
    const end = await this.#content('table-end', (data) => this.#taker.table(table, data))
    if (end.is !== 'table-end') throw this.#odd()
    await this.#taker.tableEnd(table.name, end)
    return end.rows
  }

  async #content(
    wanted: EndNote['is'],
    work: (data: Iterable<Uint8Array>) => Promise<void>,
  ): Promise<EndNote> {
    const data = new DataBefore(this.#frames, () => this.#odd())
    await work(data)
    const { end } = data
    if (end?.is !== wanted || data.digest() !== end.digest) throw this.#odd()
    return end
  }

  #note(): Note {
    const next = this.#frames.next()
    if (next.done || next.value.note === undefined) throw this.#odd()
    return next.value.note
  }

  #odd(): Error {
    return refuse('backup-damaged', { file: this.#file, problem: '内容的次序读不懂' })
  }
}

type EndNote = Extract<Note, { readonly is: 'table-end' | 'file-end' }>

/** The data frames up to the note that ends them. */
class DataBefore implements Iterable<Uint8Array> {
  readonly #frames: Generator<Frame, void, undefined>
  readonly #odd: () => Error
  readonly #hash = createHash('sha256')
  end: EndNote | undefined

  constructor(frames: Generator<Frame, void, undefined>, odd: () => Error) {
    this.#frames = frames
    this.#odd = odd
  }

  *[Symbol.iterator](): Generator<Uint8Array, void, undefined> {
    for (;;) {
      const next = this.#frames.next()
      if (next.done) throw this.#odd()
      const { data, note } = next.value
      if (note !== undefined) {
        if (note.is !== 'table-end' && note.is !== 'file-end') throw this.#odd()
        this.end = note
        return
      }
      this.#hash.update(data)
      yield data
    }
  }

  digest(): string {
    return this.#hash.digest('hex')
  }
}

/** Reads a whole backup without writing anything; refuses it where it is not as it was made. */
export async function verifyBackup(file: string, vault: Vault): Promise<BackupContent> {
  const useUp = async (data: Iterable<Uint8Array>): Promise<void> => {
    for (const _ of data);
  }
  return readBackup(file, vault, {
    start: async () => undefined,
    table: (_, data) => useUp(data),
    tableEnd: async () => undefined,
    sequences: async () => undefined,
    file: (_, data) => useUp(data),
  })
}
