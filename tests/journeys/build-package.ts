import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { onceARun } from './once-a-run.ts'

const root = path.resolve(import.meta.dirname, '../..')

export interface BuiltPackage {
  readonly folder: string
  /** The command line's entry, to be run by node. */
  readonly main: string
}

/**
 * The package built from the sources as they are now, in a folder of its own: what others build
 * meanwhile does not pull it away from under a running test. It is built once a run.
 */
export async function buildPackage(): Promise<BuiltPackage> {
  const folder = await onceARun('package', fill)
  return { folder, main: path.join(folder, 'dist/cli/main.js') }
}

function fill(folder: string): void {
  const dist = path.join(folder, 'dist')
  const script = path.join(root, 'scripts/build.mjs')
  // The build runs a part of what it made, which asks for packages from there.
  for (const name of ['examples', 'node_modules']) {
    fs.symlinkSync(path.join(root, name), path.join(folder, name))
  }
  execFileSync(process.execPath, [script, '--out', dist], { stdio: 'inherit' })
  fs.copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'))
  for (const name of ['policies', 'src/db/migrations']) {
    fs.cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  }
  fs.mkdirSync(path.join(dist, 'web'))
  fs.writeFileSync(path.join(dist, 'web/index.html'), '<!doctype html><title>journey</title>')
}
