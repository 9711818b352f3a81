import path from 'node:path'
import type { Database, Role } from './database.ts'
import { accountFor, checkReachable } from './embedded/account.ts'
import { findBinaries } from './embedded/binaries.ts'
import { openEmbedded } from './embedded/open-embedded.ts'
import { checkNotForeign, claimFolder, readInstallation } from './installation.ts'
import { openPgliteDatabase } from './pglite-database.ts'
import { openPgliteFolder } from './pglite-folder.ts'
import { refuse } from './refusals.ts'
import { openServer } from './server.ts'

export { suggestDataFolder } from './embedded/account.ts'

export interface OpenOptions {
  /** Where the data lie; without it (and without `url`) a PGlite database in memory. */
  readonly dataFolder?: string
  /** A PostgreSQL server, `postgres://…`; goes before `dataFolder`. */
  readonly url?: string
  /** For a new folder; an existing one knows its engine. */
  readonly engine?: 'auto' | 'embedded' | 'pglite'
  /** The role of the first view; `owner` unless told. */
  readonly role?: Role
  /** False: a folder without data is refused instead of being filled. */
  readonly create?: boolean
  /** Receives what the person must hear although it goes on (Chinese); stderr unless told. */
  readonly warn?: (sentence: string) => void
}

/** Opens the database, starting or making it where needed. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const role = options.role ?? 'owner'
  const warn = options.warn ?? ((sentence) => process.stderr.write(`${sentence}\n`))
  if (options.url !== undefined) return openServer(options.url, role, warn)
  if (options.dataFolder === undefined) return openPgliteDatabase({}, role)
  const folder = path.resolve(options.dataFolder)
  const engine = await chooseEngine(folder, options)
  if (engine === 'embedded') return openEmbedded({ folder, role })
  warn(fallbackWarning)
  return openPgliteFolder(folder, role)
}

const fallbackWarning =
  '警告：正在使用 PGlite 引擎。它不保证断电时已保存的数据不丢失，同一时间只允许一个进程使用，' +
  '数据库角色也不起隔离作用；只供试用，请勿存放真实数据。正式使用请装好自带的 PostgreSQL 或设置 DATABASE_URL。'

async function chooseEngine(folder: string, options: OpenOptions): Promise<'embedded' | 'pglite'> {
  const wanted = options.engine ?? 'auto'
  const existing = readInstallation(folder)
  if (!existing && options.create === false) throw refuse('no-installation', { folder })
  checkNotForeign(folder)
  const engine = existing?.engine ?? (await engineForNew(wanted))
  if (engine === 'embedded') checkReachable(folder, accountFor(path.join(folder, 'pg')))
  const claimed = claimFolder(folder, engine)
  if (wanted !== 'auto' && wanted !== claimed.engine) {
    throw refuse('other-engine', { folder, found: claimed.engine, wanted })
  }
  return claimed.engine
}

async function engineForNew(wanted: OpenOptions['engine']): Promise<'embedded' | 'pglite'> {
  if (wanted === 'pglite' || wanted === 'embedded') return wanted
  return (await findBinaries()) ? 'embedded' : 'pglite'
}
