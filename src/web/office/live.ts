import { onScopeDispose } from 'vue'

/** What changed somewhere, and nothing of what or of whom. */
export interface LiveChange {
  readonly kinds: readonly string[]
}

type Listener = (change: LiveChange) => void
/** What a page does then; a promise ends when it has its answer. */
type Asking = (change: LiveChange) => Promise<unknown> | undefined

const listeners = new Set<Listener>()
const firstWaitMs = 2000
const longestWaitMs = 60_000
const restMs = 800
/** However much changes: fifty pages that all ask at every change would keep the server from its work. */
const leastMsBetween = 10_000
const spreadMs = 1600
const lookMs = 30_000
/** A look that comes so late: the machine slept, and its connection is one in name alone. */
const sleptMs = 120_000
/** The server ends a stream after ten minutes and begins the next with an event: so long none is silent. */
const longestSilenceMs = 660_000
/** Where something on the way keeps events back, pages ask by themselves. */
const unheardMs = 120_000
let source: EventSource | undefined
let again: ReturnType<typeof setTimeout> | undefined
let looking: ReturnType<typeof setInterval> | undefined
let waitMs = firstWaitMs
let isFirst = true
let looked = 0
let heard = 0
let asked = 0
let isHeard = false

/**
 * Calls back after something changed on the server, by whomever: `useLive(() => list.reload())`. Several
 * changes close together are told once, and the next ones some seconds after the page has its answer: a
 * server that is slow is not asked the same once more meanwhile. While the page is hidden they wait
 * until it is seen.
 */
export function useLive(onChange: Asking): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let kinds = new Set<string>()
  let isWaiting = false
  let isAsking = false
  let told = Number.NEGATIVE_INFINITY
  const tell = async () => {
    timer = undefined
    if (document.hidden || isAsking) {
      isWaiting = true
      return
    }
    isWaiting = false
    const change = { kinds: [...kinds] }
    kinds = new Set()
    isAsking = true
    try {
      await onChange(change)
    } finally {
      isAsking = false
      told = performance.now()
      if (isWaiting && listeners.has(hear)) hear({ kinds: [] })
    }
  }
  const hear: Listener = (change) => {
    for (const kind of change.kinds) kinds.add(kind)
    // Not all pages at the same moment.
    const rested = told + leastMsBetween * (1 + Math.random() / 2) - performance.now()
    timer ??= setTimeout(tell, Math.max(restMs, rested) + Math.random() * spreadMs)
  }
  const seen = () => isWaiting && !document.hidden && tell()
  document.addEventListener('visibilitychange', seen)
  listeners.add(hear)
  if (!source) connect()
  onScopeDispose(() => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', seen)
    listeners.delete(hear)
    if (listeners.size === 0) disconnect()
  })
}

function connect(): void {
  clearTimeout(again)
  const mine = new EventSource('/api/events')
  source = mine
  heard = Date.now()
  isHeard = false
  mine.addEventListener('work', (event) => {
    if (source !== mine) return
    waitMs = firstWaitMs
    heard = Date.now()
    isHeard = true
    // The first word only says that we are connected: what the page shows was just read.
    if (isFirst) isFirst = false
    else tellAll(readChange(event.data))
  })
  mine.addEventListener('error', () => {
    if (source !== mine) return
    // Browsers try again by themselves, but not what was refused, and all at the same pace.
    mine.close()
    again = setTimeout(connect, waitMs * (0.5 + Math.random()))
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  })
  if (looking !== undefined) return
  looked = Date.now()
  looking = setInterval(look, lookMs)
  addEventListener('online', reconnect)
}

/** The first word of the new connection has every page ask anew: nobody knows what was missed. */
function reconnect(): void {
  source?.close()
  waitMs = firstWaitMs
  isFirst = false
  connect()
}

/** Whether the connection still is one: a machine that slept, or a way that lets nothing through, does not say. */
function look(): void {
  const now = Date.now()
  const hasSlept = now - looked > sleptMs
  looked = now
  if (hasSlept || now - heard > longestSilenceMs) reconnect()
  else if (!isHeard && now - Math.max(heard, asked) > unheardMs) {
    asked = now
    tellAll({ kinds: [] })
  }
}

function tellAll(change: LiveChange): void {
  for (const listener of listeners) listener(change)
}

function disconnect(): void {
  clearTimeout(again)
  clearInterval(looking)
  looking = undefined
  removeEventListener('online', reconnect)
  source?.close()
  source = undefined
  isFirst = true
  waitMs = firstWaitMs
}

function readChange(data: unknown): LiveChange {
  const read: unknown = typeof data === 'string' ? JSON.parse(data) : undefined
  const kinds = typeof read === 'object' && read !== null && 'kinds' in read ? read.kinds : []
  return { kinds: Array.isArray(kinds) ? kinds.map(String) : [] }
}

/** Of a request that the page makes by itself: it does not keep the session from going idle. */
export const unattended = { 'x-unattended': '1' } as const
