import { readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

const ours = /^doudi-(upload|download|export|zip)-/
const hoursKept = 24

/**
 * Removes the folders that processes which were killed left in `folder`: uploads, archives' members and
 * files on their way out hold people's numbers. Gives how many; what is younger than a day, or another
 * account's, stays.
 */
export function sweepTemporary(folder: string, now: number): number {
  let removed = 0
  for (const name of listed(folder)) {
    if (!ours.test(name)) continue
    try {
      const place = path.join(folder, name)
      const { mtimeMs, uid } = statSync(place)
      const isOurs = process.getuid === undefined || uid === process.getuid()
      if (!isOurs || now - mtimeMs < hoursKept * 3_600_000) continue
      rmSync(place, { recursive: true, force: true })
      removed += 1
    } catch {
      // Somebody else was quicker, or keeps it: the next start looks again.
    }
  }
  return removed
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
