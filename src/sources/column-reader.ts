import { copyField } from '#db/index'
import type { Fact, FactType } from '#policy/index'
import {
  type CleanContext,
  type CleanedCell,
  type CleanField,
  cleanCell,
  hideNumbers,
  isLarge,
  isOfAmounts,
} from './clean/index.ts'
import { suggestChoice } from './code-words.ts'
import type { RowProblem } from './domain.ts'
import type { RawCell } from './read/index.ts'
import type { FieldColumn } from './recognise-columns.ts'

const noValue = '\\N'
const cacheSize = 20_000

/** Reads the cells of one column as COPY fields; equal cells are read once. */
export class ColumnReader {
  /** What was wrong with the cell read last, if anything. */
  trouble: RowProblem | undefined
  /** The word of the cell read last, where no code list and nobody knows it. */
  unknownWord: string | undefined
  readonly index: number
  readonly header: string
  readonly fact: Fact
  readonly isAmount: boolean
  readonly #rivals: readonly number[]
  readonly #known = new Map<string | number | boolean, Reading>()
  readonly #context: CleanContext
  readonly #isPlainAmount: boolean
  readonly #isPlainCount: boolean
  readonly #ofEmpty: Reading

  constructor(column: FieldColumn, fact: Fact, context: CleanContext) {
    this.index = column.index
    this.header = column.header
    this.fact = fact
    this.#rivals = column.rivals
    this.#context = {
      ...context,
      words: column.words,
      about: `${column.header} ${fact.name}`,
      ...(column.unit === undefined ? {} : { unit: column.unit }),
      ...(fact.codes.length > 0 && { codes: fact.codes }),
      ...(fact.minimum === undefined && { negative: true }),
    }
    this.isAmount = fact.type === '金额' || (fact.type === '是否' && isOfAmounts(this.#context))
    this.#isPlainAmount = fact.type === '金额' && !isLarge(column.unit)
    this.#isPlainCount = fact.type === '数量'
    this.#ofEmpty = column.column.required
      ? { copy: noValue, trouble: this.#problem('必填为空', `“${column.header}”没有填`) }
      : { copy: noValue }
  }

  /** The value of a row in COPY's text format; none where columns of one header differ. */
  readRow(cells: readonly RawCell[]): string {
    const copy = this.read(cells[this.index] ?? null)
    if (this.#rivals.length === 0) return copy
    const { trouble, unknownWord } = this
    const differs = this.#rivals.some((index) => this.read(cells[index] ?? null) !== copy)
    this.trouble = differs ? this.#problem('同名列不一致', this.#differing()) : trouble
    this.unknownWord = unknownWord
    return differs ? noValue : copy
  }

  #differing(): string {
    return `有 ${this.#rivals.length + 1} 列的表头都是“${this.header}”，这一行填的不一样`
  }

  /** The cell's value in COPY's text format. */
  read(cell: RawCell): string {
    if (cell !== null) {
      if (typeof cell === 'string') {
        if (this.#isPlainAmount && isPlainAmount(cell)) return this.#plain(inFen(cell))
        if (this.#isPlainCount && isDigits(cell, cell.length)) return this.#plain(cell)
      }
      return this.#take(this.#lookUp(cell))
    }
    return this.#take(this.#ofEmpty)
  }

  /** The amount that a cell states, in fen and COPY's format, also where only 是 or 否 is asked. */
  readAmount(cell: RawCell): string {
    if (this.fact.type === '金额') return this.read(cell)
    const { value } = cleanCell('money', cell, this.#context)
    return typeof value === 'number' ? String(value) : noValue
  }

  #plain(copy: string): string {
    this.trouble = undefined
    this.unknownWord = undefined
    return copy
  }

  #take(reading: Reading): string {
    this.trouble = reading.trouble
    this.unknownWord = reading.unknownWord
    return reading.copy
  }

  #lookUp(cell: string | number | boolean | { readonly date: string }): Reading {
    const key = typeof cell === 'object' ? `\0${cell.date}` : cell
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const reading = this.#readNew(cell)
    if (this.#known.size < cacheSize) this.#known.set(key, reading)
    return reading
  }

  #readNew(cell: RawCell): Reading {
    const { fact } = this
    const found = cleanCell(fieldOf[fact.type], cell, this.#context)
    if (found.unknownWord !== undefined) return this.#asking(found, found.unknownWord)
    if (found.problem !== undefined) {
      return { copy: noValue, trouble: this.#problem(kindOf(found), found.problem) }
    }
    if (found.value === null) return this.#withoutValue(found)
    const stored = storedText(fact, found, cell, this.#context.unit)
    if (stored === undefined) {
      return { copy: noValue, trouble: this.#problem('不完整', incomplete(fact.type)) }
    }
    const kept = fact.type === '文本' ? hideNumbers(String(stored)) : stored
    const copy = copyField(kept)
    const changed = found.flags.filter((flag) => !harmlessFlags.has(flag))
    const flags = kept === stored ? changed : [...changed, '长号码已遮盖']
    if (flags.length === 0) return { copy }
    const said = typeof kept === 'boolean' ? (kept ? '是' : '否') : String(found.value)
    const problem = `“${this.header}”的写法不规范（${flags.join('、')}），已读作“${said}”`
    const kind = flags.at(-1) ?? '已清洗'
    return { copy, trouble: { column: this.header, kind, verdict: '已自动修正', problem } }
  }

  #withoutValue({ flags }: CleanedCell): Reading {
    if (flags.includes('长期')) return { copy: noValue }
    if (!flags.includes('公式错误')) return this.#ofEmpty
    const problem = `“${this.header}”的公式出错，按没有填处理`
    if (this.#ofEmpty.trouble !== undefined) {
      return { copy: noValue, trouble: this.#problem('公式错误', problem) }
    }
    const trouble: RowProblem = {
      column: this.header,
      kind: '公式错误',
      verdict: '已自动修正',
      problem,
    }
    return { copy: noValue, trouble }
  }

  #asking(found: CleanedCell, word: string): Reading {
    const trouble = this.#problem(kindOf(found), found.problem ?? '')
    const suggestion = suggestChoice(this.fact, word)
    const advised = suggestion === undefined ? trouble : { ...trouble, suggestion }
    return { copy: noValue, trouble: advised, unknownWord: word }
  }

  #problem(kind: string, what: string): RowProblem {
    return {
      column: this.header,
      kind,
      verdict: '需确认',
      problem: `${what}，这一项按未知处理。请核对后补报`,
    }
  }
}

interface Reading {
  readonly copy: string
  readonly trouble?: RowProblem | undefined
  readonly unknownWord?: string
}

/** Flags that say something of the cell, but nothing that was changed. */
export const harmlessFlags: ReadonlySet<string> = new Set([
  '空',
  '占位',
  '长期',
  '私用区字',
  '港澳台居住证',
  '已答复为未知',
])

export const fieldOf: Readonly<Record<FactType, CleanField>> = {
  金额: 'money',
  数量: 'number',
  面积: 'area',
  日期: 'date',
  月份: 'month',
  是否: 'truth',
  代码: 'code',
  文本: 'text',
}

/** 日期非法 is said of an identity number's birth date; a day of another column does not exist. */
function kindOf({ flags, unknownWord }: CleanedCell): string {
  if (unknownWord !== undefined) return '未知代码'
  const kind = flags.at(-1) ?? '无法识别'
  return kind === '日期非法' ? '日期不存在' : kind
}

/** The value as its column takes it; undefined when it says less than the column needs. */
function storedText(
  fact: Fact,
  { value }: CleanedCell,
  cell: RawCell,
  unit: string | undefined,
): string | number | boolean | undefined {
  if (value === null) return undefined
  if (fact.type === '日期') return String(value).length === 10 ? value : undefined
  if (fact.type === '月份') return `${String(value)}-01`
  if (fact.type !== '数量' || typeof value !== 'number') return value
  const isShare = unit === '%' || (typeof cell === 'string' && /[%％]/.test(cell))
  const whole = isShare && fact.unit === '百分比' ? Math.round(value * 100) : value
  return Number.isSafeInteger(whole) ? whole : undefined
}

/** The value of a field that a reader gave. */
export function valueInField(fact: Fact, field: string): string | number | boolean | null {
  if (field === noValue) return null
  if (fact.type === '是否') return field === 't'
  if (fact.type === '金额' || fact.type === '数量' || fact.type === '面积') return Number(field)
  return field.includes('\\')
    ? field.replace(/\\(.)/g, (_, char: string) => escaped[char] ?? char)
    : field
}

const escaped: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' }

function incomplete(type: FactType): string {
  return type === '日期' ? '只有年份或月份，没有日' : '应为整数'
}

/** Up to nine digits, and up to two decimals. */
function isPlainAmount(text: string): boolean {
  const dot = text.indexOf('.')
  if (dot < 0) return text.length <= 9 && isDigits(text, text.length)
  const decimals = text.length - dot - 1
  if (dot === 0 || dot > 9 || decimals === 0 || decimals > 2) return false
  return isDigits(text, dot) && isDigits(text.slice(dot + 1), decimals)
}

function inFen(text: string): string {
  const dot = text.indexOf('.')
  if (dot < 0) return `${text}00`
  const decimals = text.slice(dot + 1)
  return text.slice(0, dot) + (decimals.length === 1 ? `${decimals}0` : decimals)
}

function isDigits(text: string, length: number): boolean {
  if (length === 0 || length > 9) return false
  for (let at = 0; at < length; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return false
  }
  return true
}
