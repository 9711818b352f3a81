import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const prefix = 'doudi-lite-'
/** The temporary folder of the system, where a run has one of its own. */
const cache = process.env.DOUDI_TEST_CACHE ?? os.tmpdir()
const read = new Map<string, Promise<Blob>>()

/**
 * What PGlite starts from, made once and kept in the temporary folder; this process holds it in
 * memory. `name` says all that it depends on.
 */
export function liteSnapshot(name: string, make: () => Promise<Blob>): Promise<Blob> {
  const found = read.get(name) ?? readOrMake(path.join(cache, `${prefix}${name}.tar`), make)
  read.set(name, found)
  return found
}

async function readOrMake(file: string, make: () => Promise<Blob>): Promise<Blob> {
  if (!fs.existsSync(file)) {
    const made = Buffer.from(await (await make()).arrayBuffer())
    removeOldSnapshots()
    const draft = `${file}.${randomUUID()}`
    fs.writeFileSync(draft, made)
    fs.renameSync(draft, file)
  }
  return new Blob([fs.readFileSync(file)])
}

/** Those of migrations that nobody has any more. */
function removeOldSnapshots(): void {
  const dayMs = 86_400_000
  for (const name of fs.readdirSync(cache)) {
    if (!name.startsWith(prefix)) continue
    const file = path.join(cache, name)
    const age = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > 3 * dayMs) fs.rmSync(file, { force: true })
  }
}
