import vue from '@vitejs/plugin-vue'
import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

const resolve = { conditions: ['source', ...defaultClientConditions] }
/** Their files share a process: they leave nothing behind in it, and load the modules once. */
const sharing = ['kernel', 'policy', 'vault', 'chain', 'registry', 'aid', 'sources']
  .concat('monitoring', 'dispatch', 'web')
  .map((module) => `src/${module}/**/*.test.ts`)
const ssr = { resolve: { conditions: ['source', ...defaultServerConditions] } }

export default defineConfig({
  resolve,
  ssr,
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      {
        resolve,
        ssr,
        plugins: [vue()],
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/*.test.ts', 'examples/**/*.test.ts'],
          exclude: sharing,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          globalSetup: ['./tests/embedded-cluster.ts'],
        },
      },
      {
        resolve,
        ssr,
        plugins: [vue()],
        test: {
          name: 'unit-sharing',
          include: sharing,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          globalSetup: ['./tests/embedded-cluster.ts'],
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'browser',
          include: ['tests/browser/*.test.ts'],
          testTimeout: process.env.DOUDI_LONG ? 300_000 : 60_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          isolate: false,
          sequence: { groupOrder: 1 },
          globalSetup: ['./tests/browser/set-up.ts'],
        },
      },
    ],
  },
})
