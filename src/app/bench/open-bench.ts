import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { App } from '../app.ts'
import { examplePolicy } from '../demo/open-demo.ts'
import { initialise, openApp } from '../installation.ts'
import { packageRoot } from '../package-root.ts'

/** The people of a bench are generated and belong to nobody. */
export const benchPassphrase = 'doudi-bench-people-are-generated'

/** An installation of the example county in a temporary folder, removed afterwards. */
export async function withBench<T>(work: (app: App) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-bench-'))
  // The account that runs the database must get in.
  chmodSync(folder, 0o755)
  try {
    const app = await makeBench(path.join(folder, 'data'))
    try {
      return await work(app)
    } finally {
      await app.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function makeBench(dataFolder: string): Promise<App> {
  const place = { dataFolder, engine: 'embedded' as const }
  await initialise(place, {
    policyId: examplePolicy,
    passphrase: benchPassphrase,
    divisionsFile: path.join(packageRoot(), 'examples/county/divisions.yaml'),
    keyFile: path.join(dataFolder, 'bench.key'),
  })
  return openApp(place, () => benchPassphrase)
}

export function reopenBench(dataFolder: string): Promise<App> {
  return openApp({ dataFolder, engine: 'embedded' }, () => benchPassphrase)
}
