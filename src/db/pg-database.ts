import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { copyOutStatement, copyStatement } from './copy-statements.ts'
import type { Queryable, Transaction, TransactionOptions } from './database.ts'
import { type Database, type Engine, type Role, type RoleStrength, roleName } from './database.ts'
import { type NameStatement, statementNames } from './name-statements.ts'
import { PgListener } from './pg-listener.ts'
import { ident, type Sql } from './sql.ts'
import { parameterText, readers } from './values.ts'

/** How to reach PostgreSQL in a role: an own account, or one account that takes the role on. */
export interface PgAccess {
  readonly engine: Engine
  readonly roleStrength: RoleStrength
  readonly connection: (role: Role) => pg.ClientConfig
  readonly setRole: boolean
  readonly onClose: () => Promise<void>
  readonly otherUsers?: () => number
}

/** A database over `pg`, with one pool a role, made when the role is first used. */
export function openPgDatabase(access: PgAccess, role: Role): Database {
  const pools = new Map<Role, pg.Pool>()
  const listeners = new Set<PgListener>()
  let closing: Promise<void> | undefined

  // Requests say the same again and again; rounds and imports say much once.
  const names = statementNames()
  const nameOf = (wanted: Role) => (wanted === 'app' ? names : noName)

  const poolOf = (wanted: Role): pg.Pool => {
    if (closing) throw new Error('the database is closed')
    const found = pools.get(wanted) ?? makePool(access, wanted)
    pools.set(wanted, found)
    return found
  }
  const close = async (): Promise<void> => {
    await Promise.all([...listeners].map((one) => one.end()))
    await Promise.all([...pools.values()].map((pool) => pool.end()))
    await access.onClose()
  }
  const cancelRunning = async (): Promise<void> => {
    for (const [busyRole, pool] of pools) await cancelBusy(access, busyRole, pool)
  }
  const seenBy = (wanted: Role): Database => ({
    engine: access.engine,
    role: wanted,
    roleStrength: access.roleStrength,
    query: (statement) => rows(poolOf(wanted), statement, nameOf(wanted)),
    execute: (statement) => count(poolOf(wanted), statement, nameOf(wanted)),
    transaction: (work, options) => {
      const cancel = (client: pg.PoolClient) => cancelStatement(access, wanted, client)
      const running = { ...options, cancel, nameOf: nameOf(wanted) }
      return runTransaction(poolOf(wanted), work, running)
    },
    as: seenBy,
    listen: async (channel, take) => {
      const listener = new PgListener(
        { ...access.connection(wanted), application_name: applicationName(wanted) },
        { channel, take },
      )
      listeners.add(listener)
      const end = async (): Promise<void> => {
        listeners.delete(listener)
        await listener.end()
      }
      try {
        await listener.begin()
      } catch (error) {
        await end()
        throw error
      }
      return end
    },
    close: () => {
      closing ??= close()
      return closing
    },
    cancelRunning,
    ...(access.otherUsers === undefined ? {} : { otherUsers: access.otherUsers }),
    version: async () => {
      const [row] = await rows<{ version: string }>(poolOf(wanted), versionQuery)
      return row?.version ?? ''
    },
  })
  return seenBy(role)
}

/** Ends the pool's own connections from beside: a connection in a statement hears nothing itself. */
async function cancelBusy(access: PgAccess, role: Role, pool: pg.Pool): Promise<void> {
  if (pool.totalCount === pool.idleCount) return
  const client = new pg.Client(access.connection(role))
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = $1 and pid <> pg_backend_pid()`,
      [applicationName(role)],
    )
  } finally {
    await client.end()
  }
}

/** Ends the statement that one connection runs, from another beside it. */
async function cancelStatement(access: PgAccess, role: Role, busy: pg.PoolClient): Promise<void> {
  const { processID } = busy as pg.PoolClient & { readonly processID?: number } // pg has it, its types not
  if (processID === undefined) return
  const client = new pg.Client(access.connection(role))
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_cancel_backend($1)', [processID])
  } finally {
    await client.end()
  }
}

/** Names the connections of this process, so that only they are ended. */
function applicationName(role: Role): string {
  return `doudi ${role} ${process.pid}`
}

const versionQuery: Sql = {
  text: `select current_setting('server_version') as version`,
  values: [],
}

/** What every connection says first; also used for PGlite. */
export const sessionSettings: readonly string[] = [
  `set timezone = 'Asia/Shanghai'`,
  `set datestyle = 'ISO, YMD'`,
  `set intervalstyle = 'iso_8601'`,
  `set extra_float_digits = 1`,
  `set bytea_output = 'hex'`,
  'set jit = off',
  `set client_min_messages = warning`,
]

function makePool(access: PgAccess, role: Role): pg.Pool {
  const pool = new pg.Pool({
    max: 10,
    ...access.connection(role),
    types: { getTypeParser },
    application_name: applicationName(role),
    allowExitOnIdle: true,
    onConnect: async (client) => {
      const steps = access.setRole
        ? [...sessionSettings, `set role ${ident(roleName(role)).text}`]
        : sessionSettings
      await client.query(steps.join(';'))
    },
  })
  // An idle connection that breaks is thrown away by the pool; the next query opens another.
  pool.on('error', () => undefined)
  return pool
}

// pg's types describe this function by overloads that a plain function cannot name.
const getTypeParser = ((oid: number) => readers[oid] ?? asIs) as typeof pg.types.getTypeParser

function asIs(text: string): string {
  return text
}

type Connection = Pick<pg.ClientBase, 'query'>

function noName(): undefined {
  return undefined
}

async function rows<Row>(
  connection: Connection | pg.Pool,
  statement: Sql,
  nameOf: NameStatement = noName,
): Promise<Row[]> {
  // The caller names the shape of the rows; nothing at run time could prove it.
  return (await run(connection, statement, nameOf)).rows as Row[]
}

async function count(
  connection: Connection | pg.Pool,
  statement: Sql,
  nameOf: NameStatement,
): Promise<number> {
  return (await run(connection, statement, nameOf)).rowCount ?? 0
}

function run(
  connection: Connection | pg.Pool,
  { text, values }: Sql,
  nameOf: NameStatement,
): Promise<pg.QueryResult> {
  const name = nameOf(text)
  const given = values.map(parameterText)
  return name === undefined
    ? connection.query(text, given)
    : connection.query({ name, text, values: given })
}

interface Running extends TransactionOptions {
  readonly cancel: (client: pg.PoolClient) => Promise<void>
  readonly nameOf: NameStatement
}

async function runTransaction<T>(
  pool: pg.Pool,
  work: (tx: Transaction) => Promise<T>,
  { signal, cancel, nameOf }: Running,
): Promise<T> {
  signal?.throwIfAborted()
  const client = await pool.connect()
  let broken: Error | undefined
  let cancelling: Promise<unknown> | undefined
  client.on('error', noteBroken)
  signal?.addEventListener('abort', onAbort)
  function noteBroken(error: Error): void {
    broken = error
  }
  function onAbort(): void {
    cancelling = cancel(client).catch(() => undefined)
    // The order may arrive when the next statement runs: nobody else gets this connection.
    broken = new Error('a statement of this connection was cancelled')
  }
  try {
    await client.query('begin')
    const result = await work(transactionOn(client, { signal, nameOf }))
    signal?.throwIfAborted()
    signal?.removeEventListener('abort', onAbort)
    await commit(client)
    return result
  } catch (error) {
    await cancelling
    await client.query('rollback').catch(noteBroken)
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', onAbort)
    client.removeListener('error', noteBroken)
    client.release(broken)
  }
}

/** PostgreSQL answers a commit of a failed transaction with ROLLBACK, without an error. */
async function commit(client: pg.PoolClient): Promise<void> {
  const answer = await client.query('commit')
  if (answer.command === 'ROLLBACK') {
    throw new Error('the transaction had failed before its commit; nothing was written')
  }
}

function transactionOn(
  client: pg.PoolClient,
  { signal, nameOf }: Pick<Running, 'signal' | 'nameOf'>,
): Transaction {
  const queryable: Queryable = {
    query: async (statement) => {
      signal?.throwIfAborted()
      return rows(client, statement, nameOf)
    },
    execute: async (statement) => {
      signal?.throwIfAborted()
      return count(client, statement, nameOf)
    },
  }
  return {
    ...queryable,
    copyIn: async (table, columns, chunks) => {
      signal?.throwIfAborted()
      const stream = client.query(copyFrom(copyStatement(table, columns)))
      await pipeline(Readable.from(bytes(chunks), { objectMode: false }), stream)
      return stream.rowCount
    },
    copyOut: async (query, take) => {
      const stream = client.query(copyTo(copyOutStatement(query)))
      for await (const piece of stream) take(piece as Uint8Array) // COPY streams bytes
    },
  }
}

/** In pieces of a network's liking: a row at a time would be ten times slower. */
async function* bytes(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let gathered = ''
  for await (const chunk of chunks) {
    gathered += chunk
    if (gathered.length < pieceLength) continue
    yield Buffer.from(gathered)
    gathered = ''
  }
  yield Buffer.from(gathered)
}

const pieceLength = 32_768
