import pg from 'pg'
import { type Database, type Role, roleName, roles } from '../database.ts'
import { tryFileLock, waitForFileLock } from '../file-lock.ts'
import { checkWritable } from '../installation.ts'
import { openPgDatabase } from '../pg-database.ts'
import { type Cluster, locateCluster, makeCluster, readSecret, type Secret } from './cluster.ts'
import { leaveAtExit } from './leave-at-exit.ts'
import {
  type Running,
  type Settings,
  signalStop,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts'
import { countOthers, registerUser, unregisterUser } from './users.ts'

export interface EmbeddedOptions {
  readonly folder: string
  readonly role: Role
  /** Another database of the cluster; tests make one a file. */
  readonly database?: string
  readonly settings?: Settings
}

const databaseName = 'doudi'
const lockTimeoutMs = 180_000

/** The folder's own PostgreSQL: made and started where needed, stopped when its last user leaves. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  const cluster = await locateCluster(options.folder)
  const { running, leave } = await joinCluster(cluster, options.settings)
  const secret = readSecret(cluster)
  return openPgDatabase(
    {
      engine: 'embedded',
      roleStrength: 'login',
      setRole: false,
      connection: (role) => ({
        host: running.postmaster.socketFolder,
        port: running.postmaster.port,
        user: roleName(role),
        password: passwordOf(secret, role),
        database: options.database ?? databaseName,
      }),
      onClose: leave,
      otherUsers: () => countOthers(cluster.usersFolder),
    },
    options.role,
  )
}

/** Work as PostgreSQL's superuser, for what no role of ours may do: making databases. */
export async function withSuperuser<T>(
  cluster: Cluster,
  running: Running,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    host: running.postmaster.socketFolder,
    port: running.postmaster.port,
    user: 'postgres',
    password: readSecret(cluster).postgres,
    database: 'postgres',
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export interface Membership {
  readonly running: Running
  readonly leave: () => Promise<void>
}

/** Becomes a user of the cluster; whoever leaves last stops it. */
export async function joinCluster(cluster: Cluster, settings?: Settings): Promise<Membership> {
  checkWritable(cluster.folder)
  const lock = await waitForFileLock(cluster.lockFile, lockTimeoutMs)
  const note = registerUser(cluster.usersFolder)
  const forget = leaveAtExit(() => leaveNow(cluster, note))
  try {
    makeCluster(cluster)
    const running = await startPostmaster(cluster, settings)
    await withSuperuser(cluster, running, (client) => prepare(client, readSecret(cluster)))
    const leave = async (): Promise<void> => {
      forget()
      await leaveCluster(cluster, note)
    }
    return { running, leave }
  } catch (error) {
    forget()
    if (unregisterUser(cluster.usersFolder, note)) await stopPostmaster(cluster)
    throw error
  } finally {
    lock.release()
  }
}

async function leaveCluster(cluster: Cluster, note: string): Promise<void> {
  const lock = await waitForFileLock(cluster.lockFile, lockTimeoutMs)
  try {
    if (unregisterUser(cluster.usersFolder, note)) await stopPostmaster(cluster)
  } finally {
    lock.release()
  }
}

/** The same without waiting for anything: the process is ending. */
function leaveNow(cluster: Cluster, note: string): void {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let tries = 0; tries < 200; tries += 1) {
    const lock = tryFileLock(cluster.lockFile, { othersHostsAreDead: true })
    if ('release' in lock) {
      if (unregisterUser(cluster.usersFolder, note)) signalStop(cluster)
      lock.release()
      return
    }
    // Our own opening holds the lock when a signal comes in its middle: it ends with us.
    if (lock.pid === process.pid) {
      if (unregisterUser(cluster.usersFolder, note)) signalStop(cluster)
      return
    }
    Atomics.wait(pause, 0, 0, 10)
  }
}

function passwordOf(secret: Secret, role: Role): string {
  const passwords: Readonly<Record<Role, string>> = {
    owner: secret.doudi_owner,
    app: secret.doudi_app,
    worker: secret.doudi_worker,
  }
  return passwords[role]
}

/** Our database and roles; repeats nothing that a start before has done. */
async function prepare(client: pg.Client, secret: Secret): Promise<void> {
  const found = await client.query<{ done: boolean }>(
    `select exists (select from pg_database where datname = $1) as done`,
    [databaseName],
  )
  if (found.rows[0]?.done) return
  for (const role of roles) {
    const name = roleName(role)
    const exists = await client.query('select from pg_roles where rolname = $1', [name])
    if (exists.rows.length > 0) continue
    const password = client.escapeLiteral(passwordOf(secret, role))
    await client.query(`create role ${name} login password ${password}`)
  }
  // Last, so that its existence says that all is done.
  await client.query(`create database ${databaseName} owner ${roleName('owner')}`)
}
