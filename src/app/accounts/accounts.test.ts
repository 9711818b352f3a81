import { afterAll, beforeAll } from 'vitest'
import { administratorTests } from './test-administrators.ts'
import { openDoor, type TestDoor } from './test-door.ts'
import { lockOutTests } from './test-lock-out.ts'
import { secondFactorTests } from './test-second-factor.ts'
import { sessionTests } from './test-sessions.ts'

let door: TestDoor

beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door?.close())

sessionTests(() => door)
lockOutTests(() => door)
secondFactorTests(() => door)
administratorTests(() => door)
