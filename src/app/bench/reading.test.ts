import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkIdentityNumber } from '#kernel/index'
import { readFile } from '#sources/index'
import type { ReadFigures } from './read-alone.ts'
import { wideHeader, wideRow } from './wide-rows.ts'
import { writeWideCsv, writeWideXls, writeWideXlsx } from './write-wide-files.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-reading-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function cellsOf(file: string): Promise<unknown> {
  const rows: unknown[] = []
  const read = await readFile(file)
  for await (const batch of read.rows()) rows.push(...batch.map(({ cells }) => cells))
  return rows
}

test('the three files of the bench say the same', async () => {
  const wide = { rows: 1200, turn: 1, slips: 20 }
  const expected = [
    [...wideHeader],
    ...Array.from({ length: 1199 }, (_, at) => wideRow(at, { ...wide, path: '' })),
  ]
  for (const [kind, write] of [
    ['csv', writeWideCsv],
    ['xlsx', writeWideXlsx],
    ['xls', writeWideXls],
  ] as const) {
    const file = path.join(folder, `wide.${kind}`)
    await write({ path: file, ...wide })
    expect(await cellsOf(file), kind).toEqual(expected)
  }
})

test('so many rows in a thousand have a number that cannot be right', () => {
  const numbers = Array.from({ length: 2000 }, (_, at) => {
    return wideRow(at, { path: '', rows: 2000, turn: 1, slips: 20 })[2] ?? ''
  })
  expect(numbers.filter((number) => !checkIdentityNumber(number).ok)).toHaveLength(40)
})

const isLong = process.env.DOUDI_LONG === '1'

/** Reads in a process of its own, whose memory is then that of the reading. */
function readApart(file: string): ReadFigures {
  const entry = path.join(import.meta.dirname, 'read-alone.ts')
  const script = `const { readAlone } = await import(${JSON.stringify(entry)})
    console.log(JSON.stringify(await readAlone('ours', process.argv[1])))`
  const flags = ['--import', 'tsx', '-C', 'source', '--input-type=module', '-e', script, file]
  // What `readAlone` gives back.
  return JSON.parse(execFileSync(process.execPath, flags, { encoding: 'utf8' })) as ReadFigures
}

test.each([
  ['csv', writeWideCsv, isLong ? 1_000_000 : 50_000, 300],
  ['xlsx', writeWideXlsx, isLong ? 400_000 : 10_000, 500],
] as const)(
  'a large .%s is read in little memory',
  { timeout: 600_000 },
  async (kind, write, rows, most) => {
    const file = path.join(folder, `large.${kind}`)
    await write({ path: file, rows, turn: 1, slips: 0 })
    const { peakMegabytes, ...read } = readApart(file)
    expect(read).toMatchObject({ rows })
    expect(peakMegabytes).toBeLessThan(most)
  },
)
