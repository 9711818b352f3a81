import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#db/index'
import { isRefusal } from '#kernel/index'
import { readRows } from '#sources/index'
import { generateCounty } from '../examples/county/generate.ts'
import { aFileCounty, type FileCounty } from '../src/matching/test-files.ts'
import { openSource } from '../src/sources/open-source.ts'
import { isArchive, readFile } from '../src/sources/read/index.ts'
import { openFreshPglite } from './on-both-engines.ts'

/*
 * Rows in are rows accounted for: what the reader gives below the headers, counted without the import's
 * help, is what the import says it has seen, and every row is in one of its numbers.
 */
const isLong = process.env.DOUDI_LONG === '1'
const example = mkdtempSync(path.join(tmpdir(), 'doudi-accounted-'))
generateCounty(example)
const folders = [
  path.join(import.meta.dirname, 'fixtures/messy'),
  path.join(import.meta.dirname, 'situations'),
  example,
]
const files = folders.flatMap((folder) => {
  const names = readdirSync(folder).filter((name) => /^[^.].*\.(?!json$|ts$|md$)\w+$/.test(name))
  // Every file is read three times: in an ordinary run a few of each kind.
  const step = isLong ? 1 : folder === example ? 32 : 10
  const some = names.filter((_, at) => at % step === 0)
  return some.map((name) => [name, path.join(folder, name)] as const)
})

let county: FileCounty
let database: Database
beforeAll(async () => {
  county = await aFileCounty(async () => {
    database = await openFreshPglite()
    return database
  })
})
afterAll(async () => {
  await database.close()
  rmSync(example, { recursive: true, force: true })
})

interface Numbers {
  readonly total: number
  readonly usable: number
  readonly corrected: number
  readonly needConfirm: number
  readonly refused: number
  readonly dropped: number
}

/** What the import says; undefined for a file that it refuses. */
async function said(file: string): Promise<Numbers | undefined> {
  const { db, acting, map } = county
  const input = { path: file, dataset: 'auto', map, period: '2024-09' }
  try {
    const rows = readRows(db, acting, input)
    for (;;) {
      const next = await rows.next()
      if (next.done === true) return next.value.counts
    }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return undefined
  }
}

/** How many rows with anything in them stand below the headers of the sheets that are read. */
async function standing(file: string): Promise<number> {
  const { db, acting, map } = county
  const source = await openSource(db, acting, {
    ...{ path: file, dataset: 'auto', map, period: '2024-09' },
  })
  const headers = new Map<string, number>()
  try {
    for await (const { section, plan } of source.sections()) {
      headers.set(section.name, plan.lastRow)
      for await (const _ of section.batches());
    }
  } finally {
    await source.close()
  }
  let rows = 0
  const read = await readFile(file)
  try {
    for await (const batch of read.rows()) {
      for (const { sheet, row } of batch) if (row > (headers.get(sheet) ?? Infinity)) rows += 1
    }
  } finally {
    await read.close()
  }
  return rows
}

describe('every row of a file is in exactly one number', () => {
  const seen = { taken: 0, refused: 0, rows: 0 }

  test.each(files)('%s', async (_, file) => {
    if (await isArchive(file)) return
    const counts = await said(file)
    if (counts === undefined) {
      seen.refused += 1
      return
    }
    const { total, usable, corrected, needConfirm, refused, dropped } = counts
    expect(usable + corrected + needConfirm + refused + dropped).toBe(total)
    expect(total).toBe(await standing(file))
    seen.taken += 1
    seen.rows += total
  })

  test('of enough files to tell', () => {
    expect(seen.taken).toBeGreaterThan(isLong ? 100 : 10)
    expect(seen.refused).toBeLessThan(seen.taken / 2)
    expect(seen.rows).toBeGreaterThan(isLong ? 5000 : 200)
  })
})
