import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isRunning, ownIdentity, type ProcessIdentity } from '../process-identity.ts'

/** Notes that this process uses the cluster; gives the note's file. */
export function registerUser(usersFolder: string): string {
  const file = path.join(usersFolder, `${process.pid}-${randomUUID().slice(0, 8)}.json`)
  writeFileSync(file, JSON.stringify(ownIdentity()), { mode: 0o644 })
  return file
}

/** Takes the note back, and those of dead processes; says whether nobody is left. */
export function unregisterUser(usersFolder: string, file: string): boolean {
  rmSync(file, { force: true })
  return !hasUsers(usersFolder)
}

/** Whether a living process uses the cluster; the notes of dead ones are removed. */
export function hasUsers(usersFolder: string): boolean {
  let isUsed = false
  for (const name of readdirSync(usersFolder)) {
    const file = path.join(usersFolder, name)
    const user = readUser(file)
    if (user && isRunning(user)) isUsed = true
    else rmSync(file, { force: true })
  }
  return isUsed
}

/** How many other living processes use the cluster. */
export function countOthers(usersFolder: string): number {
  const pids = readdirSync(usersFolder).flatMap((name) => {
    const user = readUser(path.join(usersFolder, name))
    return user && isRunning(user) ? [user.pid] : []
  })
  return new Set(pids.filter((pid) => pid !== process.pid)).size
}

function readUser(file: string): ProcessIdentity | undefined {
  try {
    // Written by registerUser; one that a killed process left half-written counts as dead.
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity
  } catch {
    return undefined
  }
}
