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
  /** Absent where the sheet's `knows` says that nobody knows the column. */
  readonly lookUps?: LookUps
}

/** The texts by which a field is looked for, made once for all datasets. */
export interface LookUps {
  /** The most telling first. */
  readonly texts: readonly string[]
  /** The group of columns is about somebody else than the row's own person. */
  readonly isOther: boolean
  /** The lowest level of the group, where the leaf only asks whether. */
  readonly above?: string
}

/** The sheet's head, and the row that a person pointed at. */
export interface HeaderRows {
  readonly rows: readonly RawRow[]
  readonly merges: readonly Merge[]
  readonly row?: number | undefined
  /** False of a text that no field of any dataset is looked for by; most cells of a sheet are such. */
  readonly knows?: ((text: string) => boolean) | undefined
}

interface Told extends HeaderRows {
  readonly levels: readonly HeaderLevels[]
}

const maxLevels = 3
const rowsSearched = 30
const told = new WeakMap<readonly RawRow[], Told>()

/** Every place where the header may be. They are told once, though each dataset is tried on a sheet. */
export function headerLevels({ rows, merges, row, knows }: HeaderRows): readonly HeaderLevels[] {
  const before = told.get(rows)
  const isSame = before?.merges === merges && before.row === row && before.knows === knows
  if (isSame) return before.levels
  const levels = levelsOf({ rows, merges, row, knows })
  told.set(rows, { rows, merges, row, knows, levels })
  return levels
}

interface Reading {
  readonly merges: readonly Merge[]
  readonly normal: (text: string) => NormalisedHeader
  readonly knows: (text: string) => boolean
}

function levelsOf({ rows, merges, row: pointed, knows }: HeaderRows): readonly HeaderLevels[] {
  const searched = rows.filter(({ row }, at) => at < rowsSearched || row === pointed)
  const reading: Reading = {
    merges,
    normal: remembering(normaliseHeader),
    knows: knows ? remembering(knows) : () => true,
  }
  const found: HeaderLevels[] = []
  for (let at = 0; at < searched.length; at += 1) {
    for (let count = 1; count <= maxLevels && at + count <= searched.length; count += 1) {
      const tried = searched.slice(at, at + count)
      if (pointed !== undefined && !tried.some(({ row }) => row === pointed)) continue
      const levels = tellLevels(tried, reading)
      if (levels !== undefined) found.push(levels)
    }
  }
  return found
}

/** The same function, which does its work once for each text. */
export function remembering<T>(work: (text: string) => T): (text: string) => T {
  const done = new Map<string, { readonly value: T }>()
  return (text) => {
    let made = done.get(text)
    if (made === undefined) {
      made = { value: work(text) }
      done.set(text, made)
    }
    return made.value
  }
}

function tellLevels(levels: readonly RawRow[], reading: Reading): HeaderLevels | undefined {
  const { merges } = reading
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
    columns: levelColumns(levels, reading),
    dataCells: levels.flatMap((row) => row.cells).filter(looksLikeData).length,
    depth,
  }
}

function levelColumns(
  levels: readonly RawRow[],
  { merges, normal, knows }: Reading,
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
    const column = { index, text, plain, nth, leaf, ...(unit === undefined ? {} : { unit }) }
    const lookUps = lookUpsOf(plain, leaf)
    const isKnown = [text, ...lookUps.texts, lookUps.above ?? ''].some(knows)
    return [isKnown ? { ...column, lookUps } : column]
  })
}

const otherPerson =
  /户主|申请人|联系人|监护人|代理人|代办人|经办|收款|领款|义务人|法定代表|父亲|母亲|配偶/
/** 生活补贴 with 是否享受 below it: the group names the field. */
const asksWhether = /^(?:是否.{0,4}|有无|享受情况|发放情况|享受状态|情况|状态)$/

/**
 * The leaf goes first; then the joined text, with and without its slashes. Where the group is about
 * another person the joined text goes first.
 */
function lookUpsOf(joined: string, leaf: string): LookUps {
  const group = joined.slice(0, joined.length - leaf.length)
  const isOther = otherPerson.test(group)
  const whole = [joined, joined.replaceAll('/', '')]
  const texts = [...new Set(isOther ? [...whole, leaf] : [leaf, ...whole])]
  const above = asksWhether.test(leaf) ? group.split('/').at(-2) : undefined
  return { texts, isOther, ...(above === undefined ? {} : { above }) }
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
