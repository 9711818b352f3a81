import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createVault } from '#vault/index'
import { initialise, openApp } from './installation.ts'
import { restoreKey } from './restore-key.ts'

let folder: string
let sheet: string
const place = () => ({ dataFolder: path.join(folder, 'data'), engine: 'embedded' as const })
const keyFile = () => path.join(folder, 'first.key')

beforeAll(async () => {
  folder = openFolder()
  const wish = { policyId: '410721-xinxiang', passphrase: 'first-passphrase', keyFile: keyFile() }
  sheet = (await initialise(place(), wish)).recoverySheet
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** As root the database runs under another account, which must be able to enter. */
function openFolder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'doudi-key-'))
  chmodSync(made, 0o711)
  return made
}

function codeOf(text: string): string {
  return /恢复码：(\S+)/.exec(text)?.[1] ?? ''
}

test('the recovery sheet opens the data again under a new passphrase', async () => {
  rmSync(keyFile())
  await expect(openApp(place(), () => 'first-passphrase')).rejects.toThrow(/没有找到密钥文件/)
  const made = await restoreKey(place(), {
    recoveryCode: codeOf(sheet),
    passphrase: 'second-passphrase',
  })
  expect(made.keyFile).toBe(keyFile())
  await expect(openApp(place(), () => 'first-passphrase')).rejects.toThrow(/口令不对/)
  const app = await openApp(place(), () => 'second-passphrase')
  expect(app.county.code).toBe('410721000000')
  await app.close()
})

test('the sheet of another installation is refused and the key file stays', async () => {
  const other = path.join(folder, 'other.key')
  const made = createVault({ keyFile: other, passphrase: 'x-passphrase' })
  const before = readFileSync(keyFile(), 'utf8')
  const wish = { recoveryCode: codeOf(made.recoverySheet), passphrase: 'third-passphrase' }
  await expect(restoreKey(place(), wish)).rejects.toThrow(/密钥/)
  expect(readFileSync(keyFile(), 'utf8')).toBe(before)
})

test('a miscopied code is refused', async () => {
  const wish = { recoveryCode: `${codeOf(sheet).slice(0, -1)}?`, passphrase: 'third-passphrase' }
  await expect(restoreKey(place(), wish)).rejects.toThrow(/恢复码不对/)
})
