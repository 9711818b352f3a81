import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { explainFailure, makeFolder } from '../installation.ts'
import { refuse } from '../refusals.ts'
import { type Account, accountFor, checkReachable, giveTo } from './account.ts'
import { type Binaries, findBinaries, reachableBinaries } from './binaries.ts'

/** Where the parts of an embedded PostgreSQL lie, and who runs it. */
export interface Cluster {
  readonly folder: string
  readonly clusterFolder: string
  readonly socketFolder: string
  readonly usersFolder: string
  readonly lockFile: string
  readonly logFile: string
  readonly account: Account
  readonly binaries: Binaries
}

/** Passwords made at random when the cluster is made; no two installations share one. */
export interface Secret {
  readonly postgres: string
  readonly doudi_owner: string
  readonly doudi_app: string
  readonly doudi_worker: string
}

export async function locateCluster(folder: string): Promise<Cluster> {
  const found = await findBinaries()
  if (!found) throw refuse('no-binaries', { platform: `${os.platform()}-${os.arch()}` })
  const clusterFolder = path.join(folder, 'pg')
  const account = accountFor(clusterFolder)
  checkReachable(folder, account)
  const run = path.join(folder, 'run')
  return explainFailure(folder, () => {
    const usersFolder = path.join(run, 'users')
    makeFolder(usersFolder)
    return {
      folder,
      clusterFolder,
      socketFolder: makeSocketFolder(path.join(run, 'socket'), account),
      usersFolder,
      lockFile: path.join(run, 'lock'),
      logFile: path.join(run, 'socket', 'pg.log'),
      account,
      binaries: reachableBinaries(found, account, folder),
    }
  })
}

/**
 * Makes the cluster if there is none: beside, then renamed, so that a first start that dies leaves
 * nothing half-made. Called under the lock of the folder.
 */
export function makeCluster(cluster: Cluster): void {
  if (existsSync(path.join(cluster.clusterFolder, 'PG_VERSION'))) return
  removeDrafts(cluster.folder)
  explainFailure(cluster.folder, () => {
    const draft = mkdtempSync(path.join(cluster.folder, draftPrefix))
    const passwordFile = path.join(cluster.folder, `run/socket/password-${process.pid}`)
    const secret = newSecret()
    try {
      giveTo(draft, cluster.account)
      writeSecret(passwordFile, secret.postgres, cluster.account)
      runInitdb(cluster, draft, passwordFile)
      writeSecret(path.join(draft, secretName), JSON.stringify(secret), cluster.account)
      renameSync(draft, cluster.clusterFolder)
    } finally {
      rmSync(passwordFile, { force: true })
      rmSync(draft, { recursive: true, force: true })
    }
  })
}

export function readSecret(cluster: Cluster): Secret {
  try {
    const text = readFileSync(path.join(cluster.clusterFolder, secretName), 'utf8')
    // Written by makeCluster only.
    return JSON.parse(text) as Secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') {
      throw refuse('folder-of-another-account', { folder: cluster.folder })
    }
    throw error
  }
}

/**
 * What PostgreSQL needs of our environment and nothing else: what steers it from outside would, and its
 * superuser can read it, so that a passphrase must not stand there.
 */
export function childEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => needed.includes(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}

const needed: readonly string[] = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'TMPDIR', 'TZ'],
  ...['LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP'],
]

const draftPrefix = 'pg-new-'
const secretName = 'doudi.secret'

function newSecret(): Secret {
  const password = () => randomBytes(24).toString('base64url')
  return {
    postgres: password(),
    doudi_owner: password(),
    doudi_app: password(),
    doudi_worker: password(),
  }
}

function writeSecret(file: string, text: string, account: Account): void {
  writeFileSync(file, `${text}\n`, { mode: 0o600 })
  giveTo(file, account)
}

function runInitdb(cluster: Cluster, draft: string, passwordFile: string): void {
  const flags = ['-D', draft, '-U', 'postgres', '--pwfile', passwordFile, '--auth=scram-sha-256']
  flags.push('--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  flags.push('--locale=C', '--data-checksums')
  try {
    execFileSync(cluster.binaries.initdb, flags, {
      ...cluster.account,
      cwd: path.dirname(passwordFile),
      env: childEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr ?? error).trim()
    throw refuse('start-failed', { said: said.slice(-600), log: cluster.logFile })
  }
}

/** What first starts that were killed left behind. */
function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(draftPrefix)) {
      rmSync(path.join(folder, name), { recursive: true, force: true })
    }
  }
}

/** A socket's path may have 103 bytes on some systems: a short folder stands in for a long one. */
function makeSocketFolder(wanted: string, account: Account): string {
  makeOwn(wanted, account)
  if (Buffer.byteLength(path.join(wanted, '.s.PGSQL.5432')) <= 103) return wanted
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  const short = path.join(os.tmpdir(), `doudi-${name}`)
  makeOwn(short, account)
  return short
}

function makeOwn(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stat = lstatSync(folder)
  const owner = account.uid ?? process.getuid?.()
  if (stat.isDirectory() && stat.uid === owner) return
  // Root hands its own new folder over; anybody else's folder under this name is not ours to use.
  if (!stat.isDirectory() || stat.uid !== process.getuid?.()) {
    throw refuse('folder-of-another-account', { folder })
  }
  giveTo(folder, account)
}
