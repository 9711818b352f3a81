import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkIdentityNumber, localDate } from '#kernel/index'
import { fillRegistry } from './fill-registry.ts'
import { insuranceOf } from './generated-facts.ts'
import { householdOf, idOf, personAt } from './generated-people.ts'
import { latencyOf } from './latency.ts'
import { measureRound } from './measure-round.ts'
import { makeBench } from './open-bench.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-bench-test-'))
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the query written by hand writes the rows that the pack writes', {
  timeout: 180_000,
}, async () => {
  const app = await makeBench(path.join(folder, 'data'))
  try {
    const acting = app.acting('性能测量', localDate('2024-10-11'))
    const filled = await fillRegistry(app.db, acting, 5200)
    expect(filled).toEqual({ persons: 5200, households: 2000 })
    const round = await measureRound(app, () => undefined)
    expect(round).toMatchObject({ households: 2000, differingRows: 0, raisedAgain: 0 })
    expect(round.alertsRaised).toBeGreaterThan(0)
    expect(Object.keys(round.byCategory).length).toBeGreaterThan(5)
  } finally {
    await app.close()
  }
})

test('generated people have numbers of their own with correct check digits', () => {
  const people = Array.from({ length: 40_000 }, (_, index) => personAt(index))
  expect(new Set(people.map(({ identityNumber }) => identityNumber)).size).toBe(people.length)
  const wrong = people.filter(({ identityNumber }) => !checkIdentityNumber(identityNumber).ok)
  expect(wrong).toEqual([])
  expect(householdOf(39_999) + 1).toBe(new Set(people.map(({ household }) => household)).size)
  expect(new Set(people.map(({ index }) => idOf('person', index))).size).toBe(people.length)
})

test('two turns of the insurance file differ in every fact', () => {
  for (let index = 0; index < 1000; index += 1) {
    for (const turn of [1, 2]) {
      const [before, now] = [insuranceOf(index, turn - 1), insuranceOf(index, turn)]
      expect(now.pays).not.toBe(before.pays)
      expect(now.base).not.toBe(before.base)
      expect(now.months).not.toBe(before.months)
    }
  }
})

test('a percentile is the time below which that share lies', () => {
  const times = Array.from({ length: 200 }, (_, at) => at + 1)
  expect(latencyOf(times)).toEqual({ count: 200, p50: 100, p95: 190, p99: 198, most: 200 })
})
