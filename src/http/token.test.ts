import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bearerToken, dropToken, isSameToken, keepToken, makeToken } from './token.ts'

let file = ''
beforeEach(() => {
  file = path.join(mkdtempSync(path.join(os.tmpdir(), 'doudi-token-')), 'serve-token')
})
afterEach(() => rmSync(path.dirname(file), { recursive: true, force: true }))

test('tokens are long and never the same', () => {
  const tokens = new Set(Array.from({ length: 100 }, makeToken))
  expect(tokens.size).toBe(100)
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
})

test('equal tokens are equal, others of any length are not', () => {
  const token = makeToken()
  expect(isSameToken(token, token)).toBe(true)
  for (const other of ['', token.slice(1), `${token}x`, makeToken()]) {
    expect(isSameToken(other, token)).toBe(false)
  }
})

test.each([
  ['Bearer abc', 'abc'],
  ['bearer  abc', 'abc'],
  ['Basic abc', undefined],
  ['Bearer ', undefined],
  ['Bearer a b', undefined],
  [undefined, undefined],
])('the header %s carries %s', (header, token) => {
  expect(bearerToken(header)).toBe(token)
})

test('a kept token is for this account alone, also where another one lay open before', () => {
  writeFileSync(file, 'old\n', { mode: 0o644 })
  keepToken(file, 'new')
  expect(readFileSync(file, 'utf8')).toBe('new\n')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a server removes its own token, and leaves that of a later one', () => {
  keepToken(file, 'later')
  dropToken(file, 'mine')
  expect(readFileSync(file, 'utf8')).toBe('later\n')
  dropToken(file, 'later')
  expect(() => statSync(file)).toThrow(/ENOENT/)
  dropToken(file, 'later')
})
