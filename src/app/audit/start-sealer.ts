import { todayInShanghai } from '#kernel/index'
import { repeatSealing, type Sealer } from '#ledger/index'
import type { App } from '../app.ts'
import { anchorOnceADay } from './anchor.ts'
import { sealLogs } from './seal-logs.ts'

/** Seals chain and log every `everyMs` until it is stopped, and makes the anchor of each day. */
export function startSealer(app: App, everyMs: number): Sealer {
  let anchored = ''
  return repeatSealing(async () => {
    await sealLogs(app)
    const today = todayInShanghai(new Date())
    if (today === anchored) return
    await anchorOnceADay(app)
    anchored = today
  }, everyMs)
}
