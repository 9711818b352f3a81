import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Acting } from '#access/index'
import { localDate } from '#kernel/index'
import { loadHousehold, loadHouseholdFacts } from '#registry/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { idOf } from './generated-people.ts'
import { type Latency, latencyOf } from './latency.ts'
import { reopenBench } from './open-bench.ts'

const readsPerSecond = 200
const warmUp = 200

/** The process that reads while another one imports: says that it is ready, reads until told to stop. */
export async function readUntilStopped(dataFolder: string, households: number): Promise<void> {
  const app = await reopenBench(dataFolder)
  try {
    const acting = app.acting('性能测量', localDate('2024-12-11'))
    const read = (at: number): Promise<void> =>
      readOne(app, acting, idOf('household', (at * 7919) % households))
    for (let at = 0; at < warmUp; at += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, more) => read(at + more)))
    }
    let isOver = false
    // The parent says stop, or is gone.
    const stopped = Promise.race([once(process, 'message'), once(process, 'disconnect')])
    stopped.finally(() => {
      isOver = true
    })
    process.send?.('ready')
    process.send?.(await readSteadily(read, () => isOver))
  } finally {
    await app.close()
  }
}

/** A read that had to wait counts from the moment at which it was due. */
async function readSteadily(
  read: (at: number) => Promise<void>,
  isOver: () => boolean,
): Promise<Latency> {
  const times: number[] = []
  const running: Promise<unknown>[] = []
  const start = performance.now()
  for (let at = 0; !isOver(); at += 1) {
    const due = start + (at * 1000) / readsPerSecond
    const wait = due - performance.now()
    if (wait > 1) await sleep(wait)
    running.push(read(at).then(() => times.push(performance.now() - due)))
  }
  await Promise.all(running)
  return latencyOf(times)
}

async function readOne(app: App, acting: Acting, household: string): Promise<void> {
  await inCounty(app, acting, async (tx) => {
    const found = await loadHousehold(tx, acting, household)
    const facts = await loadHouseholdFacts(tx, acting, app.catalogue, household)
    if (!found || !facts) throw new Error('a household of the bench is missing')
  })
}
