import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/** 256 random bits, safe in an address. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Whether the two are equal, in a time that does not depend on where they differ. */
export function isSameToken(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

/** The token of an `Authorization: Bearer …` header. */
export function bearerToken(header: string | undefined): string | undefined {
  return header?.match(/^Bearer +(\S+)$/i)?.[1]
}

/** Keeps the token where only this account reads it; the file is whole at every moment. */
export function keepToken(file: string, token: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${token}\n`, { mode: 0o600, flag: 'wx' })
  renameSync(draft, file)
}

/** Removes the file unless another server has put its own token there since. */
export function dropToken(file: string, token: string): void {
  if (readToken(file) === token) rmSync(file, { force: true })
}

function readToken(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
