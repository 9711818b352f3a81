import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { openInChild } from '../../../tests/child-database.ts'
import type { Database } from '../database.ts'
import { openDatabase } from '../open-database.ts'
import { isPidAlive } from '../process-identity.ts'
import { sql } from '../sql.ts'
import { type Cluster, locateCluster } from './cluster.ts'
import { readPostmaster } from './postmaster.ts'

const isRoot = process.getuid?.() === 0
const base = mkdtempSync(path.join(os.tmpdir(), 'doudi-embedded-'))
chmodSync(base, 0o755)
afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('a data folder with embedded PostgreSQL', () => {
  const folder = path.join(base, 'county')
  const openHere = (): Promise<Database> => openDatabase({ dataFolder: folder })

  test('three first starts at once share one database', async () => {
    const children = await Promise.all([1, 2, 3].map(() => openInChild({ folder })))
    for (const child of children) {
      expect(child.said).toEqual({ engine: 'embedded', account: 'doudi_owner' })
    }
    await children[0]?.close()
    const cluster = await locateCluster(folder)
    expect(pidOf(cluster)).toBeGreaterThan(0)
    await Promise.all(children.slice(1).map((child) => child.close()))
    expect(readPostmaster(cluster)).toBeUndefined()
    expect(readdirSync(folder).sort()).toEqual(['installation.json', 'pg', 'run'])
  })

  test('is stopped when the last user leaves, not before', async () => {
    const [one, two] = [await openHere(), await openHere()]
    const cluster = await locateCluster(folder)
    const pid = pidOf(cluster)
    await one.close()
    expect(await two.query(sql`select 1 as n`)).toEqual([{ n: 1 }])
    await two.close()
    expect(isPidAlive(pid)).toBe(false)
    await two.close()
  })

  test('outlives a killed node, is taken up again, and stops with its last user', async () => {
    const child = await openInChild({ folder })
    const cluster = await locateCluster(folder)
    const pid = pidOf(cluster)
    await child.kill('SIGKILL')
    expect(isPidAlive(pid)).toBe(true)
    const db = await openHere()
    expect(pidOf(cluster)).toBe(pid)
    await db.execute(sql`create table kept (n int primary key)`)
    await db.execute(sql`insert into kept values (7)`)
    await db.close()
    expect(isPidAlive(pid)).toBe(false)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s leaves nothing running', async (signal) => {
    const child = await openInChild({ folder })
    const cluster = await locateCluster(folder)
    const pid = pidOf(cluster)
    await child.kill(signal)
    for (let tries = 0; tries < 300 && isPidAlive(pid); tries += 1) await sleep(10)
    expect(isPidAlive(pid)).toBe(false)
    expect(readdirSync(cluster.usersFolder)).toEqual([])
  })

  test('a killed PostgreSQL recovers with what was committed', async () => {
    const db = await openHere()
    const cluster = await locateCluster(folder)
    process.kill(pidOf(cluster), 'SIGKILL')
    const again = await openHere()
    expect(await again.query(sql`select n from kept`)).toEqual([{ n: 7 }])
    await again.close()
    await db.close()
    expect(readPostmaster(cluster)).toBeUndefined()
  })

  test('keeps its passwords to its own account and listens on no port', async () => {
    const db = await openHere()
    const cluster = await locateCluster(folder)
    expect(statSync(path.join(cluster.clusterFolder, 'doudi.secret')).mode & 0o777).toBe(0o600)
    expect(statSync(cluster.socketFolder).mode & 0o777).toBe(0o700)
    expect(await db.query(sql`show listen_addresses`)).toEqual([{ listen_addresses: '' }])
    await db.close()
  })

  test('no role is a superuser, and each is an account of its own', async () => {
    const db = await openHere()
    const account = sql`select session_user::text as name, rolsuper or rolbypassrls as mighty
      from pg_roles where rolname = session_user`
    for (const role of ['owner', 'app', 'worker'] as const) {
      const found = await db.as(role).query(account)
      expect(found).toEqual([{ name: `doudi_${role}`, mighty: false }])
    }
    await expect(db.as('app').execute(sql`create table public.t (n int)`)).rejects.toThrow()
    expect(db.roleStrength).toBe('login')
    await db.close()
  })
})

describe('places and accounts', () => {
  test('a path too long for a socket works', async () => {
    const folder = path.join(base, '很长的文件夹名'.repeat(8))
    const db = await openDatabase({ dataFolder: folder })
    expect(await db.query(sql`select 1 as n`)).toEqual([{ n: 1 }])
    await db.close()
    const { socketFolder } = await locateCluster(folder)
    expect(socketFolder.startsWith(folder)).toBe(false)
    rmSync(socketFolder, { recursive: true })
  })

  test('an ordinary account makes, leaves and reopens a folder; root may open it too', async () => {
    const account = ordinaryAccount()
    const folder = path.join(base, 'of-an-ordinary-account')
    mkdirSync(folder)
    chownSync(folder, account.uid, account.gid)
    for (const time of [1, 2]) {
      const child = await openInChild({ folder, ...account })
      expect(child.said, `time ${time}`).toEqual({ engine: 'embedded', account: 'doudi_owner' })
      await child.close()
    }
    const db = await openDatabase({ dataFolder: folder })
    expect(await db.query(sql`select 1 as n`)).toEqual([{ n: 1 }])
    await db.close()
    expect(statSync(path.join(folder, 'pg/PG_VERSION')).uid).toBe(account.uid)
    expect(existsSync(path.join(folder, 'pg/postmaster.pid'))).toBe(false)
    const child = await openInChild({ folder, ...account })
    expect(child.said).toMatchObject({ engine: 'embedded' })
    await child.close()
  })

  test('a folder that this account cannot write is refused, with nothing made', async () => {
    const account = ordinaryAccount()
    const closed = path.join(base, 'closed')
    mkdirSync(closed, { mode: 0o555 })
    const child = await openInChild({ folder: path.join(closed, 'data'), ...account })
    expect(child.said).toMatchObject({ refused: 'db.folder-not-writable' })
    expect(child.said.sentence).toContain(closed)
    expect(readdirSync(closed)).toEqual([])
  })

  test('a strict umask does not lock the database out', async () => {
    const before = process.umask(0o077)
    const folder = path.join(base, 'strict/data')
    const db = await openDatabase({ dataFolder: folder })
    process.umask(before)
    expect(await db.query(sql`select 1 as n`)).toEqual([{ n: 1 }])
    await db.close()
  })

  test('under a folder closed to the account of the database root is told where to go', async () => {
    const closed = path.join(base, 'like-root-home')
    mkdirSync(closed, { mode: 0o700 })
    const folder = path.join(closed, 'data')
    const opening = openDatabase({ dataFolder: folder })
    if (!isRoot) return (await opening).close()
    await expect(opening).rejects.toMatchObject({ code: 'db.folder-not-reachable' })
    await expect(opening).rejects.toThrow(`${closed}（`)
    expect(readdirSync(closed)).toEqual([])
  })
})

function pidOf(cluster: Cluster): number {
  const running = readPostmaster(cluster)
  if (!running) throw new Error('PostgreSQL does not run')
  return running.pid
}

/** Ourselves, or when we are root the account that every system has. */
function ordinaryAccount(): { readonly uid: number; readonly gid: number } {
  const id = (flag: string): number =>
    Number(execFileSync('id', isRoot ? [flag, 'nobody'] : [flag], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
