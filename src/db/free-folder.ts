import { existsSync } from 'node:fs'
import path from 'node:path'
import { hasUsers } from './embedded/users.ts'
import { readInstallation } from './installation.ts'
import { openDatabase } from './open-database.ts'

/**
 * Whether nobody uses the data in `folder`, so that it may be removed. A database that a killed program
 * left running there is attached to and stopped first.
 */
export async function freeFolder(folder: string): Promise<boolean> {
  const users = path.join(folder, 'run/users')
  if (!existsSync(users)) return true
  if (hasUsers(users)) return false
  if (readInstallation(folder)?.engine === 'embedded' && existsSync(path.join(folder, 'pg'))) {
    const db = await openDatabase({ dataFolder: folder, create: false })
    await db.version()
    await db.close()
  }
  return true
}
