import type { RawCell } from './raw-row.ts'

/** A row under the header that is about the table, not about a person. */
export interface NotAPerson {
  readonly kind: 'total' | 'signature' | 'note'
  /** Of a total: the numbers it states, by column, to compare with the sums of the rows. */
  readonly numbers: readonly { readonly column: number; readonly value: number }[]
  /** How many people a total speaks of: 合计 7 人. */
  readonly people?: number
}

const totals =
  /^(?:.{0,20}(?:合计|小计|总计|共计|累计)|总人数|人数合计|总数|总户数|本页合计)(?:[:：(（\d].*|[人户元]数?|金额)?$/
const signatures =
  /^(?:制表|填表|填报|审核|复核|经办|单位负责|负责|联系|分管领导|主管领导|主要领导|校对|录入|报送|签字|签章|盖章|领导签字|部门负责)(?:人|单位|部门|领导|日期|时间|电话|方式|员|签字|签名|（.*）|\(.*\))*[:：]/
const notes =
  /^(?:注|备注|说明|填表说明|注意|附注|备注说明)\d*[:：、.．]|^注\d|^[(（]?以下(?:空白|无正文|无内容|无数据|为空)/
const bareTotal = /^(?:合计|小计|总计|共计|累计|总数)[:：]?$/

/** Recognises 合计, signature and 注 rows; undefined for a row that may be a person's. */
export function isTotalOrSignature(row: {
  readonly cells: readonly RawCell[]
}): NotAPerson | undefined {
  const texts = row.cells.flatMap((cell) => (typeof cell === 'string' ? [compact(cell)] : []))
  const words = texts.filter((text) => text !== '')
  const first = words[0]
  if (first === undefined || words.some(looksLikeIdentity)) return undefined
  if (words.slice(0, 3).some((word) => totals.test(word)) || words.some((w) => bareTotal.test(w))) {
    return totalOf(row.cells, words)
  }
  if (notes.test(first)) return { kind: 'note', numbers: [] }
  const labelled = words.filter((word) => signatures.test(word)).length
  // A person's row has more filled cells than labels.
  if (signatures.test(first) && filled(row.cells) <= labelled * 2 + 1) {
    return { kind: 'signature', numbers: [] }
  }
  return undefined
}

function totalOf(cells: readonly RawCell[], words: readonly string[]): NotAPerson {
  const stated = words.map((word) => /(?<![\d.])(\d{1,7})人(?![均次])/.exec(word)?.[1])
  const people = stated.find((number) => number !== undefined)
  const numbers = numbersOf(cells)
  return { kind: 'total', numbers, ...(people === undefined ? {} : { people: Number(people) }) }
}

/** Whether a row has cells missing or too many against a header of `width` columns. */
export function isRagged(row: { readonly cells: readonly RawCell[] }, width: number): boolean {
  if (row.cells.length < width) return true
  return row.cells.slice(width).some((cell) => cell !== null && cell !== '')
}

function compact(text: string): string {
  return text.replace(/[\s\u00a0\u3000\u200b\ufeff]/g, '')
}

function looksLikeIdentity(text: string): boolean {
  return /^[\d０-９]{14,}/.test(text)
}

function filled(cells: readonly RawCell[]): number {
  return cells.filter((cell) => cell !== null && !(typeof cell === 'string' && !cell.trim())).length
}

function numbersOf(cells: readonly RawCell[]): NotAPerson['numbers'] {
  return cells.flatMap((cell, column) => {
    if (typeof cell === 'number') return [{ column, value: cell }]
    if (typeof cell !== 'string') return []
    const text = compact(cell).replace(/[,，¥￥元]/g, '')
    return /^-?\d+(\.\d+)?$/.test(text) ? [{ column, value: Number(text) }] : []
  })
}
