import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import {
  checkFingerprint,
  createVault,
  defaultKeyFile,
  findPassphrase,
  getPassphrase,
  openVault,
  restoreVault,
} from './key-file.ts'
import { readRecoveryCode, recoveryCode } from './recovery.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'vault-'))
afterAll(() => rmSync(folder, { recursive: true }))

const keyFile = path.join(folder, 'a/b/county.key')
const passphrase = '春风 又绿'
const { vault, recoverySheet } = createVault({ keyFile, passphrase })
const code = /恢复码：(\S+)/.exec(recoverySheet)?.[1] ?? ''

describe('key file', () => {
  test('opens with its passphrase to the same keys', () => {
    const opened = openVault({ keyFile, passphrase })
    expect(opened.fingerprint()).toBe(vault.fingerprint())
    expect(opened.decrypt(vault.encrypt('甲'))).toBe('甲')
  })

  test('is readable by its owner only and holds no key in clear', () => {
    expect(statSync(keyFile).mode & 0o777).toBe(0o600)
    const master = readRecoveryCode(code)
    const text = readFileSync(keyFile, 'utf8')
    expect(text).not.toContain(Buffer.from(master ?? []).toString('base64'))
    expect(text).not.toContain(passphrase)
  })

  test('a wrong passphrase, a missing and a damaged file say what to do', () => {
    expect(() => openVault({ keyFile, passphrase: '别的' })).toThrow('口令不对')
    const missing = path.join(folder, 'none.key')
    expect(() => openVault({ keyFile: missing, passphrase })).toThrow(missing)
    const damaged = path.join(folder, 'damaged.key')
    writeFileSync(damaged, '{"format":1')
    expect(() => openVault({ keyFile: damaged, passphrase })).toThrow('可能已损坏')
  })

  test('an existing key is never overwritten by a new one', () => {
    const before = readFileSync(keyFile, 'utf8')
    expect(() => createVault({ keyFile, passphrase })).toThrow('已存在')
    expect(readFileSync(keyFile, 'utf8')).toBe(before)
  })

  test('a key of other data is refused', () => {
    expect(() => checkFingerprint(vault, vault.fingerprint())).not.toThrow()
    expect(() => checkFingerprint(vault, '00000000-0000-0000-0000-000000000000')).toThrow('不匹配')
  })

  test('lies in the home folder by installation, or where the environment says', () => {
    expect(defaultKeyFile('abc', {})).toBe(path.join(os.homedir(), '.config/doudi/abc.key'))
    expect(defaultKeyFile('abc', { DOUDI_KEY_FILE: '/k/one.key' })).toBe('/k/one.key')
  })
})

describe('recovery sheet', () => {
  test('gives the keys back under a new passphrase', () => {
    const restored = path.join(folder, 'restored.key')
    const found = restoreVault({ keyFile: restored, passphrase: '新口令', recoveryCode: code })
    expect(found.fingerprint()).toBe(vault.fingerprint())
    const opened = openVault({ keyFile: restored, passphrase: '新口令' })
    expect(opened.fingerprint()).toBe(vault.fingerprint())
  })

  test('is read in small letters, without hyphens, and with O for 0 and L for 1', () => {
    const sloppy = code.replaceAll('-', ' ').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect(recoveryCode(readRecoveryCode(sloppy) ?? new Uint8Array())).toBe(code)
  })

  test('every single wrong character is noticed', () => {
    for (let at = 0; at < code.length; at += 1) {
      if (code[at] === '-') continue
      const wrong = `${code.slice(0, at)}${code[at] === '7' ? '8' : '7'}${code.slice(at + 1)}`
      expect(readRecoveryCode(wrong)).toBeUndefined()
    }
    expect(readRecoveryCode(code.slice(1))).toBeUndefined()
    expect(() => restoreVault({ keyFile, passphrase, recoveryCode: 'x' })).toThrow('恢复码不对')
  })
})

describe('passphrase', () => {
  test('comes from the option, then the environment, then the named file', () => {
    const file = path.join(folder, 'passphrase')
    writeFileSync(file, 'from file\n')
    const environment = { DOUDI_PASSPHRASE: 'from env', DOUDI_PASSPHRASE_FILE: file }
    expect(findPassphrase('given', environment)).toBe('given')
    expect(findPassphrase(undefined, environment)).toBe('from env')
    expect(findPassphrase(undefined, { DOUDI_PASSPHRASE_FILE: file })).toBe('from file')
    expect(findPassphrase(undefined, {})).toBeUndefined()
  })

  test('its absence and an unreadable file are refused', () => {
    expect(() => getPassphrase(undefined, {})).toThrow('没有给出密钥口令')
    const environment = { DOUDI_PASSPHRASE_FILE: path.join(folder, 'nothing') }
    expect(() => getPassphrase(undefined, environment)).toThrow('读不到口令文件')
    expect(() => createVault({ keyFile: path.join(folder, 'x'), passphrase: '' })).toThrow('口令')
  })
})
