import type { Role } from './domain.ts'
import { isTotalOrSignature, normaliseHeader, type RawCell, type RawRow } from './read/index.ts'
import type { SheetPlan } from './recognise-columns.ts'

/** What a row under the header is, when it is nobody's. */
export interface NobodysRow {
  readonly kind: '合计' | '签字' | '说明' | '表头' | '空行'
  /** How many people a 合计 states. */
  readonly people?: number | undefined
  /** Of a line that stands alone in its row: what it says. */
  readonly title?: string | undefined
}

/** Columns that are filled before a row is anybody's: numbered and placed templates. */
const prefilled: ReadonlySet<Role> = new Set<Role>(['序号', '乡镇', '村'])
const fewColumns = 3

/** Tells people's rows from 合计, signatures, notes, repeated headers and prepared empty rows. */
export class RowSorter {
  readonly #plan: SheetPlan
  readonly #telling: readonly number[]

  readonly #isPlace: (text: string) => boolean

  /** Rows with nothing but the name of a place are titles. */
  constructor(plan: SheetPlan, isPlace: (text: string) => boolean) {
    this.#plan = plan
    this.#isPlace = isPlace
    this.#telling = plan.columns
      .filter(({ column: { role } }) => role === undefined || !prefilled.has(role))
      .map(({ index }) => index)
  }

  /** Undefined for a row that may be a person's. To be asked where there is no sound number. */
  sort(row: RawRow): NobodysRow | undefined {
    const found = isTotalOrSignature(row)
    if (found?.kind === 'total') return { kind: '合计', people: found.people }
    if (found !== undefined) return { kind: found.kind === 'signature' ? '签字' : '说明' }
    if (this.#isHeaderAgain(row)) return { kind: '表头' }
    return this.#sortByFilling(row)
  }

  #isHeaderAgain({ cells }: RawRow): boolean {
    let same = 0
    for (const { index, header } of this.#plan.columns) {
      const cell = cells[index]
      if (typeof cell !== 'string') continue
      const text = normaliseHeader(cell).text
      if (text !== '' && header.endsWith(text)) same += 1
    }
    return same >= 2 && same * 2 > this.#plan.columns.length
  }

  #sortByFilling({ cells, filled = [] }: RawRow): NobodysRow | undefined {
    const own = cells.flatMap((cell, index) =>
      isEmpty(cell) || filled.includes(index) ? [] : [{ cell, index }],
    )
    const [only] = own
    if (own.length === 1 && only !== undefined && this.#plan.columns.length >= fewColumns) {
      const title = typeof only.cell === 'string' ? only.cell : ''
      if (isSentence(title) || this.#isPlace(title)) return { kind: '说明', title }
    }
    // A formula in a prepared row shows 0.
    const tells = this.#telling.some(
      (index) => !isEmpty(cells[index] ?? null) && cells[index] !== 0,
    )
    const texts = own.filter(({ cell, index }) => typeof cell === 'string' && !this.#isKnown(index))
    return tells || texts.length > 1 ? undefined : { kind: '空行' }
  }

  #isKnown(index: number): boolean {
    return this.#plan.columns.some((column) => column.index === index)
  }
}

function isEmpty(cell: RawCell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '')
}

/** A line of text or a date under the table: nothing that would be one person's only cell. */
function isSentence(text: string): boolean {
  const plain = text.replace(/\s/g, '')
  if (/\d{11}/.test(plain)) return false
  // A title between two tables; a name of Chinese characters without a dot is shorter.
  if (/^[\u4e00-\u9fff]{6,}$/.test(plain)) return true
  return /[:：。；，]|^\d{4}年\d{1,2}月(\d{1,2}日)?$/.test(plain) || plain.length > 12
}
