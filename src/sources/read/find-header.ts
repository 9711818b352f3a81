import { type ColumnPath, columnPaths } from './column-paths.ts'
import { normaliseHeader } from './normalise-header.ts'
import type { Merge, RawCell, RawRow } from './raw-row.ts'

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

const maxLevels = 3
const rowsSearched = 30

/**
 * The header among the first rows, one to three levels deep: the one with the most columns that
 * are recognised. Titles, units and dates above it score nothing. Undefined when no column of any
 * row is recognised.
 */
export function findHeader(input: FindHeaderInput): HeaderGuess | undefined {
  const rows = input.rows.filter(({ row }, at) => at < rowsSearched || row === input.row)
  const guesses: Omit<HeaderGuess, 'suggestions'>[] = []
  for (let at = 0; at < rows.length; at += 1) {
    for (let levels = 1; levels <= maxLevels && at + levels <= rows.length; levels += 1) {
      const tried = rows.slice(at, at + levels)
      if (input.row !== undefined && !tried.some(({ row }) => row === input.row)) continue
      const guess = guessAt(tried, input)
      if (guess !== undefined) guesses.push(guess)
    }
  }
  guesses.sort((a, b) => b.score - a.score)
  const best = guesses[0]
  if (best === undefined) return undefined
  const suggestions = guesses
    .slice(1, 4)
    .map(({ firstRow, lastRow, score }) => ({ firstRow, lastRow, score }))
  return { ...best, suggestions }
}

function guessAt(
  levels: readonly RawRow[],
  input: FindHeaderInput,
): Omit<HeaderGuess, 'suggestions'> | undefined {
  const first = levels[0]
  const last = levels.at(-1)
  if (first === undefined || last === undefined) return undefined
  if (last.row - first.row !== levels.length - 1) return undefined
  if (levels.length > 1 && !mayBeUpperLevel(first)) return undefined
  const paths = columnPaths(levels, input.merges)
  const columns = nameColumns(paths, input)
  const recognised = columns.filter((column) => column.key !== undefined).length
  if (recognised === 0 && input.row === undefined) return undefined
  const dataCells = levels.flatMap((row) => row.cells).filter(looksLikeData).length
  // Recognised columns decide; the rest breaks ties: levels that merged ranges do not tie together
  // cost more than they bring.
  const tied = levels.slice(0, -1).filter((row) => isTied(row, last.row, input.merges)).length
  const depth =
    tied -
    (levels.length - 1 - tied) * 2 -
    cutRanges(first.row, input.merges) * 3 -
    (reachesBelow(levels, input.merges) ? 15 : 0)
  const score = recognised * 10 + columns.length * 0.1 - dataCells * 5 + depth
  return score <= 0 && input.row === undefined
    ? undefined
    : { firstRow: first.row, lastRow: last.row, columns, score }
}

/**
 * A title stands alone in its row, and `填报单位：…` is no group; a level above other headers names
 * at least two of them.
 */
function mayBeUpperLevel(row: RawRow): boolean {
  const texts = row.cells.flatMap((cell) =>
    typeof cell === 'string' && cell.trim() !== '' ? [cell.trim()] : [],
  )
  return new Set(texts).size >= 2 && !texts.some((text) => /[:：].|\d{4}.*日/.test(text))
}

/** Whether a merged range makes this row the group of those below, or reaches down to them. */
function isTied(row: RawRow, lastRow: number, merges: readonly Merge[]): boolean {
  return merges.some(
    ({ fromRow, toRow, fromColumn, toColumn }) =>
      fromRow === row.row && toRow <= lastRow && (toColumn > fromColumn || toRow > fromRow),
  )
}

/** Ranges that begin above the first level and reach into it: the header begins higher. */
function cutRanges(firstRow: number, merges: readonly Merge[]): number {
  return merges.some(({ fromRow, toRow }) => fromRow < firstRow && toRow >= firstRow) ? 1 : 0
}

/** A header cell that goes on into the next row: the header ends lower. */
function reachesBelow(levels: readonly RawRow[], merges: readonly Merge[]): boolean {
  const [first, last] = [levels[0]?.row ?? 0, levels.at(-1)?.row ?? 0]
  return merges.some(({ fromRow, toRow }) => fromRow >= first && fromRow <= last && toRow > last)
}

function looksLikeData(cell: RawCell): boolean {
  if (cell === null) return false
  if (typeof cell !== 'string') return true
  const text = cell.trim()
  return text.length > 40 || /^[\d０-９][\d０-９Xx.,，:：/\-年月日\s]*$/.test(text)
}

interface NamedPath {
  readonly index: number
  readonly text: string
  readonly plain: string
  readonly nth: number
  readonly leaf: string
  readonly unit?: string
  readonly key?: string
  readonly rank: number
  readonly remembered: boolean
}

function nameColumns(
  paths: readonly ColumnPath[],
  input: Pick<FindHeaderInput, 'recognise' | 'rank' | 'remembered'>,
): readonly HeaderColumn[] {
  const named = namePaths(paths, input)
  const read = new Map<string, NamedPath>()
  for (const path of named) {
    const best = path.key === undefined ? undefined : read.get(path.key)
    if (path.key !== undefined && (best === undefined || path.rank < best.rank)) {
      read.set(path.key, path)
    }
  }
  return named.map((path): HeaderColumn => {
    const { index, text, leaf, unit, key, remembered } = path
    const chosen = key === undefined ? firstOf(path, named) : read.get(key)
    const isRead = key !== undefined && chosen === path
    const other = isRead || chosen === path ? undefined : chosen?.index
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
function firstOf(path: NamedPath, named: readonly NamedPath[]): NamedPath | undefined {
  return path.nth === 1
    ? undefined
    : named.find(({ plain, nth }) => plain === path.plain && nth === 1)
}

function namePaths(
  paths: readonly ColumnPath[],
  input: Pick<FindHeaderInput, 'recognise' | 'rank' | 'remembered'>,
): readonly NamedPath[] {
  const seen = new Map<string, number>()
  return paths.flatMap(({ index, levels }): NamedPath[] => {
    const parts = levels.map(normaliseHeader)
    const leaf = parts.at(-1)?.text ?? ''
    if (leaf === '') return []
    const plain = parts
      .map((part) => part.text)
      .filter(Boolean)
      .join('/')
    const nth = (seen.get(plain) ?? 0) + 1
    seen.set(plain, nth)
    const text = nth === 1 ? plain : `${plain}#${nth}`
    const unit = parts.findLast((part) => part.unit !== undefined)?.unit
    const place = { index, text, plain, nth, leaf, ...(unit === undefined ? {} : { unit }) }
    const said = input.remembered?.(text)
    if (said !== undefined) {
      return [{ ...place, ...(said === null ? {} : { key: said }), rank: -1, remembered: true }]
    }
    const own = nth === 1 ? undefined : input.recognise(text)
    const found = own === undefined ? keyOf(plain, leaf, input) : { key: own, rank: 0 }
    // A second column of the same text never goes before the first.
    return [{ ...place, ...found, rank: found.rank + (nth - 1) * 1000, remembered: false }]
  })
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
