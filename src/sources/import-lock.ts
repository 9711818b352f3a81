import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Database, ident, type Queryable, sql, tryAdvisoryLock } from '#db/index'
import { refuse } from './refusals.ts'

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
  if (running.has(batchId)) throw refuse('batch-busy')
  running.add(batchId)
  try {
    if (db.engine === 'pglite') return await work()
    return await db.transaction(async (tx) => {
      if (!(await tryAdvisoryLock(tx, lockOf(batchId)))) throw refuse('batch-busy')
      return await work()
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
  const tables = await stagingTables(worker)
  const batches = await worker.query<{ id: string }>(sql`
    select id from import_batch where state = '暂存'`)
  const ids = new Set(batches.map(({ id }) => id))
  const waiting = new Set(await findWaiting(worker))
  for (const name of tables) if (!waiting.has(batchOf(name))) ids.add(batchOf(name))
  let dropped = 0
  for (const id of ids) if (await dropOrphan(worker, id)) dropped += 1
  return dropped
}

/** Batches that wait for a person keep their staging tables. */
async function findWaiting(q: Queryable): Promise<string[]> {
  const rows = await q.query<{ id: string }>(sql`
    select id from import_batch where state = '待确认'`)
  return rows.map(({ id }) => id)
}

async function stagingTables(q: Queryable): Promise<string[]> {
  const tables = await q.query<{ name: string }>(sql`
    select c.relname::text as name
    from pg_class as c
    where c.relnamespace = 'staging'::regnamespace and c.relkind = 'r'`)
  return tables.map(({ name }) => name)
}

async function dropOrphan(worker: Database, id: string): Promise<boolean> {
  if (running.has(id)) return false
  return worker.transaction(async (tx) => {
    if (!(await tryAdvisoryLock(tx, lockOf(id)))) return false
    if ((await findWaiting(tx)).includes(id)) return false
    // Looked for again: an import that was under way when it was listed may have ended since.
    const left = (await stagingTables(tx)).filter((name) => batchOf(name) === id)
    for (const name of left) await dropTable(tx, name)
    const batches = await tx.execute(
      sql`delete from import_batch where id = ${id} and state = '暂存'`,
    )
    return left.length + batches > 0
  })
}

/**
 * Removes the sealed originals in `folder` whose import died before it noted them: without their key,
 * which was noted nowhere, nobody can read them. Gives how many.
 */
export async function dropOrphanedOriginals(db: Database, folder: string): Promise<number> {
  const worker = db.as('worker')
  const files = new Map<string, string>()
  for (const name of listFiles(folder)) {
    const id = /^([0-9a-f-]{36})\.sealed$/.exec(name)?.[1]
    if (id !== undefined && !running.has(id)) files.set(id, path.join(folder, name))
  }
  for (const id of await knownBatches(worker, [...files.keys()])) files.delete(id)
  let dropped = 0
  for (const [id, file] of files) {
    const isOrphan = await worker.transaction(async (tx) => {
      if (!(await tryAdvisoryLock(tx, lockOf(id)))) return false
      // Asked again: it may have been taken in since.
      return (await knownBatches(tx, [id])).length === 0
    })
    if (!isOrphan) continue
    rmSync(file, { force: true })
    dropped += 1
  }
  return dropped
}

/** Removes originals that were opened to be read once more, by a process that died meanwhile. */
export async function dropOpenedOriginals(db: Database, folder: string): Promise<void> {
  const worker = db.as('worker')
  for (const name of listFiles(folder)) {
    const id = /^([0-9a-f-]{36})\.[0-9a-f-]{36}\.open$/.exec(name)?.[1]
    if (id === undefined || running.has(id)) continue
    const isLeft = await worker.transaction((tx) => tryAdvisoryLock(tx, lockOf(id)))
    if (isLeft) rmSync(path.join(folder, name), { force: true })
  }
}

async function knownBatches(q: Queryable, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await q.query<{ id: string }>(sql`
    select id from import_batch where id = any(${ids}::uuid[])`)
  return rows.map(({ id }) => id)
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
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
