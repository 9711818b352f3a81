import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, expect, test } from 'vitest'
import { tryFileLock, waitForFileLock } from './file-lock.ts'
import { isRunning, ownIdentity } from './process-identity.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = path.join(folder, 'lock')

/** A process that has ended for certain. */
const deadPid = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }))

function writeHolder(holder: Readonly<Record<string, unknown>>): void {
  writeFileSync(file, JSON.stringify({ ...ownIdentity(), token: 'former-holder', ...holder }))
}

test('one holds it at a time; released, it is free and leaves no file', () => {
  const first = tryFileLock(file)
  expect(tryFileLock(file)).toMatchObject({ pid: process.pid })
  if ('release' in first) first.release()
  const second = tryFileLock(file)
  expect(second).toHaveProperty('release')
  if ('release' in second) second.release()
  expect(readdirSync(folder)).toEqual([])
})

test('that of a dead process is taken over', () => {
  writeHolder({ pid: deadPid })
  const lock = tryFileLock(file)
  expect(lock).toHaveProperty('release')
  if ('release' in lock) lock.release()
  expect(readdirSync(folder)).toEqual([])
})

test('a later process with the number of the dead one does not keep it', () => {
  writeHolder({ started: 'long ago@another boot' })
  const lock = tryFileLock(file)
  expect(lock).toHaveProperty('release')
  if ('release' in lock) lock.release()
})

test('that of another host is respected, or taken over where it was held for moments only', async () => {
  writeHolder({ host: 'another-host', pid: deadPid })
  expect(tryFileLock(file)).toMatchObject({ host: 'another-host' })
  const lock = await waitForFileLock(file, 1000)
  lock.release()
  expect(existsSync(file)).toBe(false)
})

test('whoever waits gets it when it is free, or says who holds it', async () => {
  const first = await waitForFileLock(file, 1000)
  await expect(waitForFileLock(file, 50)).rejects.toThrow(`${process.pid}`)
  setTimeout(() => first.release(), 50)
  const second = await waitForFileLock(file, 5000)
  second.release()
})

test('releasing what was taken over meanwhile removes nothing of the new holder', () => {
  const first = tryFileLock(file)
  rmSync(file)
  const second = tryFileLock(file)
  if ('release' in first) first.release()
  expect(existsSync(file)).toBe(true)
  if ('release' in second) second.release()
})

test('of four threads over dead locks, one at a time is inside', async () => {
  const counter = new Int32Array(new SharedArrayBuffer(8))
  const url = import.meta.resolve('./file-lock.ts')
  const code = `
    const { workerData } = require('node:worker_threads')
    import('tsx/esm/api').then(async ({ register }) => {
      register()
      const { tryFileLock } = await import(workerData.url)
      const { rmSync, writeFileSync } = await import('node:fs')
      for (let done = 0; done < 40; ) {
        const lock = tryFileLock(workerData.file)
        if (!('release' in lock)) continue
        if (Atomics.add(workerData.counter, 0, 1) !== 0) Atomics.add(workerData.counter, 1, 1)
        Atomics.sub(workerData.counter, 0, 1)
        done += 1
        // Every other time it "dies": another process finds a lock whose holder is gone.
        if (done % 2) lock.release()
        else {
          const draft = workerData.file + '.dead' + workerData.name
          writeFileSync(draft, JSON.stringify({ ...workerData.dead, token: workerData.name + done }))
          require('node:fs').renameSync(draft, workerData.file)
        }
      }
    })`
  const dead = { ...ownIdentity(), pid: deadPid }
  const threads = ['a', 'b', 'c', 'd'].map(
    (name) =>
      new Worker(code, {
        eval: true,
        execArgv: ['-C', 'source'],
        workerData: { url, file, counter, dead, name: `${name}-thread-` },
      }),
  )
  await Promise.all(
    threads.map(
      (thread) => new Promise((ended, failed) => thread.on('exit', ended).on('error', failed)),
    ),
  )
  expect(counter[1]).toBe(0)
  rmSync(file, { force: true })
  expect(readdirSync(folder)).toEqual([])
})

test('a process knows itself as running and a dead one as not', () => {
  expect(isRunning(ownIdentity())).toBe(true)
  expect(isRunning({ ...ownIdentity(), pid: deadPid })).toBe(false)
  expect(isRunning({ ...ownIdentity(), host: 'another-host' })).toBeUndefined()
})
