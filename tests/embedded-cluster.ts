import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestProject } from 'vitest/node'
import { registerUser } from '../src/db/embedded/users.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    embeddedFolder: string
  }
}

/** The folder of this run, and how many projects use it: their set-ups share nothing else. */
interface Run {
  readonly folder: string
  users: number
}

const key = Symbol.for('doudi.test-run')
const shared = globalThis as { [key]?: Run } // nobody else knows the symbol

/**
 * One embedded PostgreSQL a run, whatever the project, started by the first test that needs it. This
 * process counts as its user from the start, so that no test is the last to leave.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared[key] ??= beginRun()
  const run = shared[key]
  run.users += 1
  project.provide('embeddedFolder', run.folder)
  return async () => {
    run.users -= 1
    if (run.users > 0) return
    delete shared[key]
    await stop(path.join(run.folder, 'pg/postmaster.pid'))
    rmSync(run.folder, { recursive: true, force: true })
  }
}

function beginRun(): Run {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-test-'))
  chmodSync(folder, 0o711)
  const usersFolder = path.join(folder, 'run/users')
  mkdirSync(usersFolder, { recursive: true })
  registerUser(usersFolder)
  return { folder, users: 0 }
}

/** Without our modules, whose `#` imports are not resolved in a global set-up. */
async function stop(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGINT')
  for (let tries = 0; tries < 1000 && existsSync(pidFile); tries += 1) await sleep(10)
}
