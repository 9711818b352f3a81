import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'

/**
 * A folder that the first test of a run makes and the others find: `make` fills it. It goes with the
 * folder of the run's database.
 */
export function onceARun(name: string, make: Making): Promise<string> {
  return onceIn(path.join(inject('embeddedFolder'), name), make)
}

type Making = (folder: string) => void | Promise<void>

/** The same in a folder of the caller's choice. */
export async function onceIn(folder: string, make: Making): Promise<string> {
  const lock = `${folder}.lock`
  while (!hasTaken(lock)) await sleep(50)
  try {
    const mark = `${folder}.made`
    if (!fs.existsSync(mark)) {
      fs.rmSync(folder, { recursive: true, force: true })
      fs.mkdirSync(folder, { recursive: true })
      fs.chmodSync(folder, 0o755)
      await make(folder)
      fs.writeFileSync(mark, '')
    }
  } finally {
    fs.rmdirSync(lock)
  }
  return folder
}

function hasTaken(lock: string): boolean {
  try {
    fs.mkdirSync(lock)
    return true
  } catch {
    return false
  }
}
