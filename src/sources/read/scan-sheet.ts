import type { Merge } from './raw-row.ts'
import { type XmlAttributes, type XmlListener, XmlScanner } from './xml-scanner.ts'

/** What a worksheet says about itself, apart from its values. */
export interface SheetScan {
  readonly merges: readonly Merge[]
  readonly hiddenColumns: number
  /** The last row that holds a value; 0 when none does. */
  readonly lastRow: number
  readonly hasValidation: boolean
}

const maxMerges = 200_000

/**
 * Merged ranges, hidden columns and the last row with a value, found by one pass over the XML.
 * Merged ranges stand behind the rows, so that the rows can be streamed only after this pass.
 */
export async function scanSheet(parts: AsyncIterable<string>): Promise<SheetScan> {
  const survey = new SheetSurvey()
  const scanner = new XmlScanner(survey)
  for await (const part of parts) scanner.feed(part)
  const { merges, hiddenColumns, lastRow, hasValidation } = survey
  return { merges, hiddenColumns, lastRow, hasValidation }
}

class SheetSurvey implements XmlListener {
  readonly wantsText = false
  readonly merges: Merge[] = []
  hiddenColumns = 0
  lastRow = 0
  hasValidation = false
  #row = 0

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'v' || name === 't') this.lastRow = this.#row
    else if (name === 'row') this.#row = Number(attributes.r ?? this.#row + 1)
    else if (name === 'col') this.hiddenColumns += hiddenColumnsOf(attributes)
    else if (name === 'dataValidation') this.hasValidation = true
    else if (name === 'mergeCell') this.#addMerge(attributes.ref ?? '')
  }

  close(): void {}

  text(): void {}

  #addMerge(range: string): void {
    const found = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(range)
    if (found === null || this.merges.length >= maxMerges) return
    const [, left = '', top, right = '', bottom] = found
    this.merges.push({
      fromRow: Number(top),
      toRow: Number(bottom),
      fromColumn: columnIndex(left),
      toColumn: columnIndex(right),
    })
  }
}

function hiddenColumnsOf({ hidden, min, max }: XmlAttributes): number {
  if (hidden !== '1' && hidden !== 'true') return 0
  return Math.max(0, Number(max ?? 0) - Number(min ?? 0) + 1)
}

function columnIndex(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}
