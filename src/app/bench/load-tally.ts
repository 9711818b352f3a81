import { type Latency, latencyOf } from './latency.ts'
import type { Outcome } from './load-client.ts'
import { askedByItself, type LoadRequest } from './load-mix.ts'

/** What was measured of the requests of one kind. */
export interface LoadFigures {
  readonly kind: string
  readonly latency: Latency
  /** What went wrong, and how often. */
  readonly faults: Readonly<Record<string, number>>
}

/** Times and faults as they come, by kind. */
export class LoadTally {
  readonly #kinds = new Map<string, { times: number[]; faults: Map<string, number> }>()
  #count = 0

  get count(): number {
    return this.#count
  }

  /** Does it, and notes how long it took and whether anything was wrong. */
  async time(kind: string, work: () => Promise<Outcome>): Promise<boolean> {
    const start = performance.now()
    const { fault } = await work().catch((error: unknown): Outcome => ({ fault: nameOf(error) }))
    this.note(kind, performance.now() - start, fault)
    return fault === undefined
  }

  note(kind: string, milliseconds: number, fault?: string): void {
    this.#count += 1
    const held = this.#kinds.get(kind) ?? { times: [], faults: new Map<string, number>() }
    this.#kinds.set(kind, held)
    held.times.push(milliseconds)
    if (fault !== undefined) held.faults.set(fault, (held.faults.get(fault) ?? 0) + 1)
  }

  figures(): readonly LoadFigures[] {
    return [...this.#kinds].map(([kind, { times, faults }]) => {
      return { kind, latency: latencyOf(times), faults: Object.fromEntries(faults) }
    })
  }
}

/** As a page waits before it asks once more. */
const leastMsBetween = 10_000

/** Asks for what a page asks by itself after changes: once for all that come close together. */
export class Bell {
  readonly #ask: (request: LoadRequest) => Promise<unknown>
  readonly #restMs: number
  #timer: NodeJS.Timeout | undefined
  #last = Number.NEGATIVE_INFINITY
  #running: Promise<unknown> = Promise.resolve()
  #isAsking = false
  #isWaiting = false
  #isOver = false

  constructor(restMs: number, ask: (request: LoadRequest) => Promise<unknown>) {
    this.#restMs = restMs
    this.#ask = ask
  }

  /** A page that has no answer yet does not ask once more; it remembers that it has to. */
  ring(): void {
    if (this.#isAsking) this.#isWaiting = true
    if (this.#isOver || this.#isAsking || this.#timer !== undefined) return
    const rested = this.#last + leastMsBetween - performance.now()
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        this.#running = this.#askOnce()
      },
      Math.max(this.#restMs, rested),
    )
  }

  async #askOnce(): Promise<void> {
    this.#isAsking = true
    this.#isWaiting = false
    await this.#ask(askedByItself)
    this.#isAsking = false
    this.#last = performance.now()
    if (this.#isWaiting) this.ring()
  }

  async stop(): Promise<void> {
    this.#isOver = true
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#running
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
