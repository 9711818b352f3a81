import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts'

export interface Holder extends ProcessIdentity {
  readonly token: string
}

export interface FileLock {
  release(): void
}

/**
 * Takes the lock file if it is free or its holder is dead; otherwise says who holds it. The file
 * appears with its content (a link), and a dead holder's lock is removed by whoever holds the lock
 * on that one removal, so that of many takers one wins and a living lock is never removed.
 */
export function tryFileLock(file: string, options: LockOptions = {}): FileLock | Holder {
  const mine: Holder = { ...ownIdentity(), token: randomUUID() }
  const draft = `${file}.${mine.token}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o644 })
  try {
    for (;;) {
      if (linkIfFree(draft, file)) return { release: () => releaseLock(file, mine.token) }
      const holder = readHolder(file)
      if (holder === undefined) continue
      if (isRunning(holder) ?? !options.othersHostsAreDead) return holder
      removeDead(file, holder, options)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

export interface LockOptions {
  /** For locks held for moments only: a holder of another host (a former container) counts as dead. */
  readonly othersHostsAreDead?: boolean
}

/** Waits for a lock that is held for moments. */
export async function waitForFileLock(file: string, timeoutMs: number): Promise<FileLock> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const lock = tryFileLock(file, { othersHostsAreDead: true })
    if ('release' in lock) return lock
    if (Date.now() > end) throw new Error(`lock ${file} is held by process ${lock.pid}`)
    await sleep(5 + Math.random() * 20)
  }
}

function linkIfFree(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    // Written by this module only, and in one piece.
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function removeDead(file: string, dead: Holder, options: LockOptions): void {
  const removal = tryFileLock(`${file}.${dead.token.slice(0, 8)}`, options)
  if (!('release' in removal)) return
  releaseLock(file, dead.token)
  removal.release()
}

function releaseLock(file: string, token: string): void {
  if (readHolder(file)?.token === token) rmSync(file, { force: true })
}
