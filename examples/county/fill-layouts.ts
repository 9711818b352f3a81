import type { FileRow } from './file-rows.ts'
import type { Column, Layout } from './layouts.ts'
import { townships } from './model.ts'
import type { Cell, MergedRange, Sheet } from './write-sheets.ts'

/** The sheets of a file: titles, header, rows, 合计 and signature, as the layout says. */
export function fillLayout(
  layout: Layout,
  rows: readonly FileRow[],
  label: string,
): readonly Sheet[] {
  if (layout.sheetPerTownship !== true) return [sheetOf({ layout, rows, label, name: 'Sheet1' })]
  return townships
    .map((name) => ({ name, rows: rows.filter((row) => row.乡镇 === name) }))
    .filter((sheet) => sheet.rows.length > 0)
    .map((sheet) => sheetOf({ layout, label, ...sheet }))
}

function sheetOf(input: {
  readonly layout: Layout
  readonly rows: readonly FileRow[]
  readonly label: string
  readonly name: string
}): Sheet {
  const { layout, rows, label, name } = input
  const { columns } = layout
  const lines: Cell[][] = []
  const merges: MergedRange[] = []
  if (layout.title !== undefined) {
    merges.push({ fromRow: 0, fromColumn: 0, toRow: 0, toColumn: columns.length - 1 })
    lines.push([`${layout.title}（${label}）`])
  }
  addHeader(columns, lines, merges)
  const top = lines.length
  for (const [at, row] of rows.entries())
    lines.push(columns.map((column) => dayAs(layout.days, cellOf(column, row, at))))
  if (layout.mergedHouseholds === true) mergeHouseholds({ columns, rows, top, lines, merges })
  if (layout.closing === true) {
    lines.push(columns.map((column, at) => totalOf(column, at, rows)))
    lines.push(['制表人：李制表', null, '审核人：王审核'])
  }
  return { name, rows: lines, merges }
}

/** One header row, or two where the columns stand in groups, the groups merged over their columns. */
function addHeader(columns: readonly Column[], lines: Cell[][], merges: MergedRange[]): void {
  if (columns.every((column) => column.group === undefined)) {
    lines.push(columns.map((column) => column.header))
    return
  }
  const row = lines.length
  const upper: Cell[] = []
  const lower: Cell[] = []
  for (const [at, column] of columns.entries()) {
    if (column.group === undefined) {
      upper.push(column.header)
      lower.push(null)
      merges.push({ fromRow: row, fromColumn: at, toRow: row + 1, toColumn: at })
      continue
    }
    const begins = columns[at - 1]?.group !== column.group
    upper.push(begins ? column.group : null)
    lower.push(column.header)
    if (!begins) continue
    const width = columns.slice(at).findIndex((other) => other.group !== column.group)
    const last = width === -1 ? columns.length - 1 : at + width - 1
    merges.push({ fromRow: row, fromColumn: at, toRow: row, toColumn: last })
  }
  lines.push(upper, lower)
}

function cellOf(column: Column, row: FileRow, at: number): Cell {
  if (column.key === '序号') return at + 1
  const value = row[column.key]
  if (value === undefined || value === '') return null
  if (column.inTenThousands === true) return Number((Number(value) / 10_000).toFixed(6))
  return value
}

/** A day as the department writes it; anything else stays. */
function dayAs(writing: Layout['days'], cell: Cell): Cell {
  if (writing === undefined || typeof cell !== 'string') return cell
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cell) ?? []
  if (year === undefined) return cell
  if (writing === 'compact') return `${year}${month}${day}`
  const [shortMonth, shortDay] = [Number(month), Number(day)]
  if (writing === 'dotted') return `${year}.${shortMonth}.${shortDay}`
  return `${year}年${shortMonth}月${shortDay}日`
}

const sums = new Set(['本月应发金额', '本月实发金额', '学生资助金额'])

function totalOf(column: Column, at: number, rows: readonly FileRow[]): Cell {
  if (at === 0) return '合计'
  if (at === 1) return `${rows.length}人`
  if (!sums.has(column.key)) return null
  const fen = rows.reduce((sum, row) => sum + Math.round(Number(row[column.key] ?? 0) * 100), 0)
  return fen / 100
}

const householdKeys = new Set([
  ...[
    '户号',
    '户主姓名',
    '户主身份证号',
    '乡镇',
    '村',
    '城乡',
    '认定日期',
    '上次核查日期',
    '收入稳定',
  ],
  ...[
    '家庭年收入',
    '过去12个月总收入',
    '医疗刚性支出',
    '教育刚性支出',
    '其他刚性支出',
    '低保财产',
    '边缘财产',
  ],
  '义务人信息已采集',
])

/** What is said of a household stands once, in a cell merged over its rows. */
function mergeHouseholds(input: {
  readonly columns: readonly Column[]
  readonly rows: readonly FileRow[]
  readonly top: number
  readonly lines: Cell[][]
  readonly merges: MergedRange[]
}): void {
  const { columns, rows, top, lines, merges } = input
  for (let from = 0; from < rows.length; ) {
    let to = from
    while (rows[to + 1]?.户号 === rows[from]?.户号) to++
    for (const [at, column] of columns.entries()) {
      if (to === from || !householdKeys.has(column.key)) continue
      merges.push({ fromRow: top + from, fromColumn: at, toRow: top + to, toColumn: at })
      for (let row = from + 1; row <= to; row++) {
        const line = lines[top + row]
        if (line !== undefined) line[at] = null
      }
    }
    from = to + 1
  }
}
