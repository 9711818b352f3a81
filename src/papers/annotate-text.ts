import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type AnnotateInput, isProblemHeader, notesOf, suggestionHeader } from './annotations.ts'
import { csvField } from './safe-text.ts'
import { encodeText } from './text/encode-text.ts'
import { sniffText, type TextForm } from './text/sniff-text.ts'
import { type TextRecord, textRecords } from './text/text-records.ts'

/**
 * Writes a delimited text again with two fields after every row from the header on, in its own
 * encoding, delimiter and line ends; the bytes of every line stay. Shorter rows are filled up with
 * empty fields, so that the two stand in columns of their own.
 */
export async function annotateText(
  source: string,
  out: string,
  input: Pick<AnnotateInput, 'mark' | 'second' | 'problems' | 'firstRows'>,
): Promise<{ readonly rows: number }> {
  const form = await sniffText(source)
  const headerRow = input.firstRows[0]?.headerRow ?? 1
  const notes = notesOf(input.problems, input.firstRows[0]?.sheet ?? '')
  const { width, again } = await surveyText(source, form, headerRow)
  const append = (texts: readonly string[], missing: number): Buffer => {
    const fields = texts.map((text) => form.delimiter + csvField(text, form.delimiter))
    return encodeText(form.delimiter.repeat(Math.max(0, missing)) + fields.join(''), form.encoding)
  }
  const headers = [input.mark, input.second ?? suggestionHeader]
  let rows = 0
  async function* written(): AsyncGenerator<Buffer> {
    let row = 0
    for await (const record of textRecords(source, form)) {
      row += 1
      const { bytes, fields, end } = again ? withoutOld(record, width, form) : record
      yield bytes
      if (row === headerRow) yield append(headers, width - fields.length)
      else if (row > headerRow && !record.isBlank) {
        const note = notes.get(row)
        if (note) rows += 1
        yield append([note?.problem ?? '', note?.suggestion ?? ''], width - fields.length)
      }
      yield end
    }
  }
  await pipeline(Readable.from(inChunks(written())), createWriteStream(out, { mode: 0o600 }))
  return { rows }
}

/** How many fields the longest row has, without the two that an earlier annotation added. */
async function surveyText(
  source: string,
  form: TextForm,
  headerRow: number,
): Promise<{ readonly width: number; readonly again: boolean }> {
  let row = 0
  let width = 0
  let old: number | undefined
  for await (const { bytes, fields, isBlank } of textRecords(source, form)) {
    row += 1
    if (row === headerRow) {
      const text = new TextDecoder(form.encoding).decode(bytes.subarray(fields.at(-2) ?? 0))
      if (fields.length > 2 && isProblemHeader(text.replace(/^"/, ''))) old = fields.length - 2
    }
    if (row >= headerRow && !isBlank) width = Math.max(width, fields.length)
  }
  return old === undefined ? { width, again: false } : { width: old, again: true }
}

/** A record without the fields from `width` on. */
function withoutOld(record: TextRecord, width: number, form: TextForm): TextRecord {
  const start = record.fields[width]
  if (start === undefined) return record
  const cut = start - encodeText(form.delimiter, form.encoding).length
  return { ...record, bytes: record.bytes.subarray(0, cut), fields: record.fields.slice(0, width) }
}

async function* inChunks(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const piece of pieces) {
    // Copied: the piece may lie in memory that is read into again.
    held.push(piece)
    size += piece.length
    if (size < 262_144) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  yield Buffer.concat(held)
}
