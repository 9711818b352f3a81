import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvField } from './safe-text.ts'
import { footOf, type Table, type TableColumn, type TableValue } from './table.ts'

const lineEnd = '\r\n'

/** Writes a table as UTF-8 with a mark, which Excel and WPS open without a question. */
export async function writeCsvTable(path: string, table: Table): Promise<void> {
  async function* texts(): AsyncGenerator<string> {
    yield '\ufeff'
    for (const line of [table.title, ...(table.head ?? [])]) {
      if (line !== undefined) yield csvField(line) + lineEnd
    }
    yield table.columns.map(({ header }) => csvField(header)).join(',') + lineEnd
    let text = ''
    for await (const row of table.rows) {
      text += table.columns.map((column, at) => field(row[at] ?? null, column)).join(',') + lineEnd
      if (text.length < 65_536) continue
      yield text
      text = ''
    }
    yield text
    for (const line of footOf(table)) yield csvField(line) + lineEnd
  }
  await pipeline(Readable.from(texts()), createWriteStream(path, { mode: 0o600 }))
}

/** Numbers stand as plain numbers; 金额 in yuan without thousands separators. */
function field(value: TableValue, { kind }: TableColumn): string {
  if (value === null) return ''
  if (typeof value !== 'number') return csvField(value)
  return kind === '金额' ? (value / 100).toFixed(2) : String(value)
}
