import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sealChain } from '#chain/index'
import { type Database, sql } from '#db/index'
import { makeVault, openVault, type Vault, vaultOfSheet } from '#vault/index'
import { locateCluster } from '../../db/embedded/cluster.ts'
import { joinCluster, withSuperuser } from '../../db/embedded/open-embedded.ts'
import type { App } from '../app.ts'
import { people, rosterHead } from '../exchange/test-county.ts'
import { importDepartmentFile } from '../import-department-file.ts'
import { initialise, openApp, type Place } from '../installation.ts'
import { runRound } from '../monitoring-round.ts'
import { packageRoot } from '../package-root.ts'
import { backedTables, leftOut } from './backed-tables.ts'
import { copyTable, readInOrder } from './copy-table.ts'
import { makeBackup } from './make-backup.ts'
import { readBackup, verifyBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'

const passphrase = 'backup-passphrase'
let folder: string
let app: App
let sheet: string
let vault: Vault
let backup: string

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'doudi-backup-'))
  fs.chmodSync(folder, 0o711)
  const place = { dataFolder: path.join(folder, 'data'), engine: 'embedded' as const }
  const keyFile = path.join(folder, 'county.key')
  const divisionsFile = path.join(packageRoot(), 'examples/county/divisions.yaml')
  const wish = { policyId: '410721-xinxiang', passphrase, divisionsFile, keyFile }
  sheet = (await initialise(place, wish)).recoverySheet
  app = await openApp(place, () => passphrase)
  await take('民政局_低保台账_2024年9月.csv', roster())
  await runRound(app, acting(), { push: true })
  await sealChain(app.db, app.county.code)
  vault = openVault({ keyFile, passphrase })
  backup = path.join(folder, 'one.backup')
  await makeBackup(app, backup)
})

afterAll(async () => {
  await app.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

function acting() {
  return app.acting('张经办', '2024-10-11' as Parameters<App['acting']>[1])
}

/** The households of the roster; `more` people living alone beside them. */
function roster(more = 0): readonly string[] {
  const alone = Array.from({ length: more }, (_, at) => {
    const number = numberAt(at)
    return `X${at},林外${'甲乙丙丁戊己庚辛壬癸'.charAt(at % 10)},${number},户主,柳林乡,,2024-01-05,5000,符合`
  })
  return [
    rosterHead,
    `H1,${people.zhao.name},${people.zhao.number},户主,柳林乡,,2024-01-05,5000,符合`,
    `H1,${people.son.name},${people.son.number},子,柳林乡,,2024-01-05,5000,符合`,
    `H2,${people.sun.name},${people.sun.number},户主,石桥镇,,2024-02-05,4000,符合`,
    ...alone,
  ]
}

function numberAt(at: number): string {
  const first = `999901198001${String(10 + (at % 18))}${String(at).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, place) => all + weight * Number(first[place]), 0)
  return first + '10X98765432'.charAt(sum % 11)
}

function take(name: string, lines: readonly string[]) {
  const file = path.join(folder, name)
  fs.writeFileSync(file, `${lines.join('\n')}\n`)
  return importDepartmentFile(app, acting(), { path: file, dataset: 'auto' })
}

/** Every table's rows and digest, but for what a restoration changes on purpose. */
async function contentOf(db: Database): Promise<Readonly<Record<string, unknown>>> {
  return db.as('owner').transaction(async (tx) => {
    await readInOrder(tx)
    const found: Record<string, unknown> = {}
    for (const table of await backedTables(tx)) {
      const changed = ['original_path', 'key_file']
      const columns = table.columns.filter(({ name }) => !changed.includes(name))
      found[table.name] = await copyTable(tx, { ...table, columns })
    }
    return found
  })
}

function codeOf(text: string): string {
  return /恢复码：(\S+)/.exec(text)?.[1] ?? ''
}

function listed(): readonly string[] {
  return fs.readdirSync(folder).sort()
}

/** How many people a backup holds; each must have their place in the index of numbers. */
async function peopleIn(file: string): Promise<number> {
  const rows = new Map<string, number>()
  const useUp = async (data: Iterable<Uint8Array>): Promise<void> => {
    for (const _ of data);
  }
  await readBackup(file, vault, {
    start: async () => undefined,
    table: (_, data) => useUp(data),
    tableEnd: async (name, copied) => void rows.set(name, copied.rows),
    sequences: async () => undefined,
    file: (_, data) => useUp(data),
  })
  expect(rows.get('person_index')).toBe(rows.get('person'))
  return rows.get('person') ?? 0
}

/** The chunks of a backup as they lie in the file, and what stands before them. */
function chunksOf(whole: Buffer): { readonly head: Buffer; readonly chunks: readonly Buffer[] } {
  const headEnd = 13 + 4 + whole.readUInt32BE(13)
  const chunks: Buffer[] = []
  for (let at = headEnd; at < whole.length; at += chunks.at(-1)?.length ?? 0) {
    chunks.push(whole.subarray(at, at + 5 + whole.readUInt32BE(at)))
  }
  return { head: whole.subarray(0, headEnd), chunks }
}

/** Puts each original back in clear, by its digest. */
async function originalsOf(restored: App): Promise<readonly string[]> {
  const rows = await restored.db.query<{ path: string; key: Uint8Array }>(sql`
    select original_path as path, original_key as key from import_batch
    where original_path is not null order by id`)
  return rows.map(({ path: file, key }) => {
    const bytes = fs.readFileSync(file)
    const opened = restored.vault.openBatchKey(key).decrypt(bytes.subarray(4))
    return createHash('sha256').update(opened).digest('hex')
  })
}

test('a backup restored into an empty folder is the same, and opens with the same key', async () => {
  const place = { dataFolder: path.join(folder, 'again'), engine: 'embedded' as const }
  const before = await contentOf(app.db)
  const keyFile = path.join(folder, 'county.key')
  const found = await restoreBackup({ file: backup, place, vault, keyFile })
  expect(found.county).toBe(app.county.code)
  expect(found.chainEntries).toBeGreaterThan(0)
  const restored = await openApp(place, () => passphrase)
  try {
    expect(await contentOf(restored.db)).toEqual(before)
    expect(restored.vault.publicKey()).toBe(app.vault.publicKey())
    expect(await originalsOf(restored)).toEqual(await originalsOf(app))
    expect((await originalsOf(restored)).length).toBe(found.files)
    // It goes on: ordinals and numbers continue where they stood.
    const again = { path: path.join(folder, 'b.csv'), dataset: 'auto' }
    fs.writeFileSync(
      path.join(folder, '民政局_低保台账_2024年10月.csv'),
      `${roster(3).join('\n')}\n`,
    )
    const more = { ...again, path: path.join(folder, '民政局_低保台账_2024年10月.csv') }
    await importDepartmentFile(restored, acting(), more)
  } finally {
    await restored.close()
  }
  const second = restoreBackup({ file: backup, place, vault })
  await expect(second).rejects.toThrow('里已有内容')
})

test('it is restored on a database server as well, and leaves a failed one empty', async () => {
  await onServer(async (url) => {
    const place: Place = { dataFolder: path.join(folder, 'beside'), url }
    const before = await contentOf(app.db)
    await restoreBackup({ file: backup, place, vault: vaultOfSheet(codeOf(sheet)) })
    process.env.DOUDI_KEY_FILE = path.join(folder, 'county.key')
    const restored = await openApp(place, () => passphrase)
    delete process.env.DOUDI_KEY_FILE
    expect(await contentOf(restored.db)).toEqual(before)
    expect(await originalsOf(restored)).toEqual(await originalsOf(app))
    const copy = path.join(folder, 'from-server.backup')
    await makeBackup(restored, copy)
    expect((await verifyBackup(copy, vault)).rows).toBe((await verifyBackup(backup, vault)).rows)
    await restored.close()
    const other = { dataFolder: path.join(folder, 'beside-2'), url }
    await expect(restoreBackup({ file: backup, place: other, vault })).rejects.toThrow('里已有内容')
  })
})

test('a backup made while an import runs holds it whole or not at all', async () => {
  const file = path.join(folder, 'busy.backup')
  const lines = roster(400)
  const running = take('民政局_低保台账_2024年10月.csv', lines)
  let isDone = false
  const ending = running.finally(() => {
    isDone = true
  })
  const counts: number[] = []
  while (!isDone || counts.length === 0) {
    fs.rmSync(file, { force: true })
    await makeBackup(app, file)
    counts.push(await peopleIn(file))
  }
  await ending
  fs.rmSync(file)
  await makeBackup(app, file)
  expect(await peopleIn(file)).toBe(403)
  for (const found of counts) expect([3, 403]).toContain(found)
  expect(listed().filter((name) => /\.(part|restoring)$/.test(name))).toEqual([])
})

test('what is damaged, cut, re-ordered, or of another key is refused and leaves nothing', async () => {
  const whole = fs.readFileSync(backup)
  const later = path.join(folder, 'later.backup')
  await makeBackup(app, later)
  const damaged = path.join(folder, 'damaged.backup')
  const place = { dataFolder: path.join(folder, 'never'), engine: 'embedded' as const }
  const isRefused = async (bytes: Uint8Array, how: RegExp): Promise<void> => {
    fs.writeFileSync(damaged, bytes)
    const wish = { file: damaged, place, vault }
    await expect(restoreBackup(wish)).rejects.toThrow(how)
    expect(fs.existsSync(place.dataFolder)).toBe(false)
    expect(fs.existsSync(`${place.dataFolder}.restoring`)).toBe(false)
  }
  const any = /损坏|不是本系统的备份|另一把密钥|更新版本/
  const runs = process.env.DOUDI_LONG === '1' ? 2000 : 60
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: whole.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const changed = Buffer.from(whole)
        changed[at] = (changed[at] ?? 0) ^ by
        await isRefused(changed, any)
        await isRefused(whole.subarray(0, at), any)
      },
    ),
    { numRuns: runs },
  )
  await isRefused(Buffer.concat([whole, Buffer.from('x')]), /多出来/)
  const { head, chunks } = chunksOf(whole)
  expect(chunks.length).toBeGreaterThan(2)
  const [first, second, ...rest] = chunks
  await isRefused(
    Buffer.concat([head, ...[second, first, ...rest].flatMap((one) => one ?? [])]),
    any,
  )
  await isRefused(Buffer.concat([head, ...chunks.slice(1)]), any)
  await isRefused(Buffer.concat([head, ...chunks.slice(0, -1)]), /后面缺了/)
  const another = chunksOf(fs.readFileSync(later))
  await isRefused(Buffer.concat([head, ...another.chunks]), any)
  const other = restoreBackup({ file: backup, place, vault: makeVault(randomBytes(32)) })
  await expect(other).rejects.toThrow('另一把密钥')
  await isRefused(Buffer.from('不是备份'), /不是本系统的备份/)
  const missing = restoreBackup({ file: path.join(folder, 'none'), place, vault })
  await expect(missing).rejects.toThrow('读不到备份文件')
})

test('a backup is never written over a file, nor half into a folder that is missing', async () => {
  await expect(makeBackup(app, backup)).rejects.toThrow('已存在')
  const nowhere = path.join(folder, 'nowhere/x.backup')
  await expect(makeBackup(app, nowhere)).rejects.toThrow('文件夹不存在')
  expect(fs.statSync(backup).mode & 0o777).toBe(0o600)
  const text = fs.readFileSync(backup).toString('latin1')
  for (const { number } of Object.values(people)) expect(text).not.toContain(number)
})

test('every table is backed up or left out for a reason', async () => {
  const rows = await app.db.query<{ name: string }>(sql`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`)
  const tables = await app.db.as('owner').transaction((tx) => backedTables(tx))
  const known = [...tables.map(({ name }) => name), ...Object.keys(leftOut)]
  expect(rows.map(({ name }) => name).sort()).toEqual(known.sort())
})

/** An empty database on the run's cluster, owned by an account that may take our roles. */
async function onServer(work: (url: string) => Promise<void>): Promise<void> {
  const cluster = await locateCluster(inject('embeddedFolder'))
  const { running, leave } = await joinCluster(cluster)
  const name = `backup_${process.pid}`
  await withSuperuser(cluster, running, async (client) => {
    await client.query(`create role ${name} login password 'geheim' createrole`)
    for (const role of ['owner', 'app', 'worker']) {
      await client.query(`grant doudi_${role} to ${name} with admin option`).catch(() => undefined)
    }
    await client.query(`create database ${name} owner ${name}`)
    const host = encodeURIComponent(running.postmaster.socketFolder)
    await work(`postgres://${name}:geheim@/${name}?host=${host}`)
    await client.query(`drop database ${name} with (force)`)
    await client.query(`drop role ${name}`)
  })
  await leave()
}
