import type { Transaction as LiteTransaction, PGlite } from '@electric-sql/pglite'
import { copyOutStatement, copyStatement } from './copy-statements.ts'
import { type Database, type Role, roleName, roles, type Transaction } from './database.ts'
import { sessionSettings } from './pg-database.ts'
import type { Sql } from './sql.ts'
import { parameterText, readers } from './values.ts'

export interface PgliteOptions {
  /** A folder, or nothing for a database in memory. */
  readonly folder?: string
  /** What `dumpSnapshot` gave, to start from. */
  readonly snapshot?: Blob
  readonly onClose?: () => Promise<void>
}

/** PostgreSQL inside this process. Roles are advisory: the account could step back up. */
export async function openPgliteDatabase(options: PgliteOptions, role: Role): Promise<Database> {
  // Loaded only where it is used: it takes its time.
  const { PGlite } = await import('@electric-sql/pglite')
  const lite = await PGlite.create({
    ...(options.folder === undefined ? {} : { dataDir: options.folder }),
    ...(options.snapshot === undefined ? {} : { loadDataDir: options.snapshot }),
  })
  Object.assign(lite.parsers, readers)
  lite.serializers = textSerializers
  await lite.exec(sessionSettings.join(';'))
  for (const one of roles) await makeRole(lite, one)
  await lite.exec(`grant create, usage on schema public to ${roleName('owner')}`)
  await lite.exec(`grant create on database postgres to ${roleName('owner')}`)
  // COPY reads and writes the file that PGlite lends it, which only these rights allow.
  const names = roles.map(roleName).join(', ')
  await lite.exec(`grant pg_read_server_files, pg_write_server_files to ${names}`)
  const session = new Session(lite)
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await session.alone(async () => undefined)
    await lite.close()
    await options.onClose?.()
  }
  const seenBy = (wanted: Role): Database => ({
    engine: 'pglite',
    role: wanted,
    roleStrength: 'advisory',
    query: async <Row>(statement: Sql) => (await session.run(wanted, statement)).rows as Row[],
    execute: async (statement) => (await session.run(wanted, statement)).affectedRows ?? 0,
    transaction: (work, options) => session.transaction(wanted, work, options?.signal),
    as: seenBy,
    listen: async (channel, take) => {
      const end = await session.alone(() => lite.listen(channel, take))
      return () => session.alone(async () => (lite.closed ? undefined : end()))
    },
    cancelRunning: async () => undefined,
    close: () => {
      closing ??= close()
      return closing
    },
    version: async () => {
      const found = await lite.query<{ version: string }>(
        `select current_setting('server_version') as version`,
      )
      return found.rows[0]?.version ?? ''
    },
  })
  const database = seenBy(role)
  lites.set(database, lite)
  return database
}

/**
 * The whole database as a file that `openPgliteDatabase` can start from, with nothing to recover and
 * without the databases that nobody opens. Close it next: it is in no role any more.
 */
export async function dumpSnapshot(database: Database): Promise<Blob> {
  const lite = lites.get(database)
  if (!lite) throw new Error('only a PGlite database just opened can be dumped')
  return dumpLean(lite)
}

export async function dumpLean(lite: PGlite): Promise<Blob> {
  await lite.exec('reset role')
  await lite.exec('update pg_database set datistemplate = false where datistemplate')
  for (const name of ['template0', 'template1']) await lite.exec(`drop database if exists ${name}`)
  await lite.exec('checkpoint')
  return lite.dumpDataDir('none')
}

const lites = new WeakMap<Database, PGlite>()

/** Every parameter is text already when it gets here, whatever its type. */
const textSerializers = new Proxy<Record<number | string, (value: unknown) => string>>(
  {},
  // PGlite types a serializer as giving text; ours receives text.
  { get: () => (value: unknown) => value as string },
)

async function makeRole(lite: PGlite, role: Role): Promise<void> {
  const name = roleName(role)
  const found = await lite.query('select from pg_roles where rolname = $1', [name])
  if (found.rows.length === 0) await lite.exec(`create role ${name}`)
}

/** One connection shared by all: work is done one after the other, each in its role. */
class Session {
  readonly #lite: PGlite
  #role: Role | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(lite: PGlite) {
    this.#lite = lite
  }

  run(role: Role, statement: Sql): Promise<LiteResult> {
    return this.alone(async () => {
      await this.#become(role)
      return this.#lite.query(statement.text, statement.values.map(parameterText))
    })
  }

  transaction<T>(
    role: Role,
    work: (tx: Transaction) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    return this.alone(async () => {
      signal?.throwIfAborted()
      await this.#become(role)
      return this.#lite.transaction(async (tx) => {
        const result = await work(transactionOn(tx, signal))
        signal?.throwIfAborted()
        return result
      })
    })
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work)
    this.#last = mine.catch(() => undefined)
    return mine
  }

  async #become(role: Role): Promise<void> {
    if (this.#role === role) return
    await this.#lite.exec(`set role ${roleName(role)}`)
    this.#role = role
  }
}

type LiteResult = Awaited<ReturnType<PGlite['query']>>

function transactionOn(tx: LiteTransaction, signal: AbortSignal | undefined): Transaction {
  const run = async (statement: Sql) => {
    // One thread does it all: what runs cannot be ended, but nothing more begins.
    signal?.throwIfAborted()
    return tx.query(statement.text, statement.values.map(parameterText))
  }
  return {
    query: async <Row>(statement: Sql) => (await run(statement)).rows as Row[],
    execute: async (statement) => (await run(statement)).affectedRows ?? 0,
    copyIn: async (table, columns, chunks) => {
      const parts: string[] = []
      for await (const chunk of chunks) parts.push(chunk)
      const statement = copyStatement(table, columns, `'/dev/blob'`)
      const copied = await tx.query(statement, [], { blob: new Blob(parts) })
      return copied.affectedRows ?? 0
    },
    copyOut: async (query, take) => {
      const { blob } = await tx.query(copyOutStatement(query, `'/dev/blob'`))
      if (blob) take(new Uint8Array(await blob.arrayBuffer()))
    },
  }
}
