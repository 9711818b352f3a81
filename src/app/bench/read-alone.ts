import { createReadStream, readFileSync } from 'node:fs'
import { readFile as readBytes } from 'node:fs/promises'
import * as XLSX from '@e965/xlsx'
import { streamXlsxRows } from 'hucre/xlsx'
import Papa from 'papaparse'
import { isRefusal } from '#kernel/index'
import { readFile } from '#sources/index'

export const readers = ['ours', 'papaparse', 'hucre', 'xlsx'] as const
export type Reader = (typeof readers)[number]

export interface ReadFigures {
  readonly rows: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  /** Why it was not read. */
  readonly refusal?: string
}

/** Reads a file and does nothing with it; the figures are those of this whole process. */
export async function readAlone(reader: Reader, file: string): Promise<ReadFigures> {
  const before = process.cpuUsage()
  const start = performance.now()
  let rows = 0
  let refusal: string | undefined
  try {
    rows = await loops[reader](file)
  } catch (error) {
    if (!isRefusal(error)) throw error
    refusal = error.message
  }
  const { user, system } = process.cpuUsage(before)
  return {
    rows,
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: peakMegabytes(),
    ...(refusal === undefined ? {} : { refusal }),
  }
}

/** Since this program began: what the system calls its largest size counts the one that started it. */
function peakMegabytes(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8')
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
}

const loops: Readonly<Record<Reader, (file: string) => Promise<number>>> = {
  async ours(file) {
    let rows = 0
    const read = await readFile(file)
    for await (const batch of read.rows()) rows += batch.length
    return rows
  },

  papaparse(file) {
    return new Promise((resolve, reject) => {
      let rows = 0
      Papa.parse<string[]>(createReadStream(file), {
        chunk: ({ data }) => {
          rows += data.length
        },
        complete: () => resolve(rows),
        error: reject,
      })
    })
  },

  async hucre(file) {
    let rows = 0
    for await (const { values } of streamXlsxRows(await readBytes(file))) {
      if (values.length > 0) rows += 1
    }
    return rows
  },

  async xlsx(file) {
    const book = XLSX.read(await readBytes(file), { dense: true })
    let rows = 0
    for (const name of book.SheetNames) {
      // `dense` puts the rows there; the library's types know only sparse sheets.
      rows += ((book.Sheets[name]?.['!data'] ?? []) as readonly unknown[]).length
    }
    return rows
  },
}
