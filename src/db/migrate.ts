import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database, Transaction } from './database.ts'
import { withAdvisoryLock } from './locks.ts'
import { refuse } from './refusals.ts'
import { sql, trusted } from './sql.ts'
import { statements } from './statements.ts'

export interface Migration {
  readonly name: string
  readonly text: string
}

interface Recorded {
  readonly name: string
  readonly hash: string
}

/** Brings the tables up to this version, each migration in a transaction with its record. */
export async function migrate(
  db: Database,
  migrations: readonly Migration[] = readMigrations(),
): Promise<{ applied: string[] }> {
  const owner = db.as('owner')
  await owner.transaction(async (tx) => {
    await withAdvisoryLock(tx, lock)
    await tx.execute(recordTable)
  })
  const applied: string[] = []
  for (const migration of migrations) {
    const isNew = await owner.transaction((tx) => applyOnce(tx, migration, migrations))
    if (isNew) applied.push(migration.name)
  }
  await owner.transaction((tx) => checkRecorded(tx, migrations))
  return { applied }
}

/** The numbered files of this version, in order. */
export function readMigrations(folder: string = migrationsFolder()): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
}

/** A digest of all migrations, to name what was made from them. */
export function migrationsDigest(migrations: readonly Migration[] = readMigrations()): string {
  const digest = createHash('sha256')
  for (const { name, text } of migrations) digest.update(`${name}\0${text}\0`)
  return digest.digest('hex').slice(0, 16)
}

const lock = 'doudi.migrate'

const recordTable = sql`
  create table if not exists schema_migration (
    name text primary key,
    hash text not null,
    applied_at timestamptz not null default now()
  )`

async function applyOnce(
  tx: Transaction,
  migration: Migration,
  known: readonly Migration[],
): Promise<boolean> {
  await withAdvisoryLock(tx, lock)
  const recorded = await checkRecorded(tx, known)
  if (recorded.some(({ name }) => name === migration.name)) return false
  for (const statement of statements(migration.text)) await tx.execute(trusted(statement))
  await tx.execute(
    sql`insert into schema_migration (name, hash) values (${migration.name}, ${hashOf(migration)})`,
  )
  return true
}

/** Refuses tables that a newer version made, or whose past is not the past we know. */
async function checkRecorded(tx: Transaction, known: readonly Migration[]): Promise<Recorded[]> {
  const recorded = await tx.query<Recorded>(
    sql`select name, hash from schema_migration order by name`,
  )
  for (const { name, hash } of recorded) {
    const migration = known.find((one) => one.name === name)
    if (!migration) throw refuse('newer-version', { migration: name })
    if (hashOf(migration) !== hash) throw refuse('changed-migration', { migration: name })
  }
  return recorded
}

/** Line ends do not count: a checkout on another system may change them. */
function hashOf(migration: Migration): string {
  return createHash('sha256').update(migration.text.replaceAll('\r\n', '\n')).digest('hex')
}

/** Beside this file in the sources; found from the package's root when we run as one bundle. */
function migrationsFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url))
  const beside = path.join(here, 'migrations')
  if (existsSync(beside)) return beside
  for (let folder = here; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    for (const place of ['dist/db/migrations', 'src/db/migrations']) {
      if (existsSync(path.join(folder, place))) return path.join(folder, place)
    }
  }
  throw new Error(`no folder of migrations beside ${here} or in its package`)
}
