import { type HeaderLevels, headerLevels, type LevelColumn } from './header-levels.ts'
import type { Merge, RawRow } from './raw-row.ts'

export interface FindHeaderInput {
  /** The first 30 or so rows of one sheet. */
  readonly rows: readonly RawRow[]
  readonly merges: readonly Merge[]
  /** The key of the field that the normalised header names. */
  readonly recognise: (header: string) => string | undefined
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
  const { text, plain, leaf, nth } = column
  const said = input.remembered?.(text)
  if (said !== undefined) {
    return { column, ...(said === null ? {} : { key: said }), rank: -1, remembered: true }
  }
  const own = nth === 1 ? undefined : input.recognise(text)
  const found = own === undefined ? keyOf(plain, leaf, input) : { key: own, rank: 0 }
  // A second column of the same text never goes before the first.
  return { column, ...found, rank: found.rank + (nth - 1) * 1000, remembered: false }
}

/** Groups of columns about somebody else than the row's own person. */
const otherPerson =
  /户主|申请人|联系人|监护人|代理人|代办人|经办|收款|领款|义务人|法定代表|父亲|母亲|配偶/
const otherPersonRank = 100

/**
 * The leaf goes first; then the joined text, with and without its slashes. Where the group is about
 * another person the joined text goes first, and the leaf only where no other column has it.
 */
function keyOf(
  joined: string,
  leaf: string,
  { recognise, rank }: Pick<FindHeaderInput, 'recognise' | 'rank'>,
): { readonly key?: string; readonly rank: number } {
  const group = joined.slice(0, joined.length - leaf.length)
  const isOther = otherPerson.test(group)
  const whole = [joined, joined.replaceAll('/', '')]
  for (const text of isOther ? [...whole, leaf] : [leaf, ...whole]) {
    const key = recognise(text)
    if (key === undefined) continue
    const distance = isOther && text === leaf && joined !== leaf ? otherPersonRank : 0
    return { key, rank: (rank?.(text) ?? 0) + distance }
  }
  const above = group.split('/').at(-2)
  const key = above !== undefined && asksWhether.test(leaf) ? recognise(above) : undefined
  return key === undefined ? { rank: 0 } : { key, rank: (rank?.(above ?? '') ?? 0) + groupRank }
}

/** 生活补贴 with 是否享受 below it: the group names the field. */
const asksWhether = /^(?:是否.{0,4}|有无|享受情况|发放情况|享受状态|情况|状态)$/
const groupRank = 60
