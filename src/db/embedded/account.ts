import { execFileSync } from 'node:child_process'
import { chownSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { refuse } from '../refusals.ts'

/** The account that runs PostgreSQL: another one only when we are root, which PostgreSQL refuses. */
export interface Account {
  readonly uid?: number
  readonly gid?: number
}

/** The owner of the existing data; for new ones `postgres`, made if the system has none. */
export function accountFor(clusterFolder: string): Account {
  if (process.getuid?.() !== 0) return {}
  const existing = findStat(path.join(clusterFolder, 'PG_VERSION'))
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid }
  return idOfPostgres() ?? makePostgres()
}

/** Makes a file the account's own. */
export function giveTo(file: string, account: Account): void {
  if (account.uid !== undefined) chownSync(file, account.uid, account.gid ?? account.uid)
}

/** The first folder on the way to `folder` that `account` cannot enter, or undefined. */
export function canEnter(folder: string, account: Account): string | undefined {
  if (account.uid === undefined) return undefined
  const parts = path.resolve(folder).split(path.sep)
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const step = parts.slice(0, depth).join(path.sep) || path.sep
    const stat = findStat(step)
    if (!stat || (!stat.isDirectory() && depth < parts.length)) return undefined
    if (!mayEnter(stat, account)) return step
  }
  return undefined
}

/** Refuses a data folder that the account cannot get to, and names one that it can. */
export function checkReachable(folder: string, account: Account): void {
  const closed = canEnter(folder, account)
  if (closed === undefined) return
  throw refuse('folder-not-reachable', {
    account: account.uid === idOfPostgres()?.uid ? 'postgres' : String(account.uid),
    closed,
    suggestion: rootFolder,
  })
}

const rootFolder = '/var/lib/doudi'

/** `preferred`, or, for root where the database's account cannot get there, a folder where it can. */
export function suggestDataFolder(preferred: string): string {
  if (process.getuid?.() !== 0) return preferred
  const account = idOfPostgres()
  if (!account || canEnter(preferred, account) === undefined) return preferred
  return path.join(rootFolder, path.basename(preferred))
}

/** Nothing where there is nothing yet, or a file stands in the way (refused elsewhere). */
function findStat(place: string): Stats | undefined {
  try {
    return statSync(place)
  } catch {
    return undefined
  }
}

function mayEnter(
  stat: { readonly uid: number; readonly gid: number; readonly mode: number },
  account: Account,
): boolean {
  if (stat.uid === account.uid) return (stat.mode & 0o100) !== 0
  if (stat.gid === account.gid) return (stat.mode & 0o010) !== 0
  return (stat.mode & 0o001) !== 0
}

function idOfPostgres(): Account | undefined {
  const id = (flag: string): number =>
    Number(
      execFileSync('id', [flag, 'postgres'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

function makePostgres(): Account {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    })
  } catch {
    throw refuse('no-account')
  }
  const made = idOfPostgres()
  if (!made) throw refuse('no-account')
  return made
}
