import type { ReadFile } from './read/index.ts'
import type { SectionReader } from './read-sections.ts'

/** A sheet of a file: how many rows it has, whether it is read, and if not, why. */
export interface SheetUse {
  readonly name: string
  readonly rows: number
  readonly hidden: boolean
  readonly used: boolean
  readonly why?: string
  /** What stands in its head, where columns are wanting that somebody could name. */
  readonly headers?: readonly string[]
}

/** What becomes of the sheets of a file while it is read. */
export class SheetList {
  readonly #file: ReadFile
  readonly #reader: SectionReader
  readonly #used = new Set<string>()
  readonly #left = new Map<string, string>()
  readonly #headers = new Map<string, readonly string[]>()

  constructor(file: ReadFile, reader: SectionReader) {
    this.#file = file
    this.#reader = reader
  }

  isHidden(name: string): boolean {
    return this.#file.sheets.find((sheet) => sheet.name === name)?.hidden === true
  }

  get visible(): readonly string[] {
    return this.#file.sheets.filter(({ hidden }) => !hidden).map(({ name }) => name)
  }

  use(name: string): void {
    this.#used.add(name)
  }

  leave(name: string, why: string, headers: readonly string[] = []): void {
    this.#left.set(name, why)
    if (headers.length > 0) this.#headers.set(name, headers)
  }

  /** The sheets that were left out so far. */
  get left(): readonly { readonly name: string; readonly why: string }[] {
    return [...this.#left].map(([name, why]) => ({ name, why }))
  }

  get all(): readonly SheetUse[] {
    return this.#file.sheets.map(({ name, hidden }): SheetUse => {
      const rows = this.#reader.rows.get(name) ?? 0
      const used = this.#used.has(name)
      const why = this.#left.get(name) ?? (rows === 0 ? '没有内容' : undefined)
      if (used || why === undefined) return { name, rows, hidden, used }
      const headers = this.#headers.get(name)
      return { name, rows, hidden, used, why, ...(headers && { headers }) }
    })
  }
}
