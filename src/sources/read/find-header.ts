import { normaliseHeader } from './normalise-header.ts'
import type { Merge, RawCell, RawRow } from './raw-row.ts'

export interface FindHeaderInput {
  /** The first 30 or so rows of one sheet. */
  readonly rows: readonly RawRow[]
  readonly merges: readonly Merge[]
  /** The key of the field that the normalised header names. */
  readonly recognise: (header: string) => string | undefined
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
  /** An earlier column has the same key: a person must choose between them. */
  readonly duplicateOf?: number
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
  const rows = input.rows.slice(0, rowsSearched)
  const guesses: Omit<HeaderGuess, 'suggestions'>[] = []
  for (let at = 0; at < rows.length; at += 1) {
    for (let levels = 1; levels <= maxLevels && at + levels <= rows.length; levels += 1) {
      const guess = guessAt(rows.slice(at, at + levels), input)
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
  const columns = nameColumns(paths, input.recognise)
  const recognised = columns.filter((column) => column.key !== undefined).length
  if (recognised === 0) return undefined
  const dataCells = levels.flatMap((row) => row.cells).filter(looksLikeData).length
  // Recognised columns decide; the rest breaks ties: levels that merged ranges do not tie together
  // cost more than they bring.
  const tied = levels.slice(0, -1).filter((row) => isTied(row, last.row, input.merges)).length
  const depth = tied * 1 - (levels.length - 1 - tied) * 2 - cutRanges(first.row, input.merges) * 3
  const score = recognised * 10 + columns.length * 0.1 - dataCells * 5 + depth
  return score <= 0 ? undefined : { firstRow: first.row, lastRow: last.row, columns, score }
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

function looksLikeData(cell: RawCell): boolean {
  if (cell === null) return false
  if (typeof cell !== 'string') return true
  const text = cell.trim()
  return text.length > 40 || /^[\d０-９][\d０-９Xx.,，:：/\-年月日\s]*$/.test(text)
}

interface ColumnPath {
  readonly index: number
  readonly levels: readonly string[]
}

function columnPaths(levels: readonly RawRow[], merges: readonly Merge[]): readonly ColumnPath[] {
  const width = Math.max(...levels.map((row) => row.cells.length))
  const paths: ColumnPath[] = []
  for (let index = 0; index < width; index += 1) {
    const texts: string[] = []
    for (const [level, row] of levels.entries()) {
      const isLast = level === levels.length - 1
      const text = textAt({ row, index, merges, inherit: !isLast }, levels)
      if (text !== '' && text !== texts.at(-1)) texts.push(text)
    }
    if (texts.length > 0) paths.push({ index, levels: texts })
  }
  return paths
}

/** The text of a header cell, also of one covered by a merged range that began left or above. */
function textAt(
  cell: { row: RawRow; index: number; merges: readonly Merge[]; inherit: boolean },
  levels: readonly RawRow[],
): string {
  const { row, index, merges } = cell
  const own = cellText(row.cells[index])
  if (own !== '') return own
  const merge = merges.find(
    (range) =>
      range.fromRow <= row.row &&
      range.toRow >= row.row &&
      range.fromColumn <= index &&
      range.toColumn >= index,
  )
  if (merge !== undefined) {
    const top = levels.find((level) => level.row === merge.fromRow)
    return cellText(top?.cells[merge.fromColumn])
  }
  if (!cell.inherit || merges.length > 0) return ''
  // A text file has no merged ranges: a group's name stands over its first column only.
  const below = levels.find((level) => level.row === row.row + 1)
  if (cellText(below?.cells[index]) === '') return ''
  for (let left = index - 1; left >= 0; left -= 1) {
    const text = cellText(row.cells[left])
    if (text !== '') return cellText(below?.cells[left]) === '' ? '' : text
  }
  return ''
}

function cellText(cell: RawCell | undefined): string {
  if (typeof cell === 'number') return String(cell)
  return typeof cell === 'string' ? cell.trim() : ''
}

function nameColumns(
  paths: readonly ColumnPath[],
  recognise: FindHeaderInput['recognise'],
): readonly HeaderColumn[] {
  const seen = new Map<string, number>()
  const first = new Map<string, number>()
  const byKey = new Map<string, number>()
  const columns: HeaderColumn[] = []
  for (const { index, levels } of paths) {
    const parts = levels.map(normaliseHeader)
    const leaf = parts.at(-1)
    if (leaf === undefined || leaf.text === '') continue
    const plain = parts
      .map((part) => part.text)
      .filter(Boolean)
      .join('/')
    const nth = (seen.get(plain) ?? 0) + 1
    seen.set(plain, nth)
    if (nth === 1) first.set(plain, index)
    const text = nth === 1 ? plain : `${plain}#${nth}`
    const key = nth === 1 ? keyOf(plain, leaf.text, recognise) : recognise(text)
    const earlier = key === undefined ? (nth > 1 ? first.get(plain) : undefined) : byKey.get(key)
    const unit = parts.findLast((part) => part.unit !== undefined)?.unit
    columns.push({
      index,
      text,
      leaf: leaf.text,
      ...(unit === undefined ? {} : { unit }),
      ...(key === undefined || earlier !== undefined ? {} : { key }),
      ...(earlier === undefined ? {} : { duplicateOf: earlier }),
    })
    if (key !== undefined && earlier === undefined) byKey.set(key, index)
  }
  return columns
}

/** The leaf goes first; then the joined text, with and without its slashes. */
function keyOf(
  joined: string,
  leaf: string,
  recognise: FindHeaderInput['recognise'],
): string | undefined {
  return recognise(leaf) ?? recognise(joined) ?? recognise(joined.replaceAll('/', ''))
}
