import type { DateStyles } from './date-styles.ts'
import { serialToIso } from './excel-serial.ts'
import type { RawCell } from './raw-row.ts'
import type { SharedTexts } from './shared-texts.ts'
import { Unreadable } from './unreadable.ts'
import type { NumberedRow } from './workbook-protocol.ts'
import { plainText, type XmlAttributes, type XmlListener } from './xml-scanner.ts'

const maxColumns = 16_384
const maxRows = 1_048_576

export interface SheetContext {
  readonly texts: SharedTexts
  readonly styles: DateStyles
  readonly date1904: boolean
}

/** Collects the rows of a worksheet; cells without a value make no row wider. */
export class SheetCells implements XmlListener {
  wantsText = false
  readonly #context: SheetContext
  #rows: NumberedRow[] = []
  #row = 0
  #hidden = false
  #column = -1
  #cells: RawCell[] = []
  #type = ''
  #style = 0
  #text = ''
  #inRow = false
  #inInline = false
  #isPhonetic = false
  #root = ''
  #isWhole = false

  constructor(context: SheetContext) {
    this.#context = context
  }

  /** The rows that are complete. */
  take(): readonly NumberedRow[] {
    const rows = this.#rows
    if (rows.length > 0) this.#rows = []
    return rows
  }

  /** A part that is no worksheet, or breaks off, is damaged. */
  end(): void {
    if (this.#root !== 'worksheet' || !this.#isWhole) throw new Unreadable('truncated')
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#root === '') this.#root = name
    if (name === 'c') this.#openCell(attributes)
    else if (name === 'v') this.#beginText()
    else if (name === 'row') this.#openRow(attributes)
    else if (name === 'is') this.#inInline = true
    else if (name === 't' && this.#inInline && !this.#isPhonetic) this.wantsText = true
    else if (name === 'rPh') this.#isPhonetic = true
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell()
    else if (name === 'v' || name === 't') this.wantsText = false
    else if (name === 'row') this.#closeRow()
    else if (name === 'is') this.#inInline = false
    else if (name === 'rPh') this.#isPhonetic = false
    else if (name === 'worksheet') this.#isWhole = true
  }

  text(text: string): void {
    this.#text = this.#text === '' ? text : this.#text + text
  }

  #beginText(): void {
    this.#text = ''
    this.wantsText = true
  }

  #openRow(attributes: XmlAttributes): void {
    const row = attributes.r === undefined ? this.#row + 1 : Number(attributes.r)
    if (!(row >= 1 && row <= maxRows)) throw new Unreadable('truncated')
    this.#row = row
    this.#hidden = isTrue(attributes.hidden)
    this.#cells = []
    this.#column = -1
    this.#inRow = true
  }

  #closeRow(): void {
    if (!this.#inRow) return
    this.#inRow = false
    const row = { row: this.#row, cells: this.#cells }
    this.#rows.push(this.#hidden ? { ...row, hidden: true } : row)
  }

  #openCell({ r, s, t }: XmlAttributes): void {
    if (!this.#inRow) throw new Unreadable('truncated')
    this.#column = (r === undefined ? undefined : columnOf(r)) ?? this.#column + 1
    if (this.#column >= maxColumns) throw new Unreadable('truncated')
    this.#type = t ?? ''
    this.#style = Number(s ?? 0)
    this.#text = ''
    this.#inInline = false
    this.#isPhonetic = false
  }

  #closeCell(): void {
    const value = this.#value()
    if (value === null) return
    const cells = this.#cells
    while (cells.length < this.#column) cells.push(null)
    cells[this.#column] = value
  }

  #value(): RawCell {
    const text = this.#text
    if (text === '') return null
    switch (this.#type) {
      case 's':
        return this.#sharedText(text)
      case 'str':
      case 'inlineStr':
      case 'e':
        return plainText(text)
      case 'b':
        return isTrue(text)
      case 'd':
        return { date: text.slice(0, 19).replace(/T00:00:00$/, '') }
      default:
        return this.#number(text)
    }
  }

  #sharedText(text: string): RawCell {
    const shared = this.#context.texts.at(Number(text))
    if (shared === undefined) throw new Unreadable('truncated')
    return shared === '' ? null : shared
  }

  #number(text: string): RawCell {
    const number = Number(text)
    if (Number.isNaN(number)) return plainText(text)
    if (!this.#context.styles.isDate(this.#style)) return number
    // A date format on a column of numbers such as 20240115: the number is what was typed.
    const iso = serialToIso(number, this.#context.date1904)
    return iso === undefined ? number : { date: iso }
  }
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true'
}

/** `AB12` → 27; undefined for what is no reference. */
function columnOf(reference: string): number | undefined {
  let column = 0
  let at = 0
  for (; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) & 0xdf
    if (code < 0x41 || code > 0x5a) break
    column = column * 26 + code - 0x40
    if (column > maxColumns) throw new Unreadable('truncated')
  }
  return at === 0 ? undefined : column - 1
}
