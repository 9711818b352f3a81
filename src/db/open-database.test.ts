import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { openInChild } from '../../tests/child-database.ts'
import { locateCluster } from './embedded/cluster.ts'
import { joinCluster, withSuperuser } from './embedded/open-embedded.ts'
import { claimFolder, readInstallation } from './installation.ts'
import { lintSchema } from './lint-schema.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import { secureTables } from './secure-tables.ts'
import { sql } from './sql.ts'

const base = mkdtempSync(path.join(os.tmpdir(), 'doudi-open-'))
chmodSync(base, 0o755)
afterAll(() => rmSync(base, { recursive: true, force: true }))
let folder = ''
let count = 0
beforeEach(() => {
  count += 1
  folder = path.join(base, `data-${count}`)
})

describe('a data folder', () => {
  test('says what it is, and keeps saying so', () => {
    const made = claimFolder(folder, 'embedded')
    expect(made).toMatchObject({ format: 1, engine: 'embedded' })
    expect(made.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(claimFolder(folder, 'pglite')).toEqual(made)
    expect(readInstallation(folder)).toEqual(made)
    expect(readdirSync(folder)).toEqual(['installation.json'])
  })

  test('of strangers is refused and left alone', async () => {
    mkdirSync(folder)
    writeFileSync(path.join(folder, '毕业论文.docx'), 'x')
    const opening = openDatabase({ dataFolder: folder })
    await expect(opening).rejects.toMatchObject({ code: 'db.foreign-folder' })
    await expect(opening).rejects.toThrow('毕业论文.docx')
    expect(readdirSync(folder)).toEqual(['毕业论文.docx'])
  })

  test('that is a file, or lies under one, is refused', async () => {
    writeFileSync(folder, 'x')
    for (const place of [folder, path.join(folder, 'inner')]) {
      const opening = openDatabase({ dataFolder: place })
      await expect(opening).rejects.toMatchObject({ code: 'db.foreign-folder' })
    }
    expect(readFileSync(folder, 'utf8')).toBe('x')
  })

  test('without data is refused where none may be made', async () => {
    const opening = openDatabase({ dataFolder: folder, create: false })
    await expect(opening).rejects.toMatchObject({ code: 'db.no-installation' })
    expect(readdirSync(base)).not.toContain(path.basename(folder))
  })

  test.each([
    ['{"id": "x", "format": 2, "engine": "future"}', 'db.newer-folder'],
    ['{"id": "x", "format": 1, "engine": "oracle"}', 'db.damaged-folder'],
    ['{"id": "x"', 'db.damaged-folder'],
    ['{"id": "x", "format": 1, "engine": "pglite", "createdAt": ""}', 'db.other-engine'],
  ])('that says %s is refused with %s', async (text, code) => {
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'installation.json'), text)
    const opening = openDatabase({ dataFolder: folder, engine: 'embedded' })
    await expect(opening).rejects.toMatchObject({ code })
    expect(readdirSync(folder)).toEqual(['installation.json'])
  })
})

describe('a PGlite folder', () => {
  test('warns, refuses a second process, survives a killed one, and keeps its data', async () => {
    const child = await openInChild({ folder, engine: 'pglite' })
    expect(child.said).toMatchObject({ engine: 'pglite' })
    const second = openDatabase({ dataFolder: folder, warn: () => undefined })
    await expect(second).rejects.toMatchObject({ code: 'db.pglite-in-use' })
    await expect(second).rejects.toThrow(`进程号 ${child.process.pid}`)
    await child.kill('SIGKILL')

    const warnings: string[] = []
    const warn = (sentence: string) => warnings.push(sentence)
    const db = await openDatabase({ dataFolder: folder, warn })
    expect(warnings.join()).toContain('断电')
    await db.execute(sql`create table kept (n int primary key)`)
    await db.execute(sql`insert into kept values (7)`)
    const twice = openDatabase({ dataFolder: folder, warn })
    await expect(twice).rejects.toMatchObject({ code: 'db.pglite-in-use' })
    await db.close()
    expect(readdirSync(folder).sort()).toEqual(['installation.json', 'pglite'])

    const again = await openDatabase({ dataFolder: folder, warn })
    expect(await again.query(sql`select n from kept`)).toEqual([{ n: 7 }])
    expect(again.roleStrength).toBe('advisory')
    await again.close()
  })
})

describe('a PostgreSQL server', () => {
  test('is migrated and secured, and its account takes our roles on', async () => {
    await onServer('createrole', async (url) => {
      const warnings: string[] = []
      const db = await openDatabase({ url, warn: (sentence) => warnings.push(sentence) })
      expect(warnings).toEqual([])
      await migrate(db)
      await secureTables(db)
      expect(await lintSchema(db)).toEqual([])
      expect([db.engine, db.roleStrength]).toEqual(['server', 'set-role'])
      for (const role of ['owner', 'app', 'worker'] as const) {
        const found = await db.as(role).query(sql`select current_user::text as name`)
        expect(found).toEqual([{ name: `doudi_${role}` }])
      }
      await db.close()
    })
  })

  test('whose account may not take our roles works without them, and says so', async () => {
    await onServer('', async (url) => {
      const warnings: string[] = []
      const db = await openDatabase({ url, warn: (sentence) => warnings.push(sentence) })
      expect(warnings.join()).toContain('doudi_app')
      expect(db.roleStrength).toBe('advisory')
      expect(await db.as('app').query(sql`select 1 as n`)).toEqual([{ n: 1 }])
      await db.close()
    })
  })

  test('that cannot be reached is refused without showing its password', async () => {
    const opening = openDatabase({ url: 'postgres://doudi:geheim@127.0.0.1:1/doudi' })
    await expect(opening).rejects.toMatchObject({ code: 'db.server-unreachable' })
    await expect(opening).rejects.toThrow('ECONNREFUSED')
    await expect(opening).rejects.not.toThrow('geheim')
  })
})

/** An empty database on the run's cluster, owned by a fresh account with `rights`. */
async function onServer(rights: string, work: (url: string) => Promise<void>): Promise<void> {
  const cluster = await locateCluster(inject('embeddedFolder'))
  const { running, leave } = await joinCluster(cluster)
  const name = `server_${process.pid}_${count}`
  await withSuperuser(cluster, running, async (client) => {
    await client.query(`create role ${name} login password 'geheim' ${rights}`)
    if (rights === 'createrole') {
      await client.query(`grant doudi_owner, doudi_app, doudi_worker to ${name} with admin option`)
    }
    await client.query(`create database ${name} owner ${name}`)
    const host = encodeURIComponent(running.postmaster.socketFolder)
    await work(`postgres://${name}:geheim@/${name}?host=${host}`)
    await client.query(`drop database ${name} with (force)`)
    await client.query(`drop role ${name}`)
  })
  await leave()
}
