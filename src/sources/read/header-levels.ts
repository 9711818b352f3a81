import { columnPaths } from './column-paths.ts'
import { type NormalisedHeader, normaliseHeader } from './normalise-header.ts'
import type { Merge, RawCell, RawRow } from './raw-row.ts'

/** One to three rows that may be the header, as they are whatever dataset the sheet is read as. */
export interface HeaderLevels {
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly LevelColumn[]
  readonly dataCells: number
  /** Levels that merged ranges tie together count for the guess, others against it. */
  readonly depth: number
}

export interface LevelColumn {
  readonly index: number
  /** All levels, normalised; a second one of the same text ends in `#2`. */
  readonly text: string
  readonly plain: string
  /** The how manyth of the same text. */
  readonly nth: number
  readonly leaf: string
  readonly unit?: string
}

/** The sheet's head, and the row that a person pointed at. */
export interface HeaderRows {
  readonly rows: readonly RawRow[]
  readonly merges: readonly Merge[]
  readonly row?: number | undefined
}

interface Told extends HeaderRows {
  readonly levels: readonly HeaderLevels[]
}

const maxLevels = 3
const rowsSearched = 30
const told = new WeakMap<readonly RawRow[], Told>()

/** Every place where the header may be. They are told once, though each dataset is tried on a sheet. */
export function headerLevels({ rows, merges, row }: HeaderRows): readonly HeaderLevels[] {
  const before = told.get(rows)
  if (before !== undefined && before.merges === merges && before.row === row) return before.levels
  const levels = levelsOf({ rows, merges, row })
  told.set(rows, { rows, merges, row, levels })
  return levels
}

function levelsOf({ rows, merges, row: pointed }: HeaderRows): readonly HeaderLevels[] {
  const searched = rows.filter(({ row }, at) => at < rowsSearched || row === pointed)
  const normal = remembering(normaliseHeader)
  const found: HeaderLevels[] = []
  for (let at = 0; at < searched.length; at += 1) {
    for (let count = 1; count <= maxLevels && at + count <= searched.length; count += 1) {
      const tried = searched.slice(at, at + count)
      if (pointed !== undefined && !tried.some(({ row }) => row === pointed)) continue
      const levels = tellLevels(tried, merges, normal)
      if (levels !== undefined) found.push(levels)
    }
  }
  return found
}

/** The same function, which does its work once for each text. */
export function remembering<T>(work: (text: string) => T): (text: string) => T {
  const done = new Map<string, T>()
  return (text) => {
    const before = done.get(text)
    if (before !== undefined || done.has(text)) return before as T // what is there was set below
    const made = work(text)
    done.set(text, made)
    return made
  }
}

function tellLevels(
  levels: readonly RawRow[],
  merges: readonly Merge[],
  normal: (text: string) => NormalisedHeader,
): HeaderLevels | undefined {
  const first = levels[0]
  const last = levels.at(-1)
  if (first === undefined || last === undefined) return undefined
  if (last.row - first.row !== levels.length - 1) return undefined
  if (levels.length > 1 && !mayBeUpperLevel(first)) return undefined
  const tied = levels.slice(0, -1).filter((row) => isTied(row, last.row, merges)).length
  const depth =
    tied -
    (levels.length - 1 - tied) * 2 -
    cutRanges(first.row, merges) * 3 -
    (reachesBelow(levels, merges) ? 15 : 0)
  return {
    firstRow: first.row,
    lastRow: last.row,
    columns: levelColumns(levels, merges, normal),
    dataCells: levels.flatMap((row) => row.cells).filter(looksLikeData).length,
    depth,
  }
}

function levelColumns(
  levels: readonly RawRow[],
  merges: readonly Merge[],
  normal: (text: string) => NormalisedHeader,
): readonly LevelColumn[] {
  const seen = new Map<string, number>()
  return columnPaths(levels, merges).flatMap(({ index, levels: texts }): LevelColumn[] => {
    const parts = texts.map(normal)
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
    return [{ index, text, plain, nth, leaf, ...(unit === undefined ? {} : { unit }) }]
  })
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
