import { afterEach, expect, test, vi } from 'vitest'
import { childEnvironment } from './cluster.ts'

afterEach(() => vi.unstubAllEnvs())

test('the server’s processes get nothing of our environment that it could be asked for', () => {
  vi.stubEnv('DOUDI_PASSPHRASE', 'of-the-test')
  vi.stubEnv('DATABASE_URL', 'postgres://somebody:secret@server/doudi')
  vi.stubEnv('PGDATA', '/elsewhere')
  vi.stubEnv('LD_PRELOAD', '/elsewhere/other.so')
  const given = childEnvironment()
  expect(JSON.stringify(given)).not.toMatch(/of-the-test|secret|elsewhere/)
  expect(given).toMatchObject({ LC_ALL: 'C', PATH: process.env.PATH })
})
