import {
  type AnnotateInput,
  headerIndex,
  isProblemHeader,
  notesOf,
  type RowNote,
  suggestionHeader,
} from './annotations.ts'
import { columnLetters, columnOf, textCell } from './xlsx/cell-xml.ts'
import { type MarkedStyles, withMarkedStyles } from './xlsx/mark-styles.ts'
import { type Archive, openArchive, textOf, textPartsOf } from './xlsx/read-archive.ts'
import { type CellXml, parseRow, type RowXml, restyled, withCells } from './xlsx/row-xml.ts'
import { type SheetPiece, sheetPieces } from './xlsx/sheet-stream.ts'
import { type SheetSurvey, surveySheet } from './xlsx/survey-sheet.ts'
import { findWorkbookParts } from './xlsx/workbook-sheets.ts'
import { ArchiveWriter } from './xlsx/write-archive.ts'

/**
 * Writes a workbook again with two columns beside its tables. Only the rows concerned and the list of
 * looks are written anew; every other part keeps its content byte for byte. Undefined where the file is no workbook.
 */
export async function annotateWorkbook(
  source: string,
  out: string,
  input: Pick<AnnotateInput, 'mark' | 'second' | 'problems' | 'firstRows'>,
): Promise<{ readonly rows: number } | undefined> {
  const archive = await openArchive(source)
  const parts = archive && (await findWorkbookParts(archive))
  if (!archive || !parts) return undefined
  const stylesEntry = parts.styles === undefined ? undefined : archive.find(parts.styles)
  const styles = stylesEntry && withMarkedStyles(await textOf(stylesEntry))
  const changed = new Map<string, AsyncIterable<string> | Iterable<string>>()
  if (stylesEntry && styles) changed.set(stylesEntry.name, [styles.xml])
  let rows = 0
  for (const { sheet, headerRow } of input.firstRows) {
    const part = parts.sheets.find(({ name }) => name === sheet)?.part
    const entry = part === undefined ? undefined : archive.find(part)
    if (!entry) continue
    const survey = await surveySheet(archive, { entry, headerRow, shared: parts.sharedTexts })
    const notes = notesOf(input.problems, sheet)
    rows += notes.size
    const words = [input.mark, input.second ?? suggestionHeader]
    const place = { words, headerRow, survey, notes, styles }
    changed.set(entry.name, annotated(sheetPieces(textPartsOf(entry)), place))
  }
  await writeChanged(archive, out, changed)
  return { rows }
}

async function writeChanged(
  archive: Archive,
  out: string,
  changed: ReadonlyMap<string, AsyncIterable<string> | Iterable<string>>,
): Promise<void> {
  const writer = await ArchiveWriter.create(out)
  try {
    for (const entry of archive.entries) {
      const parts = changed.get(entry.name)
      await (parts ? writer.add(entry.name, parts) : writer.copy(entry))
    }
    await writer.close()
  } catch (error) {
    await writer.abandon()
    throw error
  }
}

interface SheetPlace {
  readonly words: readonly string[]
  readonly headerRow: number
  readonly survey: SheetSurvey
  readonly notes: ReadonlyMap<number, RowNote>
  readonly styles: MarkedStyles | undefined
}

async function* annotated(
  pieces: AsyncIterable<SheetPiece>,
  place: SheetPlace,
): AsyncGenerator<string> {
  const { survey, notes, headerRow } = place
  const old = survey.headers.get(survey.lastColumn - 1)
  const first =
    old !== undefined && isProblemHeader(old) ? survey.lastColumn - 1 : survey.lastColumn + 1
  const again = first <= survey.lastColumn
  for await (const piece of pieces) {
    if (piece.kind === 'before') yield widened(piece.xml, first)
    else if (piece.kind !== 'row') yield piece.xml
    else if (piece.row === headerRow) yield headerXml(parseRow(piece.xml), piece.row, first, place)
    else if (piece.row > headerRow && (notes.has(piece.row) || again)) {
      yield rowXml(parseRow(piece.xml), piece.row, first, place)
    } else yield piece.xml
  }
}

function headerXml(row: RowXml, number: number, first: number, place: SheetPlace): string {
  const beside = row.cells.findLast(({ column }) => column < first)
  const style = beside?.style ?? place.styles?.words ?? 0
  return withCells(
    row,
    place.words.map((text, at) => added(row, { text, number, column: first + at, style })),
  )
}

function rowXml(row: RowXml, number: number, first: number, place: SheetPlace): string {
  const note = place.notes.get(number)
  const style = place.styles?.words ?? 0
  const texts = note ? [note.problem, note.suggestion] : ['', '']
  const cells = texts.map((text, at) => added(row, { text, number, column: first + at, style }))
  if (!note) return withCells(row, cells)
  const { styles, survey } = place
  const bad = note.columns.flatMap((name) => headerIndex(survey.headers, name) ?? [])
  const marked = bad.map((column) => {
    const own = row.cells.find((cell) => cell.column === column)
    if (own) return restyled(own, styles?.marked(own.style) ?? own.style)
    const look = ` r="${columnLetters(column)}${number}" s="${styles?.marked(0) ?? 0}"`
    return { column, style: 0, xml: `<${row.prefix}c${look}/>` }
  })
  return withCells(row, [...marked, ...cells])
}

function added(
  row: RowXml,
  cell: { text: string; number: number; column: number; style: number },
): CellXml {
  const { text, number, column, style } = cell
  const xml = textCell(text, { row: number, column, style, prefix: row.prefix })
  const blank = `<${row.prefix}c r="${columnLetters(column)}${number}"/>`
  return { column, style, xml: text === '' ? blank : xml }
}

/** What stands before the rows: the range now reaches to the added columns, which get a width. */
function widened(xml: string, first: number): string {
  const last = columnLetters(first + 1)
  const ranged = xml.replace(
    /(<(?:\w+:)?dimension\s+ref=")([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?"/,
    (whole, open, from, top, to, bottom) => {
      const end = to === undefined ? from : to
      if (columnOf(end) >= first + 1) return whole
      return `${open}${from}${top}:${last}${bottom ?? top}"`
    },
  )
  const widths = /<((?:\w+:)?)cols(?:\s[^>]*)?>([\s\S]*?)<\/\1cols>/.exec(ranged)
  const open = /<((?:\w+:)?)sheetData(?=[\s/>])/.exec(ranged)
  const p = open?.[1] ?? ''
  const own = [38, 22].map((width, at) => {
    const nth = first + at + 1
    return `<${p}col min="${nth}" max="${nth}" width="${width}" customWidth="1"/>`
  })
  if (widths === null) {
    return open === null
      ? ranged
      : ranged.replace(open[0], () => `<${p}cols>${own.join('')}</${p}cols>${open[0]}`)
  }
  const covered = [...(widths[2] ?? '').matchAll(/\smax="(\d+)"/g)].map((one) => Number(one[1]))
  if (Math.max(0, ...covered) > first) return ranged
  return ranged.replace(widths[0], () =>
    widths[0].replace(`</${p}cols>`, `${own.join('')}</${p}cols>`),
  )
}
