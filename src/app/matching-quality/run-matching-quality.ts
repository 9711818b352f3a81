import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { localDate } from '#kernel/index'
import { examplePolicy } from '../demo/open-demo.ts'
import { initialise, openApp } from '../installation.ts'
import { packageRoot } from '../package-root.ts'
import { type MatchingQuality, measureMatching } from './measure-quality.ts'

/** The people are invented and the installation is thrown away. */
const passphrase = 'doudi-matching-people-are-invented'

/** Measures matching on a truth set in an installation of its own. */
export async function runMatchingQuality({
  rows,
  seed,
  engine = 'embedded',
}: {
  readonly rows: number
  readonly seed: number
  readonly engine?: 'embedded' | 'pglite'
}): Promise<MatchingQuality> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-matching-'))
  // The account that runs the database must get in.
  chmodSync(folder, 0o755)
  try {
    const place = { dataFolder: path.join(folder, 'data'), engine }
    await initialise(place, {
      policyId: examplePolicy,
      passphrase,
      divisionsFile: path.join(packageRoot(), 'examples/county/divisions.yaml'),
      keyFile: path.join(folder, 'matching.key'),
    })
    const app = await openApp(place, () => passphrase)
    try {
      const acting = app.acting('匹配检验', localDate('2024-10-11'))
      return await measureMatching(app, acting, { rows, seed, folder })
    } finally {
      await app.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
