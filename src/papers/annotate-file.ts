import { mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { annotateText } from './annotate-text.ts'
import { annotateWorkbook } from './annotate-workbook.ts'
import type { AnnotateInput } from './annotations.ts'
import { convertToWorkbook } from './convert-to-workbook.ts'
import { refuse } from './refusals.ts'
import { openArchive } from './xlsx/read-archive.ts'

/**
 * Gives a sender's file back with two columns beside its own: what is wrong with a row, and what is
 * proposed. A workbook stays as it is but for these and the colour of the bad cells; .xls, HTML and
 * XML tables become .xlsx with the same texts; a delimited text keeps its bytes, encoding, delimiter
 * and line ends. Memory does not grow with the rows of .xlsx and text files. Returns the name of the
 * file written (beside or in `out`) and how many rows carry a problem. Refuses what cannot be opened.
 */
export async function annotateFile(
  input: AnnotateInput,
): Promise<{ readonly fileName: string; readonly path: string; readonly rows: number }> {
  const kind = await kindOf(input.source)
  const path = await targetOf(input, kind)
  await mkdir(dirname(path), { recursive: true })
  const folder = await mkdtemp(join(dirname(path), '.annotate-'))
  try {
    const written = join(folder, 'file')
    const { rows } = await annotate(kind, { input, written, folder })
    await rename(written, path)
    return { fileName: basename(path), path, rows }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Kind = 'workbook' | 'legacy' | 'text'

async function annotate(
  kind: Kind,
  work: { readonly input: AnnotateInput; readonly written: string; readonly folder: string },
): Promise<{ readonly rows: number }> {
  const { input, written, folder } = work
  if (kind === 'text') return annotateText(input.source, written, input)
  let source = input.source
  if (kind === 'legacy') {
    source = join(folder, 'converted.xlsx')
    await convertToWorkbook(input.source, source)
  }
  const done = await annotateWorkbook(source, written, input)
  if (done) return done
  throw refuse('file-unreadable', { file: basename(input.source) })
}

async function kindOf(path: string): Promise<Kind> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    const head = buffer.subarray(0, bytesRead)
    if (head.readUInt32BE(0) === 0x504b0304) return (await hasMacros(path)) ? 'legacy' : 'workbook'
    if (head.readUInt32BE(0) === 0xd0cf11e0) return 'legacy'
    const text = head
      .toString('latin1')
      .replace(/\0/g, '')
      .replace(/^(ÿþ|þÿ|ï»¿)/, '')
    return /^\s*<[!?a-z]/i.test(text) ? 'legacy' : 'text'
  } finally {
    await file.close()
  }
}

const macroPart = /^[\\/]?xl[\\/](vbaProject|macrosheets[\\/]|activeX[\\/])/i

/** A sender's macros are not handed on to whoever opens the file that goes back. */
async function hasMacros(path: string): Promise<boolean> {
  const archive = await openArchive(path)
  return archive?.entries.some(({ name }) => macroPart.test(name)) === true
}

async function targetOf({ source, out }: AnnotateInput, kind: Kind): Promise<string> {
  const isFolder = await stat(out).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const ending = kind === 'text' ? extname(source) || '.csv' : '.xlsx'
  const plain = isFolder ? join(out, `${basename(source, extname(source))}-问题`) : out
  const own = extname(plain)
  const known = /^\.(xlsx|xlsm|xls|et|csv|txt|tsv|htm|html|xml)$/i.test(own)
  if (kind === 'workbook' && /^\.xls[xm]$/i.test(own)) return plain
  if (kind === 'text' && known && !/^\.(xls|xlsx|xlsm|et)$/i.test(own)) return plain
  return `${known ? plain.slice(0, -own.length) : plain}${ending}`
}
