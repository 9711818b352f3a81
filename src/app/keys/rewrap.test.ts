import { chmodSync, copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../app.ts'
import { initialise, openApp } from '../installation.ts'
import { restoreKey } from '../restore-key.ts'
import { rewrapKeys } from './rewrap-keys.ts'
import { addPeople, openAll } from './test-people.ts'

let folder: string
let sheet: string
const place = () => ({ dataFolder: path.join(folder, 'data'), engine: 'embedded' as const })
const keyFile = () => path.join(folder, 'county.key')
const passphrase = 'first-passphrase'
const numbers = ['999999199001010011', '999999199001010038']

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-rewrap-'))
  chmodSync(folder, 0o711)
  const wish = {
    policyId: '410721-xinxiang',
    passphrase,
    keyFile: keyFile(),
    crypto: 'gm' as const,
  }
  sheet = (await initialise(place(), wish)).recoverySheet
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function open(): Promise<App> {
  return openApp(place(), () => passphrase)
}

function codeOf(text: string): string {
  return /恢复码：(\S+)/.exec(text)?.[1] ?? ''
}

test('a new master key opens everything; the old sheet and the old key file open nothing', async () => {
  const app = await open()
  expect(app.vault.family()).toBe('gm')
  expect(app.vault.publicKey()).toMatch(/^sm2:04/)
  const owner = app.db.as('owner')
  await addPeople(owner, app.vault, numbers)
  const before = await openAll(owner, app.vault)
  const publicKey = app.vault.publicKey()
  const old = path.join(folder, 'old.key')
  copyFileSync(keyFile(), old)
  const made = await rewrapKeys(app.db, app.vault, { keyFile: keyFile(), passphrase })
  await app.close()

  const again = await open()
  expect(await openAll(again.db.as('owner'), again.vault)).toEqual(before)
  expect(again.vault.publicKey()).toBe(publicKey)
  await again.close()

  const wish = { recoveryCode: codeOf(sheet), passphrase }
  await expect(restoreKey(place(), wish)).rejects.toThrow('密钥与这份数据不匹配')
  const kept = path.join(folder, 'kept.key')
  renameSync(keyFile(), kept)
  copyFileSync(old, keyFile())
  await expect(open()).rejects.toThrow('密钥与这份数据不匹配')
  // As after a kill between the database and the file: the new key lies beside the old one.
  renameSync(kept, `${keyFile()}.new`)
  await (await open()).close()
  rmSync(keyFile())
  await restoreKey(place(), { recoveryCode: codeOf(made.recoverySheet), passphrase })
  await (await open()).close()
})
