import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealChain } from '#chain/index'
import { sql } from '#db/index'
import { makeVault, openVault, type Vault, vaultOfSheet } from '#vault/index'
import type { App } from '../app.ts'
import { people, rosterHead } from '../exchange/test-county.ts'
import { importDepartmentFile } from '../import-department-file.ts'
import { initialise, openApp, type Place } from '../installation.ts'
import { checkKeys } from '../keys/check-keys.ts'
import { rewrapKeys } from '../keys/rewrap-keys.ts'
import { runRound } from '../monitoring-round.ts'
import { packageRoot } from '../package-root.ts'
import { restoreKey } from '../restore-key.ts'
import { backedTables, leftOut } from './backed-tables.ts'
import { makeBackup } from './make-backup.ts'
import { verifyBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { chunksOf, contentOf, numberAt, onServer, originalsOf, peopleIn } from './test-backups.ts'

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
  const wish = {
    policyId: '410721-xinxiang',
    passphrase,
    divisionsFile,
    keyFile,
    crypto: 'gm' as const,
  }
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

function take(name: string, lines: readonly string[]) {
  const file = path.join(folder, name)
  fs.writeFileSync(file, `${lines.join('\n')}\n`)
  return importDepartmentFile(app, acting(), { path: file, dataset: 'auto' })
}

function codeOf(text: string): string {
  return /恢复码：(\S+)/.exec(text)?.[1] ?? ''
}

function listed(): readonly string[] {
  return fs.readdirSync(folder).sort()
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

test('a restored copy gets a new master key; the old sheet and key file open nothing of it', async () => {
  const place = { dataFolder: path.join(folder, 'again'), engine: 'embedded' as const }
  const keyFile = path.join(folder, 'copy.key')
  fs.copyFileSync(path.join(folder, 'county.key'), keyFile)
  const open = () => openApp(place, () => passphrase)
  const copy = await openWith(keyFile, open)
  expect([copy.vault.family(), copy.vault.publicKey().slice(0, 6)]).toEqual(['gm', 'sm2:04'])
  const owner = copy.db.as('owner')
  await owner.execute(sql`update installation set key_file = ${keyFile}`)
  const before = await contentOf(copy.db)
  const made = await rewrapKeys(copy.db, copy.vault, { keyFile, passphrase })
  await copy.close()

  const again = await open()
  expect(again.vault.publicKey()).toBe(copy.vault.publicKey())
  const after = await contentOf(again.db)
  for (const table of ['person', 'household', 'chain_entry', 'import_batch']) {
    expect(after[table]).toEqual(before[table])
  }
  expect(after.vault_key).not.toEqual(before.vault_key)
  expect((await checkKeys(again.db, again.vault)).wrong).toEqual([])
  await again.close()

  const old = { recoveryCode: codeOf(sheet), passphrase }
  await expect(restoreKey(place, old)).rejects.toThrow('密钥与这份数据不匹配')
  const kept = path.join(folder, 'kept.key')
  fs.renameSync(keyFile, kept)
  fs.copyFileSync(made.oldKeyFile, keyFile)
  await expect(open()).rejects.toThrow('密钥与这份数据不匹配')
  // As after a kill between the database and the file: the new key lies beside the old one.
  fs.renameSync(kept, `${keyFile}.new`)
  await (await open()).close()
  fs.rmSync(keyFile)
  await restoreKey(place, { recoveryCode: codeOf(made.recoverySheet), passphrase })
  await (await open()).close()
})

async function openWith(keyFile: string, open: () => Promise<App>): Promise<App> {
  process.env.DOUDI_KEY_FILE = keyFile
  try {
    return await open()
  } finally {
    delete process.env.DOUDI_KEY_FILE
  }
}

test('it is restored on a database server as well, and leaves a failed one empty', async () => {
  await onServer(async (url) => {
    const place: Place = { dataFolder: path.join(folder, 'beside'), url }
    const before = await contentOf(app.db)
    await restoreBackup({ file: backup, place, vault: vaultOfSheet(codeOf(sheet)) })
    const keyFile = path.join(folder, 'county.key')
    const restored = await openWith(keyFile, () => openApp(place, () => passphrase))
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
    counts.push(await peopleIn(file, vault))
  }
  await ending
  fs.rmSync(file)
  await makeBackup(app, file)
  expect(await peopleIn(file, vault)).toBe(403)
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
