import { type Database, ident, type Queryable, sql, tryAdvisoryLock } from '#db/index'

/** Batches that this process is importing: PGlite has one connection and no lock between two. */
const running = new Set<string>()

/**
 * Does `work` while the batch is known to be under way, so that nobody takes its staging table for
 * one left behind. A process that dies lets go by itself.
 */
export async function whileImporting<T>(
  db: Database,
  batchId: string,
  work: () => Promise<T>,
): Promise<T> {
  running.add(batchId)
  try {
    if (db.engine === 'pglite') return await work()
    return await db.transaction(async (tx) => {
      await tryAdvisoryLock(tx, lockOf(batchId))
      return work()
    })
  } finally {
    running.delete(batchId)
  }
}

/**
 * Drops what imports that died left behind: staging tables, and batches that were never taken in.
 * Gives how many batches. Imports that are under way stay.
 */
export async function dropOrphanedStaging(db: Database): Promise<number> {
  const worker = db.as('worker')
  const tables = await worker.query<{ name: string }>(sql`
    select c.relname::text as name
    from pg_class as c
    where c.relnamespace = 'staging'::regnamespace and c.relkind = 'r'`)
  const batches = await worker.query<{ id: string }>(sql`
    select id from import_batch where state = '暂存'`)
  const ids = new Set(batches.map(({ id }) => id))
  for (const { name } of tables) ids.add(batchOf(name))
  let dropped = 0
  for (const id of ids) if (await dropOrphan(worker, id, tables)) dropped += 1
  return dropped
}

async function dropOrphan(
  worker: Database,
  id: string,
  tables: readonly { readonly name: string }[],
): Promise<boolean> {
  if (running.has(id)) return false
  return worker.transaction(async (tx) => {
    if (!(await tryAdvisoryLock(tx, lockOf(id)))) return false
    for (const { name } of tables) if (batchOf(name) === id) await dropTable(tx, name)
    await tx.execute(sql`delete from import_batch where id = ${id} and state = '暂存'`)
    return true
  })
}

async function dropTable(q: Queryable, name: string): Promise<void> {
  await q.execute(sql`drop table if exists ${ident(`staging.${name}`)}`)
}

function lockOf(batchId: string): string {
  return `doudi.import ${batchId}`
}

/** The batch of a staging table, whatever was made from it. */
function batchOf(table: string): string {
  const hex = table.replace(/^batch_/, '').slice(0, 32)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
