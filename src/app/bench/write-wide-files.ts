import { once } from 'node:events'
import { createWriteStream, writeFileSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import { type WideFile, wideHeader, wideRow } from './wide-rows.ts'

const chunkLength = 262_144

export async function writeWideCsv(file: WideFile): Promise<void> {
  const out = createWriteStream(file.path)
  for (const chunk of chunksOf(file, (cells) => `${cells.join()}\n`)) {
    if (!out.write(chunk)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
}

/** The stream of an .xls with a text in every cell; the format ends at 65,536 rows. */
export function writeWideXls(file: WideFile): void {
  const records: Buffer[] = [record(0x809, [0x600, 0x10, 0, 0, 0, 0, 0, 0])]
  let row = 0
  const addRow = (cells: readonly string[]): void => {
    for (const [column, text] of cells.entries()) {
      const chars = Buffer.from(text, 'utf16le')
      const head = record(0x204, [row, column, 0, text.length])
      // One byte says that the characters have two.
      head.writeUInt16LE(9 + chars.length, 2)
      records.push(head, Buffer.from([1]), chars)
    }
    row += 1
  }
  addRow(wideHeader)
  for (let at = 0; at < file.rows - 1; at += 1) addRow(wideRow(at, file))
  writeFileSync(file.path, Buffer.concat([...records, record(0x0a, [])]))
}

function record(kind: number, words: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + words.length * 2)
  for (const [at, word] of [kind, words.length * 2, ...words].entries()) {
    bytes.writeUInt16LE(word, at * 2)
  }
  return bytes
}

/** An .xlsx as Excel writes it: every text stands once in the list of shared texts. */
export async function writeWideXlsx(file: WideFile): Promise<void> {
  const numberOf = new Map<string, number>()
  const cell = (text: string): string => {
    let number = numberOf.get(text)
    if (number === undefined) {
      number = numberOf.size
      numberOf.set(text, number)
    }
    return String(number)
  }
  let row = 0
  const rowXml = (cells: readonly string[]): string => {
    row += 1
    const inner = cells.map(
      (text, at) => `<c r="${'ABCDEFGHIJKL'[at]}${row}" t="s"><v>${cell(text)}</v></c>`,
    )
    return `<row r="${row}">${inner.join('')}</row>`
  }
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const link = (id: string, part: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${part}" Target="${target}"/>`
  const links = (inner: string): string =>
    `<Relationships xmlns="${packages}/relationships">${inner}</Relationships>`
  const sheet = await packed(
    around(
      `<worksheet xmlns="${main}"><sheetData>`,
      chunksOf(file, rowXml),
      '</sheetData></worksheet>',
    ),
  )
  const texts = Array.from(numberOf.keys(), (text) => `<si><t>${text}</t></si>`)
  const entries: Readonly<Record<string, Packed>> = {
    '[Content_Types].xml': await packed([
      `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ]),
    '_rels/.rels': await packed([links(link('rId1', 'officeDocument', 'xl/workbook.xml'))]),
    'xl/workbook.xml': await packed([
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ]),
    'xl/_rels/workbook.xml.rels': await packed([
      links(
        link('rId1', 'worksheet', 'worksheets/sheet1.xml') +
          link('rId2', 'sharedStrings', 'sharedStrings.xml'),
      ),
    ]),
    'xl/worksheets/sheet1.xml': sheet,
    'xl/sharedStrings.xml': await packed(around(`<sst xmlns="${main}">`, texts, '</sst>')),
  }
  writeFileSync(file.path, zipOf(entries))
}

function* chunksOf(file: WideFile, write: (cells: readonly string[]) => string): Generator<string> {
  let chunk = write(wideHeader)
  for (let at = 0; at < file.rows - 1; at += 1) {
    chunk += write(wideRow(at, file))
    if (chunk.length < chunkLength) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

function* around(before: string, inner: Iterable<string>, after: string): Generator<string> {
  yield before
  yield* inner
  yield after
}

interface Packed {
  readonly bytes: Buffer
  readonly unpacked: number
  readonly crc: number
}

async function packed(texts: Iterable<string>): Promise<Packed> {
  const deflate = createDeflateRaw()
  const out: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => out.push(chunk))
  let unpacked = 0
  let crc = 0
  for (const text of texts) {
    const bytes = Buffer.from(text)
    unpacked += bytes.length
    crc = crc32(bytes, crc)
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  deflate.end()
  await once(deflate, 'end')
  return { bytes: Buffer.concat(out), unpacked, crc }
}

function zipOf(entries: Readonly<Record<string, Packed>>): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, { bytes, unpacked, crc }] of Object.entries(entries)) {
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc, 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(unpacked, 18)
    common.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), bytes])
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), common, tail, Buffer.from(name))
    locals.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(locals.length, 8)
  end.writeUInt16LE(locals.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, listed, end])
}
