import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { evaluate, raiseAlerts } from '#monitoring/index'
import { newId } from '#vault/index'
import type { App } from '../app.ts'
import { chance, householdOf, idOf } from './generated-people.ts'
import { type Latency, latencyOf } from './latency.ts'

const repetitions = 400
const warmUp = 20
const day = localDate('2024-10-11')

/** One household's facts change: categories, rules and alerts of it again, in one transaction. */
export async function measureHousehold(app: App, persons: number): Promise<Latency> {
  const households = householdOf(persons - 1) + 1
  const acting = app.acting('性能测量', day)
  const datasets = app.datasets.datasets.map(({ code, name, department, cycle }) => {
    return { code, name, department, cycle }
  })
  const input = { compiled: app.compiled, datasets, asOf: day }
  const times: number[] = []
  for (let at = 0; at < repetitions + warmUp; at += 1) {
    const id = idOf('household', (at * 7919 + 13) % households)
    const start = performance.now()
    await app.db.transaction(async (tx) => {
      // Over one line, under another, by turns.
      await tx.execute(sql`
        update household_profile
        set f_household_income = ${chance(at, 11) * 9_000},
          f_house_danger = ${at % 2 === 0 ? 'D级' : '无'}
        where county_code = ${app.county.code} and household_id = ${id}`)
      const few = { ...input, households: [id] }
      await evaluate(tx, acting, few)
      await raiseAlerts(tx, acting, { ...few, roundId: newId() })
    })
    if (at >= warmUp) times.push(performance.now() - start)
  }
  return latencyOf(times)
}
