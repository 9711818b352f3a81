import { afterAll, beforeAll, vi } from 'vitest'
import { administratorTests } from './test-administrators.ts'
import { openDoor, type TestDoor } from './test-door.ts'
import { lockOutTests } from './test-lock-out.ts'
import { secondFactorTests } from './test-second-factor.ts'
import { sessionTests } from './test-sessions.ts'
import { wayInTests } from './test-way-in.ts'

// Watched, so that a test can count the work of signing in.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) }
})

let door: TestDoor

beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door?.close())

sessionTests(() => door)
lockOutTests(() => door)
secondFactorTests(() => door)
administratorTests(() => door)
wayInTests(() => door)
