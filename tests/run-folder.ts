import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const memory = '/dev/shm'
const prefix = 'doudi-run-'
/** What the databases of one run come to, several times over. */
const roomNeeded = 4e9
const memoryNeeded = 8e9

/**
 * Puts what the tests write for a while into memory where the machine has plenty, and removes it with this
 * process: databases, files and browsers of a run ask for thousands of folders that nobody keeps. A TMPDIR
 * of one's own stays. What is worth keeping between runs goes to `DOUDI_TEST_CACHE`.
 */
export function useRunFolder(): void {
  const { env } = process
  env.DOUDI_TEST_CACHE ??= os.tmpdir()
  if (env.TMPDIR || !hasPlenty()) return
  removeLeftovers()
  const folder = path.join(memory, `${prefix}${process.pid}`)
  fs.mkdirSync(folder)
  // As the system's own: a server of another user works in it too.
  fs.chmodSync(folder, 0o1777)
  env.TMPDIR = folder
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
}

/**
 * A folder for what Vite makes of the sources, once for all projects of a run. It goes with this process:
 * what is made of a file depends on others too, so that a later run cannot know whether it still holds.
 */
export function makeModuleFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'doudi-modules-'))
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

function hasPlenty(): boolean {
  if (!fs.existsSync(memory)) return false
  const { bavail, bsize } = fs.statfsSync(memory)
  const limit = process.constrainedMemory()
  const free = limit > 0 ? Math.min(limit, os.freemem()) : os.freemem()
  return bavail * bsize >= roomNeeded && free >= memoryNeeded
}

/** Of runs that were killed. */
function removeLeftovers(): void {
  for (const name of fs.readdirSync(memory)) {
    if (!name.startsWith(prefix)) continue
    if (fs.existsSync(`/proc/${name.slice(prefix.length)}`)) continue
    fs.rmSync(path.join(memory, name), { recursive: true, force: true })
  }
}
