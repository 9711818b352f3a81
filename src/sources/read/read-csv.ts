import { createReadStream } from 'node:fs'
import Papa from 'papaparse'
import { decodeChunks, type Encoding } from './decode-text.ts'
import { detectDelimiter } from './detect-delimiter.ts'
import { batchRows, type RawCell, type RawRow, type ReadLimits } from './raw-row.ts'
import { Unreadable } from './unreadable.ts'

/** Longer than any honest row: a quotation mark without its partner swallows the rest of a file. */
const maxRowLength = 2_000_000

export interface CsvSource {
  readonly path: string
  readonly encoding: Encoding
  readonly delimiter: string
  readonly limits: ReadLimits
  readonly note: (text: string) => void
  /** Hears how many bytes each piece of the file has. */
  readonly took: (bytes: number) => void
}

/** The rows of a delimited text, decoded and parsed chunk by chunk. */
export async function* readCsvRows(source: CsvSource): AsyncGenerator<readonly RawRow[]> {
  const parser = new Papa.Parser({ delimiter: source.delimiter, newline: '\n', quoteChar: '"' })
  const state: CsvState = { source, parser, rest: '', row: 0, cells: 0, broken: 0, batch: [] }
  const bytes = counted(createReadStream(source.path), source.took)
  for await (const whole of withPlainLineEnds(decodeChunks(bytes, source.encoding))) {
    const text = withoutNul(state, whole)
    countBroken(state, text)
    state.rest = state.rest === '' ? text : state.rest + text
    takeRows(state, false)
    if (state.rest.length > maxRowLength) {
      throw state.rest.includes('"') ? unclosedQuote(state) : new Unreadable('unknown-kind')
    }
    if (state.batch.length >= batchRows) yield* flush(state)
  }
  takeRows(state, true)
  yield* flush(state)
  if (state.broken > 0) {
    source.note(`有 ${state.broken} 处字符无法识别（显示为 �），请核对原文件的编码`)
  }
}

interface CsvState {
  readonly source: CsvSource
  readonly parser: Papa.Parser
  rest: string
  row: number
  cells: number
  broken: number
  batch: RawRow[]
}

function* flush(state: CsvState): Generator<readonly RawRow[]> {
  for (let from = 0; from < state.batch.length; from += batchRows) {
    yield state.batch.slice(from, from + batchRows)
  }
  state.batch = []
}

function takeRows(state: CsvState, last: boolean): void {
  if (state.rest === '') return
  // What the parser returns: papaparse declares it `any`.
  const parsed = state.parser.parse(state.rest, 0, !last) as Papa.ParseResult<string[]>
  // A misplaced quotation mark may swallow the rows that follow: rather no file than a wrong row.
  // Errors of the last, unfinished row come up again when its rest is there.
  const broken = parsed.errors.find((error) => last || (error.row ?? 0) < parsed.data.length)
  if (broken) throw unclosedQuote(state, broken.row ?? 0)
  state.rest = last ? '' : state.rest.slice(parsed.meta.cursor)
  for (const texts of parsed.data) addRow(state, texts)
}

function addRow(state: CsvState, texts: readonly string[]): void {
  state.row += 1
  const { limits } = state.source
  if (state.row > limits.rows) throw new Unreadable('too-many-rows', { limit: limits.rows })
  let blank = true
  const cells: RawCell[] = new Array(texts.length)
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at]
    if (text === undefined || text === '') {
      cells[at] = null
      continue
    }
    cells[at] = text
    if (blank && text.trim() !== '' && text !== '\x1a') blank = false
  }
  if (blank) return
  state.cells += cells.length
  if (state.cells > limits.cells) throw new Unreadable('too-many-cells', { limit: limits.cells })
  state.batch.push({ sheet: '', row: state.row, cells })
}

function unclosedQuote(state: CsvState, offset = 0): Unreadable {
  return new Unreadable('unclosed-quote', { row: state.row + 1 + offset })
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  took: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    took(chunk.length)
    yield chunk
  }
}

/** No text has a character of this number; a database takes none. */
function withoutNul(state: CsvState, text: string): string {
  if (!text.includes('\0')) return text
  const kept = text.replaceAll('\0', '')
  state.broken += text.length - kept.length
  return kept
}

function countBroken(state: CsvState, text: string): void {
  for (let at = text.indexOf('�'); at >= 0; at = text.indexOf('�', at + 1)) state.broken += 1
}

/** Line ends become '\n', also where a chunk ends between '\r' and '\n'. */
async function* withPlainLineEnds(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let carry = ''
  for await (const text of texts) {
    const joined = carry + text
    carry = joined.endsWith('\r') ? '\r' : ''
    const whole = carry ? joined.slice(0, -1) : joined
    if (whole !== '') yield whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole
  }
  if (carry) yield '\n'
}

/** The delimiter, decided from the first decoded characters. */
export async function sniffDelimiter(path: string, encoding: Encoding): Promise<string> {
  const head = createReadStream(path, { end: 65_535 })
  let text = ''
  for await (const part of withPlainLineEnds(decodeChunks(head, encoding))) text += part
  return detectDelimiter(text)
}
