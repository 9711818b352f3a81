import { columnOf } from './cell-xml.ts'
import { type Archive, type ArchiveEntry, textPartsOf } from './read-archive.ts'
import { hasValue, parseRow } from './row-xml.ts'
import { cellContent, sharedTexts } from './shared-texts.ts'
import { sheetPieces } from './sheet-stream.ts'

/** What one pass over a sheet tells. */
export interface SheetSurvey {
  /** The last column that shows anything or is merged into one that does; -1 in an empty sheet. */
  readonly lastColumn: number
  /** The texts of the header row; where it is empty, of the three rows over it. */
  readonly headers: ReadonlyMap<number, string>
}

const headerDepth = 4
const widestMerge = 60

export async function surveySheet(
  archive: Archive,
  sheet: {
    readonly entry: ArchiveEntry
    readonly headerRow: number
    readonly shared?: string | undefined
  },
): Promise<SheetSurvey> {
  const { entry, headerRow, shared } = sheet
  let lastColumn = -1
  const cells: { row: number; column: number; text?: string; shared?: number }[] = []
  for await (const piece of sheetPieces(textPartsOf(entry))) {
    if (piece.kind === 'after') lastColumn = mergedTo(piece.xml, lastColumn)
    if (piece.kind !== 'row') continue
    const isHeader = piece.row <= headerRow && piece.row > headerRow - headerDepth
    if (!isHeader && !mayReach(piece.xml, lastColumn)) continue
    for (const cell of parseRow(piece.xml).cells) {
      if (!hasValue(cell)) continue
      lastColumn = Math.max(lastColumn, cell.column)
      if (isHeader) cells.push({ row: piece.row, column: cell.column, ...cellContent(cell.xml) })
    }
  }
  const wanted = new Set(cells.flatMap((one) => one.shared ?? []))
  const texts = await sharedTexts(archive, shared, wanted)
  const headers = new Map<number, string>()
  // From the top down: a lower header, the leaf, replaces what stands over it.
  for (const { column, text, shared: nth } of cells) {
    const said = text ?? texts.get(nth ?? -1) ?? ''
    if (said.trim() !== '') headers.set(column, said.trim())
  }
  return { lastColumn, headers }
}

/** Whether the last cell of a row stands beyond a column; where it does not say, perhaps. */
function mayReach(xml: string, column: number): boolean {
  const start = Math.max(xml.lastIndexOf('<c '), xml.lastIndexOf(':c '))
  if (start < 0) return false
  const letters = /\sr\s*=\s*["']([A-Z]+)/.exec(xml.slice(start, xml.indexOf('>', start)))?.[1]
  return letters === undefined || columnOf(letters) > column
}

function mergedTo(xml: string, lastColumn: number): number {
  let last = lastColumn
  for (const match of xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="[A-Z]+\d+:([A-Z]+)\d+"/g)) {
    const column = columnOf(match[1] ?? 'A')
    if (column > last && column <= lastColumn + widestMerge) last = column
  }
  return last
}
