import os from 'node:os'
import path from 'node:path'
import type { Database, Role } from './database.ts'
import { tryFileLock } from './file-lock.ts'
import { checkWritable, explainFailure } from './installation.ts'
import { openPgliteDatabase } from './pglite-database.ts'
import { refuse } from './refusals.ts'

/** PGlite does not lock its folder, and two processes on one would corrupt it: the lock is ours. */
export async function openPgliteFolder(folder: string, role: Role): Promise<Database> {
  checkWritable(folder)
  const file = path.join(folder, 'pglite.lock')
  const lock = explainFailure(folder, () => tryFileLock(file))
  if (!('release' in lock)) {
    if (lock.host === os.hostname()) throw refuse('pglite-in-use', { folder, pid: lock.pid })
    throw refuse('pglite-other-host', { folder, host: lock.host, pid: lock.pid, file })
  }
  const releaseAtExit = () => lock.release()
  process.once('exit', releaseAtExit)
  const release = async (): Promise<void> => {
    process.removeListener('exit', releaseAtExit)
    lock.release()
  }
  try {
    return await openPgliteDatabase({ folder: path.join(folder, 'pglite'), onClose: release }, role)
  } catch (error) {
    await release()
    throw error
  }
}
