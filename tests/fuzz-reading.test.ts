import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isRefusal } from '#kernel/index'
import { defaultLimits, type RawRow, readFile } from '../src/sources/read/index.ts'
import { readHere } from './fixtures/read-here.ts'
import { Chance, seedOfRun } from './fuzz/chance.ts'
import { mutate } from './fuzz/mutate.ts'
import { deathTable } from './fuzz/people.ts'
import { plainFile } from './fuzz/plain-files.ts'

const isLong = process.env.DOUDI_LONG === '1'
const files = isLong ? 2000 : 80
const fixedSeed = 20_241_011
const limits = { ...defaultLimits, ms: 10_000, heapMb: 512, rssMb: 600, unpackedBytes: 50_000_000 }

const folder = mkdtempSync(path.join(tmpdir(), 'fuzz-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Outcome {
  readonly rows?: readonly RawRow[]
  readonly refusal?: string
}

/** Reads in a thread of its own, as the product does. */
async function readGuarded(file: string): Promise<Outcome> {
  try {
    const rows: RawRow[] = []
    const read = await readFile(file, { limits })
    for await (const batch of read.rows()) rows.push(...batch)
    return { rows }
  } catch (error) {
    if (isRefusal(error)) return { refusal: error.message }
    throw error
  }
}

async function readUnguarded(file: string): Promise<Outcome> {
  try {
    return await readHere(file, limits)
  } catch (error) {
    if (isRefusal(error)) return { refusal: error.message }
    throw error
  }
}

function check({ rows, refusal }: Outcome): void {
  if (refusal !== undefined) {
    expect(refusal).toMatch(/^[文压“].*[\u4e00-\u9fff]。$/su)
    return
  }
  for (const { row, cells } of rows ?? []) {
    expect(row >= 1 && cells.length <= 20_000).toBe(true)
    for (const cell of cells) {
      if (typeof cell === 'string') expect(cell.includes('\0')).toBe(false)
      else expect(cell === undefined || Number.isNaN(cell)).toBe(false)
    }
  }
}

const seeds = [fixedSeed, ...(isLong ? [] : [seedOfRun()])]
const perSeed = Math.floor(files / seeds.length)

test.each(seeds)(
  `${perSeed} damaged files: rows or a sentence, seed %i`,
  { timeout: 3_600_000 },
  async (seed) => {
    console.log(`fuzz seed ${seed} (again: DOUDI_FUZZ_SEED=${seed})`)
    const chance = new Chance(seed)
    const seen = { read: 0, refused: 0, guarded: 0, slowest: 0 }
    for (let nth = 0; nth < perSeed; nth += 1) {
      const plain = plainFile(deathTable(5 + chance.below(60), chance), chance)
      const mutated = mutate(plain, chance)
      const file = path.join(folder, `${seed}-${nth}`)
      writeFileSync(file, mutated.bytes)
      const isGuarded = nth % (isLong ? 5 : 15) === 0
      const start = performance.now()
      try {
        const outcome = await (isGuarded ? readGuarded(file) : readUnguarded(file))
        check(outcome)
        if (mutated.isContainerOnly && outcome.rows !== undefined) {
          await expectSameRows(outcome.rows, plain.bytes)
        }
        seen[outcome.rows === undefined ? 'refused' : 'read'] += 1
      } catch (error) {
        throw new Error(`file ${nth} of seed ${seed}: ${mutated.what}`, { cause: error })
      }
      const took = performance.now() - start
      seen.slowest = Math.max(seen.slowest, took)
      if (isGuarded) seen.guarded += 1
      expect(took, mutated.what).toBeLessThan(limits.ms + 10_000)
      rmSync(file)
    }
    console.log(JSON.stringify(seen))
    expect(seen.read).toBeGreaterThan(0)
    expect(seen.refused).toBeGreaterThan(0)
  },
)

/** Damage of the container may stop the reading; it may not change what is read. */
async function expectSameRows(rows: readonly RawRow[], bytes: Buffer): Promise<void> {
  const file = path.join(folder, 'plain')
  writeFileSync(file, bytes)
  const { rows: plain } = await readHere(file)
  expect(rows.map(({ cells }) => cells)).toEqual(plain?.map(({ cells }) => cells))
}
