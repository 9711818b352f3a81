import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, makeBackup, openDemo, runDemo } from '#app/index'
import { sql } from '#db/index'
import { generateCounty } from '../examples/county/generate.ts'
import { locateCluster } from '../src/db/embedded/cluster.ts'
import { joinCluster, withSuperuser } from '../src/db/embedded/open-embedded.ts'
import { serveCounty } from './browser/served-county.ts'
import { buildPackage } from './journeys/build-package.ts'
import { runCommand } from './journeys/command-line.ts'
import { dumpRows, otherStores } from './leaks/dump.ts'
import { type Known, leftByEquality } from './leaks/endings.ts'
import { scanFiles } from './leaks/files.ts'
import { type Attacker, candidatesOf, confirms, Evidence } from './leaks/guess.ts'
import { inventedSecrets } from './leaks/invented.ts'
import { type Travelled, travel } from './leaks/journey.ts'
import { exampleSecrets, type Needles, needlesOf, type Secret } from './leaks/needles.ts'
import { type Finding, scanText } from './leaks/scan.ts'

const isLong = process.env.DOUDI_LONG === '1'
const minute = 60_000
/** Fewer numbers left than these are as good as the number. */
const few = 10
/** Of so many people every number that fits is tried. */
const people = isLong ? 60 : 3
const outer = process.env.TMPDIR
// What the program leaves in the system's temporary folder is then all that is in this one.
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'doudi-leaks-'))

interface Place {
  readonly app: App
  readonly needles: Needles
  close(): Promise<void>
}

let place: Place
let travelled: Travelled

beforeAll(async () => {
  fs.chmodSync(temporary, 0o711)
  process.env.TMPDIR = temporary
  place = isLong ? await wholeCounty() : await smallCounty()
  travelled = await travel(place.app, place.needles.secrets)
  await makeBackup(place.app, path.join(place.app.dataFolder, 'of-the-test.backup'))
}, 20 * minute)

afterAll(async () => {
  await place?.close()
  if (outer === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = outer
  fs.rmSync(temporary, { recursive: true, force: true })
})

async function smallCounty(): Promise<Place> {
  const { app, close } = await serveCounty()
  // What the departments sent lies beside the data folder until the county goes.
  return { app, close, needles: needlesOf(inventedSecrets()) }
}

/** The example county with its two months of files, rounds, pushes and replies. */
async function wholeCounty(): Promise<Place> {
  const folder = fs.mkdtempSync(path.join(temporary, 'doudi-whole-'))
  fs.chmodSync(folder, 0o711)
  const files = path.join(folder, 'files')
  generateCounty(files)
  const app = await openDemo({ dataFolder: path.join(folder, 'data'), engine: 'embedded' })
  const needles = needlesOf(exampleSecrets())
  await runDemo(app, () => undefined, files)
  return { app, needles, close: () => app.close() }
}

function summary(findings: readonly Finding[]): string[] {
  return [
    ...new Set(findings.map(({ where, what }) => `${where}: ${what.replace(/ of #\d+/, '')}`)),
  ]
}

describe('after a journey with errors', () => {
  test('the journey went where numbers go', () => {
    expect(travelled.statuses).toMatchObject({
      ...{ send: 202, 'preview 0': 200, 'errors-file 0': 200, 'commit 0': 202, 'preview 2': 200 },
      ...{ search: 200, query: 200, replayed: 200, queries: 200, fault: 500 },
      ...{
        'sign-in': 401,
        stranger: 401,
        'invalid /api/queries': 400,
        'invalid /api/reveals': 400,
      },
      ...{ reply: 200, misreport: 200, propose: 202, approve: 200, reject: 200 },
      ...{ reveal: 200, 'export unasked': 409, agree: 200, export: 202, 'export file': 200 },
      ...{ staff: 200, relative: 200 },
    })
  })

  test('no table holds a number', { timeout: 5 * minute }, async () => {
    const findings: Finding[] = []
    let rows = 0
    for await (const { table, line } of dumpRows(place.app.db)) {
      rows += 1
      const found = scanText(line, place.needles, table)
      findings.push(...found)
    }
    expect(summary(findings)).toEqual([])
    expect(rows).toBeGreaterThan(isLong ? 50_000 : 500)
    expect(await otherStores(place.app.db)).toBe(0)
  })

  test('no line of the log holds one', () => {
    expect(travelled.log.length).toBeGreaterThan(80)
    const findings = travelled.log.flatMap((line) => scanText(line, place.needles, line))
    expect(summary(findings)).toEqual([])
  })

  test('no file of the data folder holds one', { timeout: 5 * minute }, async () => {
    await checkpoint(place.app.dataFolder)
    const { files, findings, bytes } = scanFiles(place.app.dataFolder, place.needles)
    expect(summary(findings)).toEqual([])
    expect(files).toBeGreaterThan(500)
    expect(bytes).toBeGreaterThan(20_000_000)
  })

  test('nothing of the program is left in the temporary folder', () => {
    const own = path.relative(temporary, place.app.dataFolder).split(path.sep)[0]
    const left = fs.readdirSync(temporary).filter((name) => name.startsWith('doudi-'))
    expect(left.filter((name) => name !== own)).toEqual([])
  })

  test.runIf(isLong)('no command prints one', { timeout: 10 * minute }, async () => {
    const { main } = await buildPackage()
    const findings: Finding[] = []
    for (const args of commandsOf(place.needles.secrets)) {
      const told = await runCommand(main, [...args, '--data', place.app.dataFolder], {
        env: { DOUDI_PASSPHRASE: 'doudi-demo-people-are-invented' },
      })
      const text = `${told.stdout}\n${told.stderr}`
      expect(text.length).toBeGreaterThan(10)
      findings.push(...scanText(text, place.needles, args[0]))
    }
    expect(summary(findings)).toEqual([])
  })
})

function commandsOf([one]: readonly Secret[]): readonly (readonly string[])[] {
  const number = one?.number ?? ''
  return [
    ['explain', number, '--as-of', '2024-11-11'],
    ['explain', `${number}9`],
    ['chain', number],
    ['import', 'auto', `/nowhere/${one?.name}.csv`],
    ['query', '--number', number, '--purpose', '核对'],
    ['alerts', '--limit', '500'],
    ['candidates'],
    ['batches'],
    ['problems'],
    ['leads', 'list'],
    ['approvals', 'list'],
    ['audit', 'list'],
    ['supervision', '--state', '全部'],
    ['relatives', 'list'],
  ]
}

describe('somebody with the dump alone', () => {
  const evidence = new Evidence()
  let attacker: Attacker

  beforeAll(async () => {
    for await (const { line } of dumpRows(place.app.db)) evidence.take(line)
    const { county, policyId, vault } = place.app
    const [row] = await place.app.db.query<{ id: string }>(sql`select id from installation`)
    const keys = ['', '\0'.repeat(32), county.code, county.name, policyId, row?.id ?? '', 'doudi']
    attacker = { evidence, countyCode: county.code, keys: [...keys, vault.fingerprint()] }
  }, 5 * minute)

  test('confirms no guessed number by a digest', { timeout: 5 * minute }, () => {
    const { secrets } = place.needles
    const chosen = secrets.filter((_, at) => at % Math.ceil(secrets.length / people) === 0)
    let tried = 0
    const confirmed: string[] = []
    const check = (text: string, name: string) => {
      tried += 1
      const how = confirms(attacker, text, name)
      if (how !== undefined) confirmed.push(how)
    }
    // A right one is not confirmed: then nobody finds it among the others.
    for (const { number, name, phone, bankCard } of secrets) {
      for (const text of [number, phone, bankCard]) check(text, name)
    }
    for (const one of chosen) for (const text of candidatesOf(one)) check(text, one.name)
    expect([...new Set(confirmed)]).toEqual([])
    expect(tried).toBeGreaterThan(isLong ? 70_000 : 1_000)
    expect(evidence.size).toBeGreaterThan(1000)
    if (isLong) process.stdout.write(`candidates tried: ${tried}\n`)
  })

  test('sees nothing equal in what is sealed', async () => {
    const rows = await place.app.db.query<{ sealed: string }>(sql`
      select encode(c, 'hex') as sealed
      from person, unnest(array[id_cipher, phone_cipher, bank_card_cipher]) as c
      where c is not null`)
    expect(rows.length).toBeGreaterThan(10)
    // Behind generation and place: the nonce, the tag, the text.
    const beginnings = rows.map(({ sealed }) => sealed.slice(4, 12))
    const ends = rows.map(({ sealed }) => sealed.slice(-16))
    expect(rows.length - new Set(rows.map(({ sealed }) => sealed)).size).toBe(0)
    expect(rows.length - new Set(beginnings).size).toBeLessThan(3)
    expect(rows.length - new Set(ends).size).toBe(0)
  })

  test('is told of the last four characters a group of many endings, and no number by it', async () => {
    const rows = await place.app.db.query<Known>(sql`
      select birth_date::text as birth, sex, last_four_hash::text as stored
      from person where birth_date is not null and last_four_hash is not null`)
    const left = leftByEquality(rows, place.app.county.code.slice(0, 6))
    expect(left.length).toBe(rows.length)
    expect(left.filter((count) => count > 0 && count < few)).toEqual([])
    const stored = await place.app.db.as('owner').query<{ value: string }>(sql`
      select last_four_hash::text as value from person
      union select last_four_hash::text from staff_member
      union select last_four_hash::text from staff_relative`)
    const groups = new Set(place.app.vault.lastFourGroups())
    expect(stored.filter(({ value }) => value !== null && !groups.has(value))).toEqual([])
    expect(stored.length).toBeGreaterThan(isLong ? 60 : 2)
  })
})

describe('the dump and the guessing find', () => {
  const [one] = inventedSecrets()
  const needles = needlesOf(inventedSecrets())
  const number = one?.number ?? ''

  test('a number planted in a table, and a digest of one without a key', async () => {
    const planted = async (text: string): Promise<string[]> => {
      const owner = place.app.db.as('owner')
      await owner.execute(sql`create table planted (content jsonb)`)
      await owner.execute(sql`insert into planted values (${JSON.stringify({ a: text })}::jsonb)`)
      const lines: string[] = []
      for await (const { table, line } of dumpRows(place.app.db)) {
        if (table === 'public.planted') lines.push(line)
      }
      await owner.execute(sql`drop table planted`)
      return lines
    }
    expect((await planted(number)).flatMap((line) => scanText(line, needles))).not.toEqual([])
    const evidence = new Evidence()
    const digest = createHash('sm3').update(number).digest('hex')
    for (const line of await planted(`sealed ${digest}`)) evidence.take(line)
    const attacker = { evidence, countyCode: place.app.county.code, keys: [''] }
    expect(candidatesOf(one ?? never()).filter((text) => confirms(attacker, text, ''))).toEqual([
      number,
    ])
  })
})

function never(): never {
  throw new Error('nobody was invented')
}

async function checkpoint(folder: string): Promise<void> {
  const cluster = await locateCluster(folder)
  const { running, leave } = await joinCluster(cluster, {})
  await withSuperuser(cluster, running, (client) => client.query('checkpoint'))
  await leave()
}
