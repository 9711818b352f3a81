import type { Progress } from './domain.ts'
import type { ReadFile } from './read/index.ts'

interface Listening {
  readonly onProgress?: ((progress: Progress) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** Says how far a file has been read, and ends the reading when nobody wants it any more. */
export class ReadingProgress {
  readonly #file: ReadFile
  readonly #listening: Listening
  #rows = 0

  constructor(file: ReadFile, listening: Listening) {
    this.#file = file
    this.#listening = listening
  }

  /** After a batch of rows: throws the signal's reason when it is aborted. */
  saw(rows: number): void {
    const { onProgress, signal } = this.#listening
    signal?.throwIfAborted()
    this.#rows += rows
    if (onProgress === undefined) return
    const done = this.#file.bytesRead?.()
    if (done === undefined) onProgress({ phase: '读取', done: this.#rows, unit: '行' })
    else onProgress({ phase: '读取', done, total: this.#file.bytes, unit: '字节' })
  }
}
