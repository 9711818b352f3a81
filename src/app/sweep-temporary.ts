import { readdirSync, rmSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { ownerOfFolder } from '#sources/index'

const hoursKept = 24

/**
 * Removes the folders that processes which were killed left in `folder`: uploads, archives' members and
 * files on their way out hold people's numbers. Gives how many. What a process of this host made goes as
 * soon as that process is gone, anything else after a day; another account's stays.
 */
export function sweepTemporary(folder: string, now: number): number {
  let removed = 0
  for (const name of listed(folder)) {
    const owner = ownerOfFolder(name)
    if (owner === undefined) continue
    try {
      const place = path.join(folder, name)
      const about = statSync(place)
      const isOurs = process.getuid === undefined || about.uid === process.getuid()
      if (!isOurs || !isLeft(owner.process, about, now)) continue
      rmSync(place, { recursive: true, force: true })
      removed += 1
    } catch {
      // Somebody else was quicker, or keeps it: the next start looks again.
    }
  }
  return removed
}

function isLeft(owner: number | undefined, { mtimeMs }: Stats, now: number): boolean {
  if (now - mtimeMs >= hoursKept * 3_600_000) return owner !== process.pid || !isMine(mtimeMs)
  if (owner === undefined) return false
  return owner === process.pid ? !isMine(mtimeMs) : !isRunning(owner)
}

/** In a container the number of the process before this one is often the same. */
function isMine(mtimeMs: number): boolean {
  return mtimeMs >= performance.timeOrigin - 1000
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
