import { setTimeout as sleep } from 'node:timers/promises'
import { type Desk, type LoadRequest, nextWork, openDesk, thinkingMs } from './load-mix.ts'

export interface WorkingHours {
  readonly seconds: number
  /** Between two steps of one person, on average. */
  readonly thinkMs: number
}

/** Nobody asks more often, whatever a server answers at once. */
const mostStepsASecond = 5

/** Everybody works at a desk of their own until the time is over; what is under way is waited for. */
export async function workThrough(
  desks: readonly Desk[],
  { seconds, thinkMs }: WorkingHours,
  ask: (desk: Desk, request: LoadRequest) => Promise<unknown>,
): Promise<void> {
  const end = performance.now() + seconds * 1000
  const most = Math.ceil(seconds * mostStepsASecond)
  await Promise.all(
    desks.map(async (desk) => {
      const open = openDesk(desk)
      for (let at = 0; at < most; at += 1) {
        const thinking = thinkingMs(desk, at, thinkMs)
        if (performance.now() + thinking >= end) return
        await sleep(thinking)
        await Promise.all(nextWork(open, at).map((request) => ask(desk, request)))
      }
    }),
  )
}
