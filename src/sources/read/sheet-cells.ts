import type { DateStyles } from './date-styles.ts'
import { serialToIso } from './excel-serial.ts'
import type { RawCell } from './raw-row.ts'
import type { SharedTexts } from './shared-texts.ts'
import { Unreadable } from './unreadable.ts'
import type { NumberedRow } from './workbook-protocol.ts'
import { attributeOf, plainText, type XmlListener } from './xml-scanner.ts'

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

  open(name: string, attributes: string): void {
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

  #openRow(attributes: string): void {
    const stated = attributeOf(attributes, 'r')
    const row = stated === undefined ? this.#row + 1 : Number(stated)
    if (!(row >= 1 && row <= maxRows)) throw new Unreadable('truncated')
    this.#row = row
    this.#hidden = /\shidden\s*=\s*["'](?:1|true)["']/.test(attributes)
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

  #openCell(attributes: string): void {
    if (!this.#inRow) throw new Unreadable('truncated')
    this.#column += 1
    this.#type = ''
    this.#style = 0
    this.#text = ''
    this.#inInline = false
    this.#isPhonetic = false
    readCellTag(attributes, this)
    if (this.#column >= maxColumns) throw new Unreadable('truncated')
  }

  /** The three attributes of a cell that matter. */
  attribute(name: number, value: string): void {
    if (name === letterR) this.#column = columnOf(value) ?? this.#column
    else if (name === letterT) this.#type = value
    else if (name === letterS) this.#style = Number(value)
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
        return text === '1' || text === 'true'
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

const letterR = 0x72
const letterS = 0x73
const letterT = 0x74

interface CellTag {
  attribute(name: number, value: string): void
}

/** Reads the attributes of one letter; a file has millions of these tags. */
function readCellTag(attributes: string, tag: CellTag): void {
  let at = 0
  for (;;) {
    const equals = attributes.indexOf('=', at)
    if (equals < 0) return
    let quote = equals + 1
    while (attributes.charCodeAt(quote) <= 0x20) quote += 1
    const mark = attributes[quote] === "'" ? "'" : '"'
    const end = attributes.indexOf(mark, quote + 1)
    if (end < 0) return
    let name = equals - 1
    while (name > 0 && attributes.charCodeAt(name) <= 0x20) name -= 1
    if (name === 0 || attributes.charCodeAt(name - 1) <= 0x20) {
      tag.attribute(attributes.charCodeAt(name), attributes.slice(quote + 1, end))
    }
    at = end + 1
  }
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
