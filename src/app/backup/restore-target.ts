import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Database, freeFolder, ident, openDatabase, sql } from '#db/index'
import type { Place } from '../installation.ts'
import { refuse } from './refusals.ts'

/** Where a backup is being restored to. */
export interface RestoreTarget {
  /** Seen by the owner; empty. */
  readonly db: Database
  /** Where the originals are written now, and where they will lie. */
  readonly originals: string
  readonly finalOriginals: string
}

/**
 * An empty place for the time of the work: a folder beside the wanted one, which takes its name at the
 * end, or an empty database on a server. Whatever the work made is removed when it fails.
 */
export async function withTarget<T>(
  place: Place,
  work: (target: RestoreTarget) => Promise<T>,
): Promise<T> {
  const wanted = path.resolve(place.dataFolder)
  if (!isEmpty(wanted)) throw refuse('restore-not-empty', { place: wanted })
  const draft = `${wanted}.restoring`
  await removeDraft(draft)
  const finalOriginals = path.join(wanted, 'originals')
  const originals = path.join(draft, 'originals')
  try {
    const db = await openDatabase(
      place.url === undefined
        ? { dataFolder: draft, engine: place.engine ?? 'auto', role: 'owner', create: true }
        : { url: place.url, role: 'owner' },
    )
    const result = await useDatabase(db, place, () => work({ db, originals, finalOriginals }))
    if (existsSync(draft)) renameSync(draft, wanted)
    return result
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

async function useDatabase<T>(db: Database, place: Place, work: () => Promise<T>): Promise<T> {
  try {
    if (place.url === undefined) return await work()
    await requireEmptyDatabase(db)
    try {
      return await work()
    } catch (error) {
      await dropEverything(db)
      throw error
    }
  } finally {
    await db.close()
  }
}

async function requireEmptyDatabase(db: Database): Promise<void> {
  const tables = await db.query(sql`
    select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    limit 1`)
  if (tables.length > 0) throw refuse('restore-not-empty', { place: '数据库' })
}

/** What a restoration that failed made in a database that was empty before. */
async function dropEverything(db: Database): Promise<void> {
  const tables = await db.query<{ name: string }>(sql`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'`)
  for (const { name } of tables) await db.execute(sql`drop table if exists ${ident(name)} cascade`)
  await db.execute(sql`drop schema if exists staging cascade`)
}

/** What a killed restoration left; one that somebody still works at is not touched. */
async function removeDraft(draft: string): Promise<void> {
  if (!existsSync(draft)) return
  if (!(await freeFolder(draft))) throw refuse('restore-not-empty', { place: draft })
  rmSync(draft, { recursive: true, force: true })
}

function isEmpty(folder: string): boolean {
  if (!existsSync(folder)) return true
  try {
    return readdirSync(folder).length === 0
  } catch {
    return false
  }
}
