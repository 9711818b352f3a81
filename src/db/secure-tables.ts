import { createHash } from 'node:crypto'
import { type Database, roleName, type Transaction } from './database.ts'
import { withAdvisoryLock } from './locks.ts'
import { type Manifest, ourManifest } from './manifest.ts'
import { formerReachFunctions, reachFunctions } from './row-functions.ts'
import { rowPolicy } from './row-policy.ts'
import { ident, joinSql, type Sql, sql, trusted } from './sql.ts'

const app = ident(roleName('app'))
const worker = ident(roleName('worker'))

/**
 * Grants and row-level security for every table of the manifest; safe to repeat. The app role sees one
 * county and of it what its scope reaches (fail-closed: no setting, no rows), the worker role all;
 * reference tables are the worker's to write; append-only tables can only be added to, but for the
 * columns granted.
 */
export async function secureTables(db: Database, manifest: Manifest = ourManifest): Promise<void> {
  await db.as('owner').transaction(async (tx) => {
    await withAdvisoryLock(tx, 'doudi.secure-tables')
    if (!(await rolesExist(tx))) return
    const digest = await wantedDigest(tx, manifest)
    if ((await recordedDigest(tx)) === digest) return
    for (const statement of securing(manifest)) await tx.execute(statement)
    await tx.execute(trusted(`comment on table schema_migration is '${digest}'`))
  })
}

/** Names what `secureTables` does: a database that was secured otherwise is not the same one. */
export function securingDigest(manifest: Manifest = ourManifest): string {
  const texts = securing(manifest).map(({ text }) => text)
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16)
}

function securing(manifest: Manifest): readonly Sql[] {
  return [
    sql`grant usage on schema public to ${app}, ${worker}`,
    sql`grant select on schema_migration to ${app}, ${worker}`,
    ...Object.keys(manifest.tableClasses)
      .filter((table) => table !== 'schema_migration')
      .flatMap((table) => granting(table, manifest)),
    ...reachFunctions(),
    ...Object.keys(manifest.tableClasses).flatMap((table) => hiding(table, manifest)),
    ...formerReachFunctions(),
  ]
}

/** Securing locks every table, so it is done once a version: what was done is noted as a comment. */
async function wantedDigest(tx: Transaction, manifest: Manifest): Promise<string> {
  const applied = await tx.query(sql`select name, hash from schema_migration order by name`)
  const digest = createHash('sha256').update(JSON.stringify([securingDigest(manifest), applied]))
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

function granting(table: string, manifest: Manifest): Sql[] {
  const name = ident(table)
  const isAppendOnly = manifest.appendOnlyTables.includes(table)
  const write = trusted(isAppendOnly ? 'select, insert' : 'select, insert, update, delete')
  const isReference = manifest.tableClasses[table] === 'reference'
  const columns = manifest.columnGrants?.[table] ?? []
  const list: Sql = joinSql(columns.map(ident), ', ')
  return [
    sql`revoke all on ${name} from ${app}, ${worker}`,
    sql`grant ${write} on ${name} to ${worker}`,
    sql`grant ${isReference ? trusted('select') : write} on ${name} to ${app}`,
    ...(isAppendOnly && columns.length > 0
      ? [sql`grant update (${list}) on ${name} to ${app}, ${worker}`]
      : []),
  ]
}

/** A county table nobody said anything about is the whole county's alone. */
function hiding(table: string, manifest: Manifest): Sql[] {
  const isCounty = manifest.tableClasses[table] === 'county'
  const reach = manifest.rowReach?.[table] ?? (isCounty ? '全县' : undefined)
  if (reach === undefined) return []
  const name = ident(table)
  const { using, check } = rowPolicy(table, reach)
  return [
    sql`alter table ${name} enable row level security`,
    sql`drop policy if exists app_county on ${name}`,
    sql`drop policy if exists worker_all on ${name}`,
    sql`create policy app_county on ${name} to ${app} using (${using}) with check (${check})`,
    sql`create policy worker_all on ${name} to ${worker} using (true) with check (true)`,
  ]
}
