import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { App } from '../app.ts'
import { examplePolicy } from '../demo/open-demo.ts'
import { initialise, openApp } from '../installation.ts'
import { packageRoot } from '../package-root.ts'
import { writeBenchDivisions } from './bench-divisions.ts'

/** The people of a bench are generated and belong to nobody. */
export const benchPassphrase = 'doudi-bench-people-are-generated'

/**
 * An installation in a temporary folder, removed afterwards: the example county, or one of as many
 * townships as `persons` people have.
 */
export async function withBench<T>(work: (app: App) => Promise<T>, persons?: number): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-bench-'))
  // The account that runs the database must get in.
  chmodSync(folder, 0o755)
  try {
    const app = await makeBench(path.join(folder, 'data'), persons)
    try {
      return await work(app)
    } finally {
      await app.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function makeBench(dataFolder: string, persons?: number): Promise<App> {
  const place = { dataFolder, engine: 'embedded' as const }
  const divisionsFile = path.join(os.tmpdir(), `doudi-bench-${process.pid}.yaml`)
  if (persons !== undefined) writeBenchDivisions(divisionsFile, persons)
  try {
    await initialise(place, {
      policyId: examplePolicy,
      passphrase: benchPassphrase,
      divisionsFile: persons === undefined ? exampleDivisions() : divisionsFile,
      keyFile: path.join(dataFolder, 'bench.key'),
    })
  } finally {
    rmSync(divisionsFile, { force: true })
  }
  return openApp(place, () => benchPassphrase)
}

function exampleDivisions(): string {
  return path.join(packageRoot(), 'examples/county/divisions.yaml')
}

export function reopenBench(dataFolder: string): Promise<App> {
  return openApp({ dataFolder, engine: 'embedded' }, () => benchPassphrase)
}
