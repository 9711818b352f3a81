import { randomBytes, randomUUID, scryptSync } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readRecoveryCode, recoverySheet } from './recovery.ts'
import { refuse } from './refusals.ts'
import { seal, unseal } from './sealing.ts'
import { makeVault, type Vault } from './vault.ts'

export interface KeyFileOptions {
  readonly keyFile: string
  readonly passphrase: string
}

/** Makes a new master key; the sheet gives it in writing and is shown once, never stored. */
export function createVault(options: KeyFileOptions): { vault: Vault; recoverySheet: string } {
  const master = randomBytes(32)
  const vault = makeVault(master)
  writeKeyFile(options, master, false)
  return { vault, recoverySheet: recoverySheet(master, vault.fingerprint()) }
}

export function openVault({ keyFile, passphrase }: KeyFileOptions): Vault {
  const content = readKeyFile(keyFile)
  try {
    const key = wrappingKey(passphrase, Buffer.from(content.salt, 'base64'), content.scrypt)
    return makeVault(unseal(key, Buffer.from(content.wrapped, 'base64'), label))
  } catch (error) {
    throw refuse('wrong-passphrase', { file: keyFile }, { cause: error })
  }
}

/**
 * Writes the key file anew from the recovery sheet, under a new passphrase. With the `fingerprint` noted
 * at init, the sheet of another installation is refused before the old file is written over.
 */
export function restoreVault(
  options: KeyFileOptions & { readonly recoveryCode: string; readonly fingerprint?: string },
): Vault {
  const master = masterOfSheet(options.recoveryCode)
  const vault = makeVault(master)
  if (options.fingerprint !== undefined) checkFingerprint(vault, options.fingerprint)
  writeKeyFile(options, master, true)
  return vault
}

/** The keys of a recovery sheet, without writing anything. */
export function vaultOfSheet(code: string): Vault {
  return makeVault(masterOfSheet(code))
}

function masterOfSheet(code: string): Uint8Array {
  const master = readRecoveryCode(code)
  if (!master) throw refuse('wrong-recovery-code')
  return master
}

/** Refuses a key that is not the one the data were made with; `stored` was noted at init. */
export function checkFingerprint(vault: Vault, stored: string): void {
  if (vault.fingerprint() !== stored) throw refuse('key-of-other-data')
}

/** Where the key of an installation lies: outside its data, so that a stolen folder is no use. */
export function defaultKeyFile(
  installationId: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  if (environment.DOUDI_KEY_FILE) return path.resolve(environment.DOUDI_KEY_FILE)
  return path.join(os.homedir(), '.config', 'doudi', `${installationId}.key`)
}

/** The passphrase as given, else from the environment or the file it names; undefined if nowhere. */
export function findPassphrase(
  given?: string,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  if (given) return given
  if (environment.DOUDI_PASSPHRASE) return environment.DOUDI_PASSPHRASE
  const file = environment.DOUDI_PASSPHRASE_FILE
  if (!file) return undefined
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '') || undefined
  } catch (error) {
    throw refuse('passphrase-file-unreadable', { file }, { cause: error })
  }
}

export function getPassphrase(given?: string, environment?: NodeJS.ProcessEnv): string {
  const found = findPassphrase(given, environment)
  if (found === undefined) throw refuse('no-passphrase')
  return found
}

interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}
interface KeyFileContent {
  readonly format: 1
  readonly scrypt: ScryptCost
  readonly salt: string
  readonly wrapped: string
}

const label = 'master-key'
const cost: ScryptCost = { N: 2 ** 16, r: 8, p: 1 }

function wrappingKey(passphrase: string, salt: Uint8Array, scrypt: ScryptCost): Uint8Array {
  const maxmem = 256 * scrypt.N * scrypt.r
  return scryptSync(passphrase.normalize('NFC'), salt, 32, { ...scrypt, maxmem })
}

function writeKeyFile(options: KeyFileOptions, master: Uint8Array, mayReplace: boolean): void {
  const { keyFile, passphrase } = options
  if (!passphrase) throw refuse('no-passphrase')
  const salt = randomBytes(16)
  const content: KeyFileContent = {
    format: 1,
    scrypt: cost,
    salt: salt.toString('base64'),
    wrapped: Buffer.from(seal(wrappingKey(passphrase, salt, cost), master, label)).toString(
      'base64',
    ),
  }
  const draft = `${keyFile}.${randomUUID()}`
  try {
    mkdirSync(path.dirname(keyFile), { recursive: true, mode: 0o700 })
    const text = `${JSON.stringify(content, null, 2)}\n`
    writeFileSync(draft, text, { mode: 0o600, flush: true })
    if (mayReplace) renameSync(draft, keyFile)
    else linkSync(draft, keyFile)
  } catch (error) {
    throw explain(error, keyFile)
  } finally {
    rmSync(draft, { force: true })
  }
}

function readKeyFile(keyFile: string): KeyFileContent {
  let text: string
  try {
    text = readFileSync(keyFile, 'utf8')
  } catch (error) {
    throw explain(error, keyFile)
  }
  const found = parse(text)
  if (!found) throw refuse('key-damaged', { file: keyFile })
  return found
}

function parse(text: string): KeyFileContent | undefined {
  try {
    const { format, scrypt, salt, wrapped } = JSON.parse(text)
    const isWhole = format === 1 && typeof salt === 'string' && typeof wrapped === 'string'
    const { N, r, p } = scrypt
    // A forged cost must not make us take all memory.
    const isBearable = N >= 2 ** 14 && N <= 2 ** 20 && r > 0 && r <= 16 && p > 0 && p <= 4
    return isWhole && isBearable ? { format, scrypt: { N, r, p }, salt, wrapped } : undefined
  } catch {
    return undefined
  }
}

function explain(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('key-missing', { file })
  if (code === 'EEXIST') return refuse('key-exists', { file })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return refuse('key-not-readable', { file }, { cause: error })
  }
  return error
}
