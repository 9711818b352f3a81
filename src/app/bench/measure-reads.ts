import { setTimeout as sleep } from 'node:timers/promises'
import type { Acting } from '#access/index'
import { loadHousehold, loadHouseholdFacts } from '#registry/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { idOf } from './generated-people.ts'
import { type Latency, latencyOf } from './latency.ts'

const readsPerSecond = 200

/**
 * Reads households at a steady rate, as requests do, while `work` goes on in the same process. A read
 * that had to wait counts from the moment at which it was due.
 */
export async function readDuring<T>(
  app: App,
  { acting, households }: { readonly acting: Acting; readonly households: number },
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly reads: Latency }> {
  const times: number[] = []
  const running = new Set<Promise<void>>()
  let isOver = false
  const reading = (async () => {
    const start = performance.now()
    for (let at = 0; !isOver; at += 1) {
      const due = start + (at * 1000) / readsPerSecond
      const wait = due - performance.now()
      if (wait > 1) await sleep(wait)
      const household = idOf('household', (at * 7919) % households)
      const read = readOne(app, acting, household).then(() => {
        times.push(performance.now() - due)
        running.delete(read)
      })
      running.add(read)
    }
  })()
  try {
    return { value: await work(), reads: latencyOf(await settled()) }
  } finally {
    isOver = true
    await reading
  }

  async function settled(): Promise<readonly number[]> {
    isOver = true
    await reading
    await Promise.all(running)
    return times
  }
}

async function readOne(app: App, acting: Acting, household: string): Promise<void> {
  await inCounty(app, async (tx) => {
    const found = await loadHousehold(tx, acting, household)
    const facts = await loadHouseholdFacts(tx, acting, app.catalogue, household)
    if (!found || !facts) throw new Error('a household of the bench is missing')
  })
}
