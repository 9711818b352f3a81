import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { EncodingDetector } from './decode-text.ts'
import { openWorkbook, type WorkbookSession } from './open-workbook.ts'
import type { RawRow, ReadFile, ReadLimits } from './raw-row.ts'
import { readCsvRows, sniffDelimiter } from './read-csv.ts'
import { asRefusal, namingTheFile } from './refuse-file.ts'
import { scanFile } from './scan-file.ts'
import { sniffFile } from './sniff-file.ts'
import type { WorkbookTask } from './workbook-protocol.ts'

export const defaultLimits: ReadLimits = {
  ms: 120_000,
  heapMb: 1024,
  rssMb: 1500,
  rows: 5_000_000,
  cells: 100_000_000,
  unpackedBytes: 1_500_000_000,
  zipRatio: 100,
}

/**
 * Opens a department's file: finds out by content what it is, hashes it, and delivers its rows in
 * batches. What cannot be read is a `Refusal` that names the file and says what to do, from here or
 * from `rows()`.
 */
export function readFile(
  path: string,
  options: { readonly limits?: Partial<ReadLimits> } = {},
): Promise<ReadFile> {
  const limits = { ...defaultLimits, ...options.limits }
  return namingTheFile(basename(path), async () => {
    await scanFile(path)
    const sniffed = await sniffFile(path)
    const survey = await surveyFile(path)
    if (sniffed === 'text') return openText({ path, limits, ...survey })
    const kind = sniffed === 'zip' ? 'xlsx' : sniffed
    return openBook({ path, kind, limits }, survey)
  })
}

interface Survey {
  readonly bytes: number
  readonly sha256: string
  readonly detector: EncodingDetector
}

/** One pass over the bytes, for the hash and the encoding; the rows come from a second. */
async function surveyFile(path: string): Promise<Survey> {
  const hash = createHash('sha256')
  const detector = new EncodingDetector()
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
    hash.update(chunk)
    detector.add(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex'), detector }
}

async function openText(
  source: Survey & { readonly path: string; readonly limits: ReadLimits },
): Promise<ReadFile> {
  const { path, limits, bytes, sha256 } = source
  const encoding = source.detector.result()
  const delimiter = await sniffDelimiter(path, encoding)
  const notes: string[] = []
  const note = noteOnce(notes)
  let taken = 0
  const rows = (): AsyncGenerator<readonly RawRow[]> => {
    taken = 0
    const took = (count: number): void => {
      taken += count
    }
    return readCsvRows({ path, encoding, delimiter, limits, note, took })
  }
  return {
    kind: 'csv',
    encoding,
    delimiter,
    date1904: false,
    bytes,
    sha256,
    sheets: [{ name: '', hidden: false, merges: [], hiddenColumns: 0 }],
    rows: () => namingRows(path, rows()),
    bytesRead: () => taken,
    notes,
    close: async () => {},
  }
}

async function openBook(task: WorkbookTask, survey: Survey): Promise<ReadFile> {
  let session: WorkbookSession | undefined = await openWorkbook(task)
  const { opened } = session
  const notes: string[] = []
  const note = noteOnce(notes)
  for (const text of opened.notes) note(text)
  for (const { name, hiddenColumns } of opened.sheets) {
    if (hiddenColumns > 0) note(`工作表“${name}”有 ${hiddenColumns} 列被隐藏，已一并读入`)
  }
  async function* rows(): AsyncGenerator<readonly RawRow[]> {
    const current = session ?? (await openWorkbook(task))
    session = undefined
    yield* current.rows(note)
  }
  return {
    ...opened,
    bytes: survey.bytes,
    sha256: survey.sha256,
    rows: () => namingRows(task.path, rows()),
    notes,
    close: async () => session?.close(),
  }
}

function noteOnce(notes: string[]): (text: string) => void {
  return (text) => {
    if (!notes.includes(text)) notes.push(text)
  }
}

async function* namingRows(
  path: string,
  rows: AsyncGenerator<readonly RawRow[]>,
): AsyncGenerator<readonly RawRow[]> {
  try {
    yield* rows
  } catch (error) {
    throw asRefusal(error, basename(path))
  }
}
