import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { canEnter } from './account.ts'
import { findBinaries, reachableBinaries } from './binaries.ts'

const base = mkdtempSync(path.join(os.tmpdir(), 'doudi-binaries-'))
chmodSync(base, 0o755)
afterAll(() => rmSync(base, { recursive: true, force: true }))

const ownUid = process.getuid?.() ?? 0
const ownGid = process.getgid?.() ?? 0
const stranger = { uid: ownUid + 4321, gid: ownGid + 4321 }

test('the binaries for this machine are installed', async () => {
  expect(await findBinaries()).toMatchObject({ postgres: expect.stringMatching(/postgres/) })
})

test('a folder is closed where the account may not pass', () => {
  const closed = path.join(base, 'closed')
  mkdirSync(path.join(closed, 'inner'), { recursive: true })
  chmodSync(closed, 0o700)
  expect(canEnter(path.join(closed, 'inner'), stranger)).toBe(closed)
  expect(canEnter(path.join(closed, 'inner'), {})).toBeUndefined()
  expect(canEnter(path.join(base, 'not/yet/there'), stranger)).toBeUndefined()
  expect(canEnter(closed, { uid: ownUid, gid: ownGid })).toBeUndefined()
})

test('binaries under a closed folder are copied beside the data, with their links', () => {
  const closed = path.join(base, 'project')
  const native = path.join(closed, 'native')
  mkdirSync(path.join(native, 'bin'), { recursive: true })
  mkdirSync(path.join(native, 'lib'))
  writeFileSync(path.join(native, 'bin/postgres'), 'the binary', { mode: 0o755 })
  writeFileSync(path.join(native, 'lib/libpq.so.5.18'), 'the library')
  symlinkSync('libpq.so.5.18', path.join(native, 'lib/libpq.so'))
  writeFileSync(path.join(closed, 'package.json'), '{"version": "18.4.0"}')
  chmodSync(closed, 0o700)
  const data = path.join(base, 'data')
  mkdirSync(data)
  const binaries = {
    initdb: path.join(native, 'bin/initdb'),
    postgres: path.join(native, 'bin/postgres'),
  }
  for (const _time of [1, 2]) {
    const found = reachableBinaries(binaries, stranger, data)
    expect(found.postgres).toBe(path.join(data, 'postgresql-18.4.0/bin/postgres'))
    expect(readFileSync(found.postgres, 'utf8')).toBe('the binary')
  }
  const library = path.join(data, 'postgresql-18.4.0/lib/libpq.so')
  expect(readFileSync(library, 'utf8')).toBe('the library')
  expect(reachableBinaries(binaries, {}, data)).toBe(binaries)
})
