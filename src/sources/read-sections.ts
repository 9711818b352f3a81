import type { RawRow } from './read/index.ts'

/** One sheet of a file: its first rows, to find the header in, and all its rows. */
export interface Section {
  readonly name: string
  readonly head: readonly RawRow[]
  /** The rows from the first on; to be read before the next section is asked for. */
  batches(): AsyncGenerator<readonly RawRow[]>
}

const headRows = 60

/** Splits the batches of a file into sheets, reading no further ahead than a sheet's head. */
export class SectionReader {
  readonly #source: AsyncIterator<readonly RawRow[]>
  #next: readonly RawRow[] | undefined
  #ended = false
  readonly #rows = new Map<string, number>()

  /** The rows of each sheet that have gone by, headers and titles among them. */
  get rows(): ReadonlyMap<string, number> {
    return this.#rows
  }

  constructor(source: AsyncIterable<readonly RawRow[]>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** The next sheet that has rows, skipping what is left of the one before; undefined at the end. */
  async next(skip?: string): Promise<Section | undefined> {
    let batch = await this.#peek()
    while (batch !== undefined && batch[0]?.sheet === skip) {
      this.#next = undefined
      batch = await this.#peek()
    }
    const name = batch?.[0]?.sheet
    if (name === undefined) return undefined
    const held: (readonly RawRow[])[] = []
    let count = 0
    while (count < headRows && batch !== undefined && batch[0]?.sheet === name) {
      held.push(batch)
      count += batch.length
      this.#next = undefined
      batch = await this.#peek()
    }
    const head = held.flat().slice(0, headRows)
    return { name, head, batches: () => this.#batches(name, held) }
  }

  /** Ends the reading of the file where it is. */
  async stop(): Promise<void> {
    this.#ended = true
    await this.#source.return?.()
  }

  async *#batches(
    name: string,
    held: readonly (readonly RawRow[])[],
  ): AsyncGenerator<readonly RawRow[]> {
    yield* held
    for (;;) {
      const batch = await this.#peek()
      if (batch === undefined || batch[0]?.sheet !== name) return
      this.#next = undefined
      yield batch
    }
  }

  async #peek(): Promise<readonly RawRow[] | undefined> {
    while (this.#next === undefined && !this.#ended) {
      const read = await this.#source.next()
      if (read.done === true) this.#ended = true
      else if (read.value.length > 0) this.#take(read.value)
    }
    return this.#next
  }

  #take(batch: readonly RawRow[]): void {
    this.#next = batch
    const sheet = batch[0]?.sheet ?? ''
    this.#rows.set(sheet, (this.#rows.get(sheet) ?? 0) + batch.length)
  }
}
