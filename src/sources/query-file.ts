import type { LocalDate } from '#kernel/index'
import { cleanCell } from './clean/index.ts'
import type { DatasetMap } from './domain.ts'
import {
  findHeader,
  isTotalOrSignature,
  normaliseHeader,
  type RawRow,
  readFile,
} from './read/index.ts'
import { refuse } from './refusals.ts'
import { replyMarkIn } from './reply-mark.ts'

/** A row of somebody's own list: the number that it asks about, or why it has none. */
export interface NumberRow {
  readonly sheet: string
  readonly row: number
  readonly number: string | null
  readonly name: string | null
  readonly problem: string | null
}

/** A list of people read for their numbers only. */
export interface NumberList {
  readonly rows: readonly NumberRow[]
  /** The last row of the header of each sheet that has a column of numbers. */
  readonly headers: readonly { readonly sheet: string; readonly headerRow: number }[]
}

const roles = ['身份证号', '姓名'] as const
type Role = (typeof roles)[number]

interface Head {
  readonly lastRow: number
  readonly columns: ReadonlyMap<Role, number>
}

/**
 * The numbers of a list that any department keeps in any form: the columns 身份证号 and 姓名 by their usual
 * headers, sheet by sheet. Nothing else is read and nothing is kept. Refuses a file without such a column.
 */
export async function readNumbers(
  path: string,
  { map, today }: { readonly map: DatasetMap; readonly today: LocalDate },
): Promise<NumberList> {
  const file = await readFile(path)
  const keys = keysOf(map)
  const heads = new Map<string, Head | null>()
  const rows: NumberRow[] = []
  try {
    for await (const batch of file.rows()) {
      for (const [sheet, some] of bySheet(batch)) {
        const merges = file.sheets.find(({ name }) => name === sheet)?.merges ?? []
        const head = heads.get(sheet) ?? headOf({ rows: some, merges }, keys)
        if (!heads.has(sheet)) heads.set(sheet, head)
        if (head) rows.push(...some.flatMap((row) => numberIn(row, head, today)))
      }
    }
  } finally {
    await file.close()
  }
  const headers = [...heads].flatMap(([sheet, head]) =>
    head ? [{ sheet, headerRow: head.lastRow }] : [],
  )
  if (headers.length === 0) throw refuse('numbers-missing', {})
  return { rows, headers }
}

/** The data request that a file answers, by the line over its table; undefined for any other file. */
export async function findReplyMark(path: string): Promise<string | undefined> {
  const file = await readFile(path)
  try {
    for await (const batch of file.rows()) return replyMarkIn(batch)
    return undefined
  } finally {
    await file.close()
  }
}

function keysOf({ roleHeaders }: DatasetMap): ReadonlyMap<string, Role> {
  const pairs = roles.flatMap((role) =>
    [role, ...(roleHeaders[role] ?? [])].map((text) => [normaliseHeader(text).text, role] as const),
  )
  return new Map(pairs.toReversed())
}

function headOf(
  sheet: Pick<Parameters<typeof findHeader>[0], 'rows' | 'merges'>,
  keys: ReadonlyMap<string, Role>,
): Head | null {
  const guess = findHeader({ ...sheet, recognise: (header) => keys.get(header) })
  const columns = new Map<Role, number>()
  for (const { key, index } of guess?.columns ?? []) {
    const role = roles.find((one) => one === key)
    if (role && !columns.has(role)) columns.set(role, index)
  }
  return guess && columns.has('身份证号') ? { lastRow: guess.lastRow, columns } : null
}

function numberIn(row: RawRow, { lastRow, columns }: Head, today: LocalDate): NumberRow[] {
  if (row.row <= lastRow) return []
  const cell = (role: Role) => row.cells[columns.get(role) ?? -1] ?? null
  const { value, problem } = cleanCell('id', cell('身份证号'), { today })
  if (typeof value !== 'string' && isTotalOrSignature(row) !== undefined) return []
  const name = cleanCell('name', cell('姓名'), { today }).value
  return [
    {
      sheet: row.sheet,
      row: row.row,
      number: typeof value === 'string' ? value : null,
      name: typeof name === 'string' ? name : null,
      problem: typeof value === 'string' ? null : (problem ?? '没有身份证号'),
    },
  ]
}

function bySheet(batch: readonly RawRow[]): ReadonlyMap<string, readonly RawRow[]> {
  const sheets = new Map<string, RawRow[]>()
  for (const row of batch) {
    const rows = sheets.get(row.sheet)
    if (rows) rows.push(row)
    else sheets.set(row.sheet, [row])
  }
  return sheets
}
