import fs from 'node:fs'
import path from 'node:path'

/**
 * Lets the PostgreSQL of a data folder leave its writes to the system: what tests copy from it is thrown
 * away, and nobody cuts their power. Crashes are tried in folders that this is not done to.
 */
export function forgetDurability(dataFolder: string): void {
  const file = path.join(dataFolder, 'pg/postgresql.auto.conf')
  if (fs.existsSync(file)) fs.appendFileSync(file, 'fsync = off\nfull_page_writes = off\n')
}
