import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { localDate } from '#kernel/index'
import { type CheckedPack, compilePack, loadPack } from '#policy/index'
import { locateCluster } from '../src/db/embedded/cluster.ts'
import { joinCluster, withSuperuser } from '../src/db/embedded/open-embedded.ts'
import { householdsFrom, plainPools } from './policy/arbitrary-households.ts'
import { arbitraryPack } from './policy/arbitrary-packs.ts'
import { type Counts, compareCells } from './policy/compare-cells.ts'
import { poolsOf } from './policy/pools-of.ts'
import { catalogue, packFolders, policyFiles } from './policy/read-packs.ts'
import { createPolicyTables, openPolicyDatabase, type PolicyDatabase } from './policy/sql-runner.ts'

// One seed is fixed, one is the run's own; in each batch one household may have thirty members.
const isLong = process.env.DOUDI_LONG === '1'
const fixedSeed = 20241011
const freshSeed = Date.now() % 2 ** 31
const households = isLong ? 500 : 64
const randomPacks = isLong ? 600 : 90
const leastCells = isLong ? 1_000_000 : 100_000
/** In the ordinary run PGlite, the same engine compiled otherwise, takes the run's own seed only. */
const shareOfPglite = isLong ? 1 : 0.5

const places = packFolders.flatMap((id) => {
  const pack = loadPack({ files: policyFiles, catalogue, id })
  return pack.section('地区') === undefined ? [] : [[id, compilePack(pack, catalogue)] as const]
})
const days = ['2024-10-11', '2026-02-28'].map(localDate)

/** A schema of its own on the run's PostgreSQL server, gone when it is closed. */
async function openNativePolicyDatabase(): Promise<PolicyDatabase> {
  const cluster = await locateCluster(inject('embeddedFolder'))
  const { running, leave } = await joinCluster(cluster, {})
  const schema = `cells_${randomUUID().replaceAll('-', '')}`
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  return new Promise((resolve, reject) => {
    const session = withSuperuser(cluster, running, async (client) => {
      await client.query(`create schema ${schema}; set search_path = ${schema}; set jit = off`)
      const database: PolicyDatabase = {
        exec: (text) => client.query(text),
        query: async <Row>(text: string, values?: unknown[]) => {
          const { rows } = await client.query(text, values)
          return { rows: rows as Row[] } // the caller names the columns it asked for
        },
        close: async () => {
          await client.query(`drop schema ${schema} cascade`)
          finish()
          await session
          await leave()
        },
      }
      await createPolicyTables(database)
      resolve(database)
      await finished
    })
    session.catch(reject)
  })
}

describe.each([
  ['PGlite', openPolicyDatabase],
  ['PostgreSQL', openNativePolicyDatabase],
] as const)('JavaScript and SQL on %s give the same', (engine, open) => {
  let db: PolicyDatabase | undefined
  const share = engine === 'PGlite' ? shareOfPglite : 1
  const seeds = share === 1 ? [fixedSeed, freshSeed] : [freshSeed]
  const real: Counts = { cells: 0, unknown: 0, turning: 0, boundary: 0 }
  const random: Counts = { cells: 0, unknown: 0, turning: 0, boundary: 0 }
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db?.close())

  async function agree(
    into: Counts,
    pack: CheckedPack,
    given: Parameters<typeof compareCells>[2],
  ): Promise<void> {
    if (!db) throw new Error('no database')
    const { difference, ...counts } = await compareCells(db, pack, given)
    expect(difference).toBeUndefined()
    into.cells += counts.cells
    into.unknown += counts.unknown
    into.turning += counts.turning
    into.boundary += counts.boundary
  }

  it.each(places)('for the pack %s', { timeout: 900_000 }, async (_id, pack) => {
    for (const day of days) {
      const pools = poolsOf(pack, day)
      const usual = householdsFrom(pools, { unknown: [10, 50, 85] })
      const huge = householdsFrom(pools, { unknown: [10, 60], largest: 30 })
      for (const seed of seeds) {
        const some = [
          ...fc.sample(usual, { seed, numRuns: households / 2 }),
          ...fc.sample(huge, { seed, numRuns: 1 }),
        ]
        await agree(real, pack, { households: some, day })
      }
    }
  })

  it('for random packs', { timeout: 900_000 }, async () => {
    const day = localDate('2024-10-11')
    const open = householdsFrom(plainPools, { unknown: [5, 45, 80] })
    for (const seed of seeds) {
      const texts = fc.sample(arbitraryPack, { seed, numRuns: randomPacks / 2 })
      const some = fc.sample(open, { seed, numRuns: 30 })
      for (const text of texts) {
        const pack = compilePack(
          loadPack({ files: [{ path: 'random/pack.yaml', text }], catalogue }),
          catalogue,
        )
        await agree(random, pack, { households: some, day })
      }
    }
  })

  it('in enough results, many of them open or at a line', () => {
    const all = {
      cells: real.cells + random.cells,
      unknown: real.unknown + random.unknown,
      turning: real.turning + random.turning,
      boundary: real.boundary + random.boundary,
    }
    const partOf = (part: number) => `${((100 * part) / all.cells).toFixed(1)} %`
    console.log(
      `${engine}: ${all.cells} results alike (seeds ${seeds.join(', ')}), ${partOf(real.cells)} of the five places, ${partOf(all.unknown)} unknown, ${partOf(all.boundary)} of households at a line (${partOf(all.turning)} turn with the smallest step)`,
    )
    expect(all.cells).toBeGreaterThanOrEqual(leastCells * share)
    expect(real.cells / all.cells).toBeGreaterThanOrEqual(0.5)
    expect(all.unknown / all.cells).toBeGreaterThanOrEqual(0.25)
    expect(all.boundary / all.cells).toBeGreaterThanOrEqual(0.1)
  })
})
