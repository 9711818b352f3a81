import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, inject } from 'vitest'
import type { Database } from '#db/index'
import { type Cluster, locateCluster } from '../src/db/embedded/cluster.ts'
import { joinCluster, openEmbedded, withSuperuser } from '../src/db/embedded/open-embedded.ts'
import { ourManifest } from '../src/db/manifest.ts'
import { migrate, migrationsDigest } from '../src/db/migrate.ts'
import { dumpSnapshot, openPgliteDatabase } from '../src/db/pglite-database.ts'
import { secureTables, securingDigest } from '../src/db/secure-tables.ts'
import { liteSnapshot } from './lite-snapshot.ts'

export type Opener = () => Promise<Database>
export const engines = ['pglite', 'embedded'] as const

/**
 * The same tests on PGlite and on embedded PostgreSQL. `open` gives a fresh database, migrated and
 * secured, seen by the owner. What a test opens is closed after it, what `beforeAll` opens at the
 * end.
 */
export function onBothEngines(name: string, tests: (open: Opener) => void): void {
  onEngines(engines, name, tests)
}

/** The same, but in the ordinary run on embedded PostgreSQL alone: for long lists of cases. */
export function onEmbeddedFirst(name: string, tests: (open: Opener) => void): void {
  onEngines(process.env.DOUDI_LONG === '1' ? engines : ['embedded'], name, tests)
}

function onEngines(
  chosen: readonly (typeof engines)[number][],
  name: string,
  tests: (open: Opener) => void,
): void {
  describe.each(chosen)(`${name} (%s)`, (engine) => {
    let isInTest = false
    const ofTest: Database[] = []
    const ofFile: Database[] = []
    beforeEach(() => {
      isInTest = true
    })
    afterEach(async () => {
      isInTest = false
      await closeAll(ofTest)
    })
    afterAll(() => closeAll(ofFile))
    tests(async () => {
      const database = engine === 'pglite' ? await openFreshPglite() : await openFreshEmbedded()
      const opened = isInTest ? ofTest : ofFile
      opened.push(database)
      return database
    })
  })
}

/** A migrated database in memory, from a snapshot kept in the temporary folder. */
export async function openFreshPglite(): Promise<Database> {
  const snapshot = await liteSnapshot(`migrated-${await stateDigest()}`, async () => {
    const database = await openPgliteDatabase({}, 'owner')
    await migrate(database)
    await secureTables(database)
    const made = await dumpSnapshot(database)
    await database.close()
    return made
  })
  return openPgliteDatabase({ snapshot }, 'owner')
}

/** A database of the run's own cluster, copied from a migrated one; dropped when it is closed. */
export async function openFreshEmbedded(): Promise<Database> {
  const cluster = await locateCluster(inject('embeddedFolder'))
  const { running, leave } = await joinCluster(cluster, testSettings)
  const template = `template_${await stateDigest()}`
  const database = `test_${randomUUID().replaceAll('-', '')}`
  await withSuperuser(cluster, running, async (client) => {
    await client.query('select pg_advisory_lock(1)')
    const found = await client.query('select from pg_database where datname = $1', [template])
    if (found.rows.length === 0) await makeTemplate(cluster, client, template)
    await client.query('select pg_advisory_unlock(1)')
    await client.query(
      `create database ${database} owner doudi_owner template ${template} strategy file_copy`,
    )
  })
  const opened = await openEmbedded({ folder: cluster.folder, role: 'owner', database })
  return withLastly(opened, async () => {
    await withSuperuser(cluster, running, (client) =>
      client.query(`drop database ${database} with (force)`),
    )
    await leave()
  })
}

const testSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  // Several test files at once, each with a pool for every role.
  max_connections: '200',
}

type Superuser = Parameters<Parameters<typeof withSuperuser>[2]>[0]

async function makeTemplate(cluster: Cluster, client: Superuser, name: string): Promise<void> {
  const draft = `${name}_draft`
  await client.query(`drop database if exists ${draft}`)
  await client.query(`create database ${draft} owner doudi_owner`)
  const database = await openEmbedded({ folder: cluster.folder, role: 'owner', database: draft })
  await migrate(database)
  await secureTables(database)
  await database.close()
  await client.query(`alter database ${draft} rename to ${name}`)
}

/** Names the state that templates and snapshots hold: migrations, manifest, versions. */
async function stateDigest(): Promise<string> {
  const packageFile = path.join(import.meta.dirname, '../package.json')
  const { dependencies } = JSON.parse(await readFile(packageFile, 'utf8'))
  return createHash('sha256')
    .update(JSON.stringify([migrationsDigest(), ourManifest, securingDigest(), dependencies]))
    .digest('hex')
    .slice(0, 16)
}

function withLastly(database: Database, lastly: () => Promise<void>): Database {
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await database.close()
    await lastly()
  }
  return {
    ...database,
    as: (role) => withLastly(database.as(role), lastly),
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

async function closeAll(databases: Database[]): Promise<void> {
  await Promise.all(databases.splice(0).map((database) => database.close()))
}
