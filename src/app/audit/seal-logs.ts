import { sealAudit } from '#access/index'
import { sealChain } from '#chain/index'
import type { App } from '../app.ts'

/** Links what is committed of the assistance chain and of the log into blocks. */
export async function sealLogs({
  db,
  county,
  vault,
}: Pick<App, 'db' | 'county' | 'vault'>): Promise<void> {
  const algorithm = vault.digestAlgorithm()
  await sealChain(db, county.code, algorithm)
  await sealAudit(db, county.code, algorithm)
}
