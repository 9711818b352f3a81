import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makePrivateFolder } from '#sources/index'
import { sweepTemporary } from './sweep-temporary.ts'

const now = Date.now()
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sweep-'))
  vi.stubEnv('TMPDIR', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

function make(name: string, hoursAgo: number): void {
  mkdirSync(path.join(folder, name))
  writeFileSync(path.join(folder, name, '名单.csv'), '姓名\n')
  const seconds = (now - hoursAgo * 3_600_000) / 1000
  utimesSync(path.join(folder, name), seconds, seconds)
}

it('removes what nobody is known of after a day, and nothing else', () => {
  make('doudi-upload-old', 25)
  make('doudi-zip-old', 48)
  make('doudi-original-old', 48)
  make('doudi-exchange-old', 48)
  make('doudi-upload-young', 23)
  make('doudi-upload-000000_999999999_elsewhere', 23)
  make('doudi-bench-old', 48)
  make('another', 48)
  expect(sweepTemporary(folder, now)).toBe(4)
  expect(readdirSync(folder).toSorted()).toEqual([
    'another',
    'doudi-bench-old',
    'doudi-upload-000000_999999999_elsewhere',
    'doudi-upload-young',
  ])
  expect(sweepTemporary(path.join(folder, 'missing'), now)).toBe(0)
})

it('a folder in which something is worked on can be entered by this account alone, and stays', async () => {
  const mine = await makePrivateFolder('upload')
  expect(path.dirname(mine)).toBe(folder)
  expect(statSync(mine).mode & 0o777).toBe(0o700)
  expect(sweepTemporary(folder, now)).toBe(0)
  expect(existsSync(mine)).toBe(true)
})

it('what a process left that was killed in the middle goes at the next start, however young', async () => {
  const own = await makePrivateFolder('upload')
  const killed = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const its = own.replace(`_${process.pid}_`, `_${killed.pid}_`)
  mkdirSync(its, { mode: 0o700 })
  writeFileSync(path.join(its, '名单.csv'), '姓名\n')
  expect(sweepTemporary(folder, Date.now())).toBe(0)
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  expect(sweepTemporary(folder, Date.now())).toBe(1)
  expect(existsSync(its)).toBe(false)
  expect(existsSync(own)).toBe(true)
})

it('in a container the process before had the same number: what it left goes too', async () => {
  const own = await makePrivateFolder('zip')
  const before = performance.timeOrigin / 1000 - 60
  utimesSync(own, before, before)
  expect(sweepTemporary(folder, now)).toBe(1)
})
