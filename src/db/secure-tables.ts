import { createHash } from 'node:crypto'
import { type Database, roleName, type Transaction } from './database.ts'
import { withAdvisoryLock } from './locks.ts'
import { type Manifest, ourManifest } from './manifest.ts'
import { ident, joinSql, type Sql, sql, trusted } from './sql.ts'

const app = ident(roleName('app'))
const worker = ident(roleName('worker'))

/**
 * Grants and row-level security for every table of the manifest; safe to repeat. The app role sees
 * one county (fail-closed: no setting, no rows), the worker role all; reference tables are the
 * worker's to write; append-only tables can only be added to, but for the columns granted.
 */
export async function secureTables(db: Database, manifest: Manifest = ourManifest): Promise<void> {
  await db.as('owner').transaction(async (tx) => {
    await withAdvisoryLock(tx, 'doudi.secure-tables')
    if (!(await rolesExist(tx))) return
    const digest = await wantedDigest(tx, manifest)
    if ((await recordedDigest(tx)) === digest) return
    await tx.execute(sql`grant usage on schema public to ${app}, ${worker}`)
    await tx.execute(sql`grant select on schema_migration to ${app}, ${worker}`)
    for (const [table, tableClass] of Object.entries(manifest.tableClasses)) {
      if (table === 'schema_migration') continue
      await grant(tx, table, manifest)
      if (tableClass === 'county') await secureCounty(tx, table)
    }
    await tx.execute(trusted(`comment on table schema_migration is '${digest}'`))
  })
}

/** Securing locks every table, so it is done once a version: what was done is noted as a comment. */
async function wantedDigest(tx: Transaction, manifest: Manifest): Promise<string> {
  const applied = await tx.query(sql`select name, hash from schema_migration order by name`)
  const digest = createHash('sha256').update(JSON.stringify([manifest, applied]))
  return `secured ${digest.digest('hex').slice(0, 16)}`
}

async function recordedDigest(tx: Transaction): Promise<string | null> {
  const [row] = await tx.query<{ comment: string | null }>(
    sql`select obj_description('schema_migration'::regclass, 'pg_class') as comment`,
  )
  return row?.comment ?? null
}

/** A server account that may not make roles runs without them; `doctor` says so. */
async function rolesExist(tx: Transaction): Promise<boolean> {
  const found = await tx.query(
    sql`select from pg_roles where rolname in (${roleName('app')}, ${roleName('worker')})`,
  )
  return found.length === 2
}

async function grant(tx: Transaction, table: string, manifest: Manifest): Promise<void> {
  const name = ident(table)
  const isAppendOnly = manifest.appendOnlyTables.includes(table)
  const write = trusted(isAppendOnly ? 'select, insert' : 'select, insert, update, delete')
  const isReference = manifest.tableClasses[table] === 'reference'
  await tx.execute(sql`revoke all on ${name} from ${app}, ${worker}`)
  await tx.execute(sql`grant ${write} on ${name} to ${worker}`)
  await tx.execute(sql`grant ${isReference ? trusted('select') : write} on ${name} to ${app}`)
  const columns = manifest.columnGrants?.[table]
  if (!isAppendOnly || !columns || columns.length === 0) return
  const list: Sql = joinSql(columns.map(ident), ', ')
  await tx.execute(sql`grant update (${list}) on ${name} to ${app}, ${worker}`)
}

async function secureCounty(tx: Transaction, table: string): Promise<void> {
  const name = ident(table)
  await tx.execute(sql`alter table ${name} enable row level security`)
  await tx.execute(sql`drop policy if exists app_county on ${name}`)
  await tx.execute(sql`drop policy if exists worker_all on ${name}`)
  await tx.execute(sql`
    create policy app_county on ${name} to ${app}
    using (county_code = nullif(current_setting('app.county', true), ''))
    with check (county_code = nullif(current_setting('app.county', true), ''))`)
  await tx.execute(sql`
    create policy worker_all on ${name} to ${worker} using (true) with check (true)`)
}
