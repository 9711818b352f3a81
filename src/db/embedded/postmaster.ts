import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statfsSync,
  statSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isPidAlive } from '../process-identity.ts'
import { refuse } from '../refusals.ts'
import { giveTo } from './account.ts'
import { type Cluster, childEnvironment, readSecret } from './cluster.ts'
import { leaveAtExit } from './leave-at-exit.ts'

/** A running PostgreSQL, as its own postmaster.pid describes it. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly socketFolder: string
  readonly status: string
}

export interface Running {
  readonly postmaster: Postmaster
  /** True when it ran already. */
  readonly wasRunning: boolean
}

/**
 * Attaches to the PostgreSQL of this folder, which outlives a killed Node, or starts it. Called
 * under the lock of the folder.
 */
export async function startPostmaster(cluster: Cluster, settings: Settings = {}): Promise<Running> {
  const end = Date.now() + 60_000
  for (;;) {
    const old = readPostmaster(cluster)
    if (old && isPidAlive(old.pid) && (await answers(cluster, old))) {
      return { postmaster: old, wasRunning: true }
    }
    const started = await spawnPostmaster(cluster, settings)
    if (typeof started !== 'string') return { postmaster: started, wasRunning: false }
    // One that is going down, or was killed and not yet reaped by its parent, still counts as alive.
    const mayPass = /lock file "postmaster.pid" already exists|pre-existing shared memory block/
    if (!mayPass.test(started) || Date.now() > end) {
      throw refuse('start-failed', { said: started.slice(-600), log: cluster.logFile })
    }
    await sleep(200)
  }
}

/** Further settings, by name. */
export type Settings = Readonly<Record<string, string>>

/** Asks PostgreSQL to end at once but cleanly; returns when it is gone. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const pid = signalStop(cluster)
  if (pid === undefined) return
  const end = Date.now() + 30_000
  let letGo: number | undefined
  while (isPidAlive(pid) && Date.now() < end) {
    if (readPostmaster(cluster)?.pid !== pid) letGo ??= Date.now()
    // Where a dead process that nobody has reaped looks alive, its let-go folder must do.
    if (letGo !== undefined && Date.now() - letGo > 1000) return
    await sleep(5)
  }
}

/** Asks without waiting, for the last moment of a process; gives the pid that was asked. */
export function signalStop(cluster: Cluster): number | undefined {
  const running = readPostmaster(cluster)
  if (!running || !isPidAlive(running.pid) || !isOurs(cluster, running)) return undefined
  try {
    process.kill(running.pid, 'SIGINT')
  } catch {
    return undefined
  }
  return running.pid
}

export function readPostmaster(cluster: Cluster): Postmaster | undefined {
  try {
    const text = readFileSync(path.join(cluster.clusterFolder, 'postmaster.pid'), 'utf8')
    const lines = text.split('\n').map((line) => line.trim())
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      socketFolder: lines[4] ?? '',
      status: lines[7] ?? '',
    }
  } catch {
    return undefined
  }
}

/** After a crash the number in postmaster.pid may by now be anybody's; Linux lets us look. */
function isOurs(cluster: Cluster, running: Postmaster): boolean {
  try {
    const command = readFileSync(`/proc/${running.pid}/cmdline`, 'utf8')
    return command.includes(cluster.clusterFolder) || command.includes('postgres')
  } catch {
    return os.platform() !== 'linux'
  }
}

async function answers(cluster: Cluster, running: Postmaster): Promise<boolean> {
  const client = new pg.Client({
    host: running.socketFolder || cluster.socketFolder,
    port: running.port,
    user: 'postgres',
    password: readSecret(cluster).postgres,
    database: 'postgres',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const found = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    )
    const folder = found.rows[0]?.folder ?? ''
    return realpathSync(folder) === realpathSync(cluster.clusterFolder)
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The started postmaster, or what the log said when it ended instead. */
async function spawnPostmaster(cluster: Cluster, settings: Settings): Promise<Postmaster | string> {
  const before = startLog(cluster.logFile)
  const log = openSync(cluster.logFile, 'a', 0o600)
  giveTo(cluster.logFile, cluster.account)
  const child = spawn(cluster.binaries.postgres, flagsOf(cluster, settings), {
    ...cluster.account,
    cwd: path.dirname(cluster.logFile),
    env: childEnvironment(),
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  child.unref()
  let failure: Error | undefined
  child.once('error', (error) => {
    failure = error
  })
  // Until postmaster.pid names it, only we know it.
  const forget = leaveAtExit(() => child.kill('SIGINT'))
  const ready = await waitUntilReady(cluster, child, () => failure).finally(forget)
  if (ready) return ready
  if (failure) return failure.message
  return readFileSync(cluster.logFile, 'utf8').slice(before)
}

/** Puts a log that has grown large aside; gives where the new lines begin. */
function startLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < largestLog) return size
  renameSync(file, `${file}.1`)
  return 0
}

const largestLog = 10 * 2 ** 20

async function waitUntilReady(
  cluster: Cluster,
  child: ChildProcess,
  failure: () => Error | undefined,
): Promise<Postmaster | undefined> {
  // Recovery after a crash may take minutes; only its end or its failure ends the waiting.
  while (child.exitCode === null && child.signalCode === null && !failure()) {
    const running = readPostmaster(cluster)
    if (running && running.pid === child.pid && running.status === 'ready') return running
    await sleep(5)
  }
  return undefined
}

function flagsOf(cluster: Cluster, settings: Settings): string[] {
  const megabytes = Math.floor(os.totalmem() / 2 ** 20)
  const all: Settings = {
    unix_socket_directories: cluster.socketFolder,
    unix_socket_permissions: '0700',
    listen_addresses: '',
    jit: 'off',
    shared_buffers: `${Math.max(64, Math.min(1024, Math.floor(megabytes / 8)))}MB`,
    work_mem: `${Math.max(4, Math.min(64, Math.floor(megabytes / 128)))}MB`,
    maintenance_work_mem: `${Math.max(32, Math.min(256, Math.floor(megabytes / 16)))}MB`,
    // A month's files are written between two checkpoints, not through several.
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    log_timezone: 'Asia/Shanghai',
    // A statement may hold names; only what failed and where is logged.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(hasSmallSharedMemory() ? { dynamic_shared_memory_type: 'mmap' } : {}),
    ...settings,
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster.clusterFolder, '-p', '5432', ...flags]
}

/** Containers give /dev/shm 64 MB, too little for a parallel query. */
function hasSmallSharedMemory(): boolean {
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks < 256 * 2 ** 20
  } catch {
    return false
  }
}
