import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { refuse } from './refusals.ts'

/** Writes a workbook of 1997–2003, an HTML or an XML table as .xlsx with the same values, texts as texts. */
export async function convertToWorkbook(source: string, out: string): Promise<void> {
  const bytes = await readFile(source)
  const isCompound = bytes.readUInt32BE(0) === 0xd0cf11e0
  const content = isCompound ? bytes : decoded(bytes)
  try {
    const book = XLSX.read(content, {
      type: isCompound ? 'buffer' : 'string',
      // Left to itself the library makes numbers of 18 digits, rounded.
      raw: !isCompound,
      cellNF: true,
      cellFormula: false,
      cellStyles: true,
    })
    // Asked for a buffer, the library gives one; its types say `any`.
    const written = XLSX.write(book, {
      type: 'buffer',
      bookType: 'xlsx',
      cellStyles: true,
    }) as Buffer
    await writeFile(out, written, { mode: 0o600 })
  } catch (error) {
    throw refuse('file-unreadable', { file: basename(source) }, { cause: error })
  }
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const head = bytes.subarray(0, 2048).toString('latin1')
    return new TextDecoder(/charset\s*=\s*["']?big5/i.test(head) ? 'big5' : 'gb18030').decode(bytes)
  }
}
