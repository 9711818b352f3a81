import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { testBrowser } from '../../scripts/test-browser.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The page as it is now, built away from dist/. */
    webRoot: string
    /** Where the first file that needs a county leaves it for the others to copy. */
    preparedCounty: string
  }
}

/** One page and one county a run, whatever number of files looks at them. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-browser-run-'))
  // As root the database runs under another account, which must be able to enter.
  chmodSync(folder, 0o711)
  const webRoot = path.join(folder, 'web')
  mkdirSync(webRoot)
  if (existsSync(testBrowser())) {
    await buildAsShipped(webRoot)
  }
  project.provide('webRoot', webRoot)
  project.provide('preparedCounty', path.join(folder, 'county'))
  return () => rmSync(folder, { recursive: true, force: true })
}

/** The runner says `test`, by which Vue would come with its warnings: twice what ships. */
async function buildAsShipped(outDir: string): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } })
  } finally {
    process.env.NODE_ENV = before
  }
}
