import { fork } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import path from 'node:path'
import type { Reader, ReadFigures } from './read-alone.ts'
import { writeWideCsv, writeWideXls, writeWideXlsx } from './write-wide-files.ts'

export interface ReadingFigures {
  readonly name: string
  readonly path: string
  readonly rows: number
  readonly bytes: number
  readonly ours: ReadFigures
  readonly library: Reader
  readonly alone: ReadFigures
}

export interface WideSizes {
  readonly csv: number
  readonly xlsx: number
  readonly xls: number
}

/** The rows that an .xls can hold. */
export const xlsRows = 65_536

/** Writes a file of each kind and reads it, each time in a process of its own. */
export async function measureReading(
  folder: string,
  sizes: WideSizes,
  say: (line: string) => void,
): Promise<readonly ReadingFigures[]> {
  const found: ReadingFigures[] = []
  for (const [kind, write, library] of [
    ['csv', writeWideCsv, 'papaparse'],
    ['xlsx', writeWideXlsx, 'hucre'],
    ['xls', writeWideXls, 'xlsx'],
  ] as const) {
    const rows = sizes[kind]
    const file = path.join(folder, `社保缴费_2024-09.${kind}`)
    say(`写出并读取 ${rows} 行的 .${kind}……`)
    await write({ path: file, rows, turn: 1, slips: 0 })
    const ours = await readInProcess('ours', file)
    const alone = await readInProcess(library, file)
    const { size: bytes } = statSync(file)
    found.push({ name: kind, path: file, rows, bytes, ours, library, alone })
  }
  return found
}

async function readInProcess(reader: Reader, file: string): Promise<ReadFigures> {
  const program = process.argv[1]
  if (program === undefined) throw new Error('this process has no program to start again')
  const child = fork(program, ['bench-read', reader, file], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${reader} ended without a word (${code ?? signal})`)
  })
  const [message] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => undefined)
  if (child.exitCode === null) await once(child, 'exit')
  // What `bench-read` sends.
  return message as ReadFigures
}
