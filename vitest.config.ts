import fs from 'node:fs'
import path from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defaultClientConditions, defaultServerConditions, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { bundledWorker } from './scripts/bundled-worker.mjs'
import { loadPastDoors } from './scripts/past-doors.mjs'
import LongestFirst from './tests/longest-first.ts'
import { makeModuleFolder, useRunFolder } from './tests/run-folder.ts'

useRunFolder()

const resolve = { conditions: ['source', ...defaultClientConditions] }
const ssr = { resolve: { conditions: ['source', ...defaultServerConditions] } }
const plugins = [vue(), loadPastDoors(), bundledWorker(), seededChecks()]

/** What a file does that another in the same process would notice. */
const touchesTheProcess =
  /\bvi\.(mock|doMock|useFakeTimers|setSystemTime|stubEnv|stubGlobal|resetModules)\(|process\.(env\.\w+ = |chdir|umask|on\(|once\()|delete process\.env/
const [alone, together] = parted(['src', 'tests', 'examples'].flatMap(testFiles), (file) =>
  touchesTheProcess.test(fs.readFileSync(inRoot(file), 'utf8')),
)

const unit = {
  // Most take milliseconds; the limit is for a machine that others use meanwhile.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // One more than processors: a worker waits for its database, or for a program it started.
  maxWorkers: 3,
  globalSetup: ['./tests/embedded-cluster.ts'],
}

export default defineConfig({
  resolve,
  ssr,
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    sequence: { sequencer: LongestFirst },
    experimental: { fsModuleCache: true, fsModuleCachePath: makeModuleFolder() },
    projects: [
      {
        resolve,
        ssr,
        plugins,
        test: {
          ...unit,
          name: 'unit',
          include: alone,
        },
      },
      {
        resolve,
        ssr,
        plugins,
        test: {
          ...unit,
          // A process takes many files, and loads the modules once.
          name: 'unit-sharing',
          include: together,
          isolate: false,
        },
      },
      {
        resolve,
        ssr,
        plugins,
        test: {
          name: 'browser',
          include: ['tests/browser/*.test.ts'],
          testTimeout: process.env.DOUDI_LONG ? 300_000 : 60_000,
          hookTimeout: 180_000,
          // Beside the type checks and crash journeys clicks raced with what they wait for.
          maxWorkers: 2,
          // A machine that stalls once is no fault of the page; the closing lines name what needed it.
          retry: 1,
          isolate: false,
          sequence: { groupOrder: 1 },
          globalSetup: ['./tests/browser/set-up.ts'],
        },
      },
    ],
  },
})

/** Whoever asks for fast-check gets it with its seed. */
function seededChecks(): Plugin {
  const seeded = inRoot('tests/seeded-checks.ts')
  return {
    name: 'seeded-checks',
    enforce: 'pre',
    resolveId: (id, importer) => (id === 'fast-check' && importer !== seeded ? seeded : null),
  }
}

/** The test files of a folder, those of the browser left out. */
function testFiles(folder: string): string[] {
  return fs
    .readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('browser'))
    .map((file) => path.posix.join(folder, file))
}

function inRoot(file: string): string {
  return path.join(import.meta.dirname, file)
}

function parted(files: string[], test: (file: string) => boolean): [string[], string[]] {
  return [files.filter(test), files.filter((file) => !test(file))]
}
