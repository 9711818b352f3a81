import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { refuse } from './refusals.ts'
import type { FileStamp, TableValue } from './table.ts'
import { blankCell, columnOf, numberCell, textCell } from './xlsx/cell-xml.ts'
import { propertiesOf, propertiesPart } from './xlsx/file-properties.ts'
import { type Archive, openArchive, textOf, textPartsOf } from './xlsx/read-archive.ts'
import { type CellXml, parseRow, type RowXml } from './xlsx/row-xml.ts'
import { sheetPieces } from './xlsx/sheet-stream.ts'
import {
  renumbered,
  shiftedAfter,
  shiftedNames,
  withoutCalculationOrder,
} from './xlsx/shift-rows.ts'
import { findWorkbookParts, type WorkbookParts } from './xlsx/workbook-sheets.ts'
import { ArchiveWriter } from './xlsx/write-archive.ts'

/** A number as it shall stand in the cell, or a text. */
export type FilledValue = TableValue

export interface FillTemplateInput {
  readonly template: string
  readonly out: string
  readonly sheet: string
  /** Single cells such as B2, as the template numbers them. */
  readonly cells: readonly { readonly at: string; readonly value: FilledValue }[]
  /** The row whose looks every row takes. */
  readonly firstRow: number
  /** The letters of the columns that `rows` and `totals` give values for. */
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<readonly FilledValue[]> | Iterable<readonly FilledValue[]>
  /** The row of the sums, asked for when the rows are done; null leaves what stands there. */
  readonly totals?: { readonly row: number; readonly values: () => readonly FilledValue[] }
  /** Who made it, when and why: a row below everything else, and a property of the file. */
  readonly stamp?: FileStamp | undefined
  readonly signal?: AbortSignal | undefined
  readonly onRows?: ((done: number) => void) | undefined
}

/**
 * Fills a workbook whose layout is given: single cells, and as many rows as there are, each with the
 * looks of the template's first. What stands below moves down, with merges, print area and rules of the
 * sheet; every other part stays byte for byte. Formulas below the rows are not rewritten. Refuses a
 * template that lacks the sheet, the row or a cell.
 */
export async function fillTemplate(
  input: FillTemplateInput,
): Promise<{ readonly fileName: string; readonly rows: number }> {
  const archive = await openArchive(input.template)
  const parts = archive && (await findWorkbookParts(archive))
  const file = basename(input.template)
  if (!archive || !parts) throw refuse('file-unreadable', { file })
  const part = parts.sheets.find(({ name }) => name === input.sheet)?.part
  const sheet = part === undefined ? undefined : archive.find(part)
  if (!sheet) throw refuse('sheet-missing', { file, sheet: input.sheet })
  const unfinished = `${input.out}.part`
  await mkdir(dirname(input.out), { recursive: true })
  const writer = await ArchiveWriter.create(unfinished)
  try {
    const filling: Filling = { input, file, rows: 0, last: 0, left: cellsByRow(input) }
    await writer.add(sheet.name, filled(sheetPieces(textPartsOf(sheet)), filling))
    const [missing] = filling.left
    if (missing) {
      throw refuse('template-damaged', {
        file,
        at: `第 ${missing[0]} 行`,
        reason: '是空行，不能填写',
      })
    }
    await copyOthers(writer, { archive, parts, sheet: sheet.name, filling })
    await writer.close()
    await rename(unfinished, input.out)
    return { fileName: basename(input.out), rows: filling.rows }
  } catch (error) {
    await writer.abandon()
    await rm(unfinished, { force: true })
    throw error
  }
}

interface Filling {
  readonly input: FillTemplateInput
  readonly file: string
  rows: number
  /** The number of the last row that was written. */
  last: number
  /** Rows of the template that still wait for their values. */
  readonly left: Map<number, ReadonlyMap<number, () => FilledValue>>
}

function cellsByRow(input: FillTemplateInput): Filling['left'] {
  const rows = new Map<number, Map<number, () => FilledValue>>()
  const put = (row: number, column: number, value: () => FilledValue): void => {
    const cells = rows.get(row) ?? new Map<number, () => FilledValue>()
    rows.set(row, cells.set(column, value))
  }
  for (const { at, value } of input.cells) {
    const [, letters = 'A', row = '0'] = /^([A-Z]+)(\d+)$/.exec(at) ?? []
    put(Number(row), columnOf(letters), () => value)
  }
  const { totals } = input
  if (totals) {
    input.columns.forEach((letters, nth) => {
      put(totals.row, columnOf(letters), () => totals.values()[nth] ?? null)
    })
  }
  put(input.firstRow, -1, () => null)
  return rows
}

async function* filled(
  pieces: ReturnType<typeof sheetPieces>,
  filling: Filling,
): AsyncGenerator<string> {
  const { firstRow } = filling.input
  for await (const piece of pieces) {
    const shift = Math.max(0, filling.rows - 1)
    if (piece.kind === 'before') yield piece.xml.replace(/<(?:\w+:)?dimension\s[^>]*\/>/, '')
    else if (piece.kind === 'between') yield piece.xml
    else if (piece.kind === 'after') {
      const xml = shiftedAfter(piece.xml, { firstRow, rows: Math.max(1, filling.rows) })
      yield stamped(xml, filling)
    } else if (piece.row === firstRow) yield* dataRows(parseRow(piece.xml), filling)
    else {
      const number = piece.row > firstRow ? piece.row + shift : piece.row
      filling.last = number
      const values = filling.left.get(piece.row)
      filling.left.delete(piece.row)
      const row = parseRow(piece.xml)
      yield renumbered(values ? withValues(row, number, values) : row, number)
    }
  }
}

async function* dataRows(pattern: RowXml, filling: Filling): AsyncGenerator<string> {
  const { input } = filling
  const columns = input.columns.map(columnOf)
  filling.left.delete(input.firstRow)
  for await (const row of input.rows) {
    input.signal?.throwIfAborted()
    const number = input.firstRow + filling.rows
    const values = new Map(columns.map((column, nth) => [column, () => row[nth] ?? null] as const))
    yield renumbered(withValues(pattern, number, values, false), number)
    filling.rows += 1
    filling.last = number
    if (filling.rows % 1000 === 0) input.onRows?.(filling.rows)
  }
  if (filling.rows === 0) {
    filling.last = input.firstRow
    yield renumbered(pattern, input.firstRow)
  }
  input.onRows?.(filling.rows)
}

/** The stamp is a row of its own, one row below the last. */
function stamped(after: string, { input: { stamp }, last }: Filling): string {
  if (stamp === undefined) return after
  return after.replace(/<\/((?:\w+:)?)sheetData>/, (end: string, prefix: string) => {
    const row = last + 2
    const cell = textCell(stamp.text, { row, column: 0, style: 0, prefix })
    return `<${prefix}row r="${row}">${cell}</${prefix}row>${end}`
  })
}

/** The row with values in its cells, each in the look it has. */
function withValues(
  row: RowXml,
  number: number,
  values: ReadonlyMap<number, () => FilledValue>,
  keepsOwn = true,
): RowXml {
  const cells = new Map<number, CellXml>(row.cells.map((cell) => [cell.column, cell]))
  for (const [column, value] of values) {
    const filling = value()
    // A sum that nobody makes leaves what the template says there.
    if (column < 0 || (filling === null && keepsOwn)) continue
    const style = cells.get(column)?.style ?? 0
    cells.set(column, { column, style, xml: cellOf(filling, { row: number, column, style }, row) })
  }
  return { ...row, cells: [...cells.values()].sort((one, other) => one.column - other.column) }
}

function cellOf(
  value: FilledValue,
  at: { readonly row: number; readonly column: number; readonly style: number },
  { prefix }: RowXml,
): string {
  if (value === null) return blankCell({ ...at, prefix })
  return typeof value === 'number'
    ? numberCell(value, { ...at, prefix })
    : textCell(value, { ...at, prefix })
}

async function copyOthers(
  writer: ArchiveWriter,
  given: {
    readonly archive: Archive
    readonly parts: WorkbookParts
    readonly sheet: string
    readonly filling: Filling
  },
): Promise<void> {
  const { archive, parts, sheet, filling } = given
  const { firstRow, sheet: sheetName } = filling.input
  const rows = Math.max(1, filling.rows)
  for (const entry of archive.entries) {
    if (entry.name === sheet || /calcChain\.xml$/i.test(entry.name)) continue
    if (entry === archive.find(parts.workbook)) {
      await writer.add(entry.name, [
        shiftedNames(await textOf(entry), { sheet: sheetName, firstRow, rows }),
      ])
    } else if (/^\[Content_Types\]\.xml$|workbook\.xml\.rels$/i.test(entry.name)) {
      await writer.add(entry.name, [withoutCalculationOrder(await textOf(entry))])
    } else if (entry.name === propertiesPart && filling.input.stamp) {
      await writer.add(entry.name, [propertiesOf(filling.input.stamp)])
    } else await writer.copy(entry)
  }
}
