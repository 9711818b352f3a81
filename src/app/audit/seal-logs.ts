import { sealAudit } from '#access/index'
import { sealChain } from '#chain/index'
import { repeatSealing, type Sealer } from '#ledger/index'
import type { App } from '../app.ts'

type Sealed = Pick<App, 'db' | 'county' | 'vault'>

/** Links what is committed of the assistance chain and of the log into blocks. */
export async function sealLogs({ db, county, vault }: Sealed): Promise<void> {
  const algorithm = vault.digestAlgorithm()
  await sealChain(db, county.code, algorithm)
  await sealAudit(db, county.code, algorithm)
}

/** Seals chain and log every `everyMs` until it is stopped. */
export function startSealer(app: Sealed, everyMs: number): Sealer {
  return repeatSealing(() => sealLogs(app), everyMs)
}
