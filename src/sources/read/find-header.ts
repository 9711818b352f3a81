import { type HeaderLevels, headerLevels, type LevelColumn } from './header-levels.ts'
import type { Merge, RawRow } from './raw-row.ts'

export interface FindHeaderInput {
  /** The first 30 or so rows of one sheet. */
  readonly rows: readonly RawRow[]
  readonly merges: readonly Merge[]
  /** The key of the field that the normalised header names. */
  readonly recognise: (header: string) => string | undefined
  /** False of a text that is recognised in no dataset: it is looked for in none. */
  readonly knows?: ((text: string) => boolean) | undefined
  /** How well a header names its field; of two columns of one field the lower one is read. */
  readonly rank?: ((header: string) => number) | undefined
  /** What a person said of a header with all its levels; null: not to be imported. */
  readonly remembered?: ((text: string) => string | null | undefined) | undefined
  /** The row that a person pointed at: the header is there, whatever it scores. */
  readonly row?: number | undefined
}

export interface HeaderColumn {
  readonly index: number
  /** All levels, normalised: `残疾情况/残疾人证号`; a second one of the same text ends in `#2`. */
  readonly text: string
  /** The lowest level, normalised. */
  readonly leaf: string
  /** What the unit in brackets said: `万元`. */
  readonly unit?: string
  readonly key?: string
  /** Another column has the same key and is read: a person may choose between them. */
  readonly duplicateOf?: number
  /** A person said what this column is, or that it is not to be imported. */
  readonly remembered?: true
}

export interface HeaderGuess {
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly HeaderColumn[]
  readonly score: number
  /** Other rows that might be the header, best first. */
  readonly suggestions: readonly {
    readonly firstRow: number
    readonly lastRow: number
    readonly score: number
  }[]
}

/**
 * The header among the first rows, one to three levels deep: the one with the most columns that
 * are recognised. Titles, units and dates above it score nothing. Undefined when no column of any
 * row is recognised.
 */
export function findHeader(input: FindHeaderInput): HeaderGuess | undefined {
  const guesses = headerLevels(input)
    .flatMap((levels) => guessAt(levels, input) ?? [])
    .toSorted((a, b) => b.score - a.score)
  const [best] = guesses
  if (best === undefined) return undefined
  const { firstRow, lastRow } = best.levels
  const suggestions = guesses.slice(1, 4).map(({ levels, score }) => {
    return { firstRow: levels.firstRow, lastRow: levels.lastRow, score }
  })
  return { firstRow, lastRow, columns: nameColumns(best), score: best.score, suggestions }
}

interface Guess {
  readonly levels: HeaderLevels
  readonly named: readonly NamedPath[]
  /** The path that each field is read from. */
  readonly read: ReadonlyMap<string, NamedPath>
  readonly score: number
}

function guessAt(levels: HeaderLevels, input: FindHeaderInput): Guess | undefined {
  const named = levels.columns.map((column) => namePath(column, input))
  const read = new Map<string, NamedPath>()
  for (const path of named) {
    const best = path.key === undefined ? undefined : read.get(path.key)
    if (path.key !== undefined && (best === undefined || path.rank < best.rank)) {
      read.set(path.key, path)
    }
  }
  if (read.size === 0 && input.row === undefined) return undefined
  // Recognised columns decide; the rest breaks ties: levels that merged ranges do not tie together
  // cost more than they bring.
  const score = read.size * 10 + named.length * 0.1 - levels.dataCells * 5 + levels.depth
  return score <= 0 && input.row === undefined ? undefined : { levels, named, read, score }
}

interface NamedPath {
  readonly column: LevelColumn
  readonly key?: string
  readonly rank: number
  readonly remembered: boolean
}

function nameColumns({ named, read }: Guess): readonly HeaderColumn[] {
  return named.map((path): HeaderColumn => {
    const { key, remembered } = path
    const { index, text, leaf, unit } = path.column
    const chosen = key === undefined ? firstOf(path, named) : read.get(key)
    const isRead = key !== undefined && chosen === path
    const other = isRead || chosen === path ? undefined : chosen?.column.index
    return {
      index,
      text,
      leaf,
      ...(unit === undefined ? {} : { unit }),
      ...(isRead ? { key } : {}),
      ...(other === undefined || (remembered && key === undefined) ? {} : { duplicateOf: other }),
      ...(remembered ? { remembered: true } : {}),
    }
  })
}

/** The first column of the same text. */
function firstOf({ column }: NamedPath, named: readonly NamedPath[]): NamedPath | undefined {
  return column.nth === 1
    ? undefined
    : named.find((other) => other.column.plain === column.plain && other.column.nth === 1)
}

function namePath(column: LevelColumn, input: FindHeaderInput): NamedPath {
  const { text, nth } = column
  const said = input.remembered?.(text)
  if (said !== undefined) {
    return { column, ...(said === null ? {} : { key: said }), rank: -1, remembered: true }
  }
  const own = nth === 1 || !column.lookUps ? undefined : input.recognise(text)
  const found = own === undefined ? keyOf(column, input) : { key: own, rank: 0 }
  // A second column of the same text never goes before the first.
  const rank = found.rank + (nth - 1) * 1000
  return found === nothingFound
    ? { column, rank, remembered: false }
    : { column, ...found, rank, remembered: false }
}

/** Where the group is about another person its leaf counts only where no other column has the field. */
const otherPersonRank = 100
const groupRank = 60
const nothingFound = { rank: 0 } as const

function keyOf(
  { plain, leaf, lookUps }: LevelColumn,
  { recognise, rank }: Pick<FindHeaderInput, 'recognise' | 'rank'>,
): { readonly key?: string; readonly rank: number } {
  if (lookUps === undefined) return nothingFound
  const { texts, isOther, above } = lookUps
  for (const text of texts) {
    const key = recognise(text)
    if (key === undefined) continue
    const distance = isOther && text === leaf && plain !== leaf ? otherPersonRank : 0
    return { key, rank: (rank?.(text) ?? 0) + distance }
  }
  const key = above === undefined ? undefined : recognise(above)
  return key === undefined ? nothingFound : { key, rank: (rank?.(above ?? '') ?? 0) + groupRank }
}
