import { EventEmitter, once } from 'node:events'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '#http/index'
import { isRefusal } from '#kernel/index'
import { newId } from '#vault/index'
import {
  type Fault,
  hasEnded,
  isStop,
  type JobProduct,
  type JobRequest,
  type JobResult,
  type LooseProgress,
  type RegistryOptions,
  type SeenJob,
  type Starter,
} from './job.ts'
import { nothingWritten, queued, unbegun } from './job-states.ts'
import { whyNotAgain } from './repeat-job.ts'

interface Entry {
  job: Job
  readonly request: JobRequest
  /** The account that began it. */
  readonly starter: Starter
  readonly aborter: AbortController
  /** Counts the changes of `job`; a change is also an event. */
  version: number
  readonly changes: EventEmitter
  product?: JobProduct
  expiry?: NodeJS.Timeout
}

const leastMsBetweenEvents = 200
const longestStopMs = 20_000

/** Running and last finished jobs of a server process; what became of a batch stands in the database. */
export class JobRegistry {
  readonly #atMost: number
  readonly #kept: number
  readonly #productMs: number
  readonly #onEnd: RegistryOptions['onEnd']
  readonly #entries = new Map<string, Entry>()
  readonly #waiting: Entry[] = []
  #running = 0
  /** Jobs that end now or later, their cleaning up included. */
  readonly #endings = new Set<Promise<void>>()
  readonly #faults = new EventEmitter()
  #isStopped = false

  constructor({ atMost = 2, kept = 200, productMs = 3_600_000, onEnd }: RegistryOptions = {}) {
    this.#atMost = atMost
    this.#kept = kept
    this.#productMs = productMs
    this.#onEnd = onEnd
  }

  /** Takes a job up for whoever acts, at once or when it is its turn. */
  start(starter: Starter, request: JobRequest): Job {
    const entry: Entry = {
      job: {
        ...unbegun(),
        id: newId(),
        kind: request.kind,
        batchIds: [...(request.batchIds ?? [])],
        startedAt: new Date().toISOString(),
      },
      request,
      starter,
      aborter: new AbortController(),
      version: 0,
      changes: new EventEmitter().setMaxListeners(0),
    }
    this.#entries.set(entry.job.id, entry)
    this.#waiting.push(entry)
    if (this.#isStopped) this.#cancel(entry)
    this.#turn()
    this.#forgetOld()
    return entry.job
  }

  /** To anybody but the account that began it, a job is unknown; to the program itself none is. */
  find(id: string, asker?: string): Job | undefined {
    return this.#entryOf(id, asker)?.job
  }

  /** Newest first. */
  list(asker?: string): readonly Job[] {
    const own = [...this.#entries.values()].filter((entry) => isOwn(entry, asker))
    return own.map(({ job }) => job).reverse()
  }

  /** All jobs with the name of who began each, newest first. */
  overview(): readonly SeenJob[] {
    return [...this.#entries.values()].map(seen).reverse()
  }

  /** Who began a job, and why it cannot be done again. */
  seenOf(id: string): (SeenJob & { readonly starter: Starter }) | undefined {
    const entry = this.#entries.get(id)
    return entry && { ...seen(entry), starter: entry.starter }
  }

  /** Does a failed job again for whoever began it; the failed one is forgotten. */
  repeat(id: string): Job | undefined {
    const entry = this.#entries.get(id)
    if (!entry || seen(entry).notAgain !== null) return undefined
    this.#entries.delete(id)
    return this.start(entry.starter, entry.request)
  }

  /** The file that a job made, while it can be fetched. */
  productOf(id: string, asker?: string): JobProduct | undefined {
    return this.#entryOf(id, asker)?.product
  }

  /** Asks a job to stop; it ends when its work has let go. An ended one stays as it is. */
  cancel(id: string, asker?: string): Job | undefined {
    const entry = this.#entryOf(id, asker)
    if (entry) this.#cancel(entry)
    return entry?.job
  }

  /** The job now, then after every change but at most five times a second, until it has ended. */
  async *watch(id: string, signal: AbortSignal, asker?: string): AsyncGenerator<Job> {
    const entry = this.#entryOf(id, asker)
    if (!entry) return
    while (!signal.aborted) {
      const { job, version } = entry
      yield job
      if (hasEnded(job)) return
      try {
        if (entry.version === version) await once(entry.changes, 'change', { signal })
        if (!hasEnded(entry.job)) await sleep(leastMsBetweenEvents, undefined, { signal })
      } catch (error) {
        if (!signal.aborted) throw error
      }
    }
  }

  onFault(listener: (fault: Fault) => void): void {
    this.#faults.on('fault', listener)
  }

  /** Cancels everything, waits a while until it has let go, and removes the files made. */
  async stop(): Promise<void> {
    this.#isStopped = true
    const entries = [...this.#entries.values()]
    for (const entry of entries) this.#cancel(entry)
    // What holds out longer loses its connection with the database, and so writes nothing.
    await Promise.race([
      Promise.all(this.#endings),
      sleep(longestStopMs, undefined, { ref: false }),
    ])
    await Promise.all(entries.map(dropProduct))
  }

  #entryOf(id: string, asker: string | undefined): Entry | undefined {
    const entry = this.#entries.get(id)
    return entry && isOwn(entry, asker) ? entry : undefined
  }

  #turn(): void {
    while (this.#running < this.#atMost) {
      const entry = this.#waiting.shift()
      if (!entry) break
      this.#running += 1
      this.#await(this.#carryOut(entry), () => {
        this.#running -= 1
        this.#turn()
      })
    }
    for (const [at, entry] of this.#waiting.entries()) change(entry, queued(at))
  }

  #cancel(entry: Entry): void {
    if (hasEnded(entry.job)) return
    entry.aborter.abort()
    const at = this.#waiting.indexOf(entry)
    if (at < 0) return
    this.#waiting.splice(at, 1)
    this.#await(this.#finish(entry, { state: '已取消', sentence: nothingWritten }))
  }

  #await(ending: Promise<void>, then: () => void = () => undefined): void {
    const ended = ending.finally(() => {
      this.#endings.delete(ended)
      then()
    })
    this.#endings.add(ended)
  }

  async #carryOut(entry: Entry): Promise<void> {
    const { request, aborter } = entry
    change(entry, { progress: null, sentence: null })
    try {
      const onProgress = (progress: LooseProgress) => {
        if (hasEnded(entry.job) || aborter.signal.aborted) return
        const { phase, done, total = null, unit } = progress
        change(entry, { progress: { phase, done, total, unit } })
      }
      const { id: jobId, kind } = entry.job
      const onFault = (error: unknown) => this.#tell({ jobId, kind, error })
      const result = await request.run({ signal: aborter.signal, onProgress, onFault })
      await this.#finish(entry, this.#keepResult(entry, result))
    } catch (error) {
      await this.#finish(entry, await this.#explain(entry, error))
    }
  }

  #keepResult(entry: Entry, result: JobResult): Partial<Job> {
    const { batchIds = entry.job.batchIds, files = [], sentence = null, failed, product } = result
    if (product) {
      entry.product = product
      entry.expiry = setTimeout(() => void dropProduct(entry), this.#productMs).unref()
    }
    return {
      state: failed ? '失败' : '完成',
      batchIds: [...batchIds],
      files: [...files],
      sentence: failed?.message ?? sentence,
      code: failed?.code ?? null,
      fileName: product?.fileName ?? null,
    }
  }

  async #explain({ job, request, aborter }: Entry, error: unknown): Promise<Partial<Job>> {
    if (aborter.signal.aborted) {
      if (!isStop(error)) this.#tell({ jobId: job.id, kind: job.kind, error })
      return { state: '已取消', ...(await this.#lookAfterCancel(job, request)) }
    }
    if (isRefusal(error)) return { state: '失败', sentence: error.message, code: error.code }
    this.#tell({ jobId: job.id, kind: job.kind, error })
    const sentence = `没有办成，是程序的问题。请把编号 ${job.id} 告诉维护人员，并核对批次现在的状态。`
    return { state: '失败', sentence, code: 'app.fault' }
  }

  async #lookAfterCancel(job: Job, { afterCancel }: JobRequest): Promise<Partial<Job>> {
    try {
      const left = (await afterCancel?.()) ?? {}
      const { batchIds = job.batchIds, files = [], sentence = nothingWritten } = left
      return { batchIds: [...batchIds], files: [...files], sentence }
    } catch (error) {
      this.#tell({ jobId: job.id, kind: job.kind, error })
      return { sentence: '已取消。请核对批次现在的状态。' }
    }
  }

  async #finish(entry: Entry, ending: Partial<Job>): Promise<void> {
    try {
      await entry.request.cleanUp?.()
    } catch (error) {
      this.#tell({ jobId: entry.job.id, kind: entry.job.kind, error })
    }
    const last = { ...ending, progress: null, endedAt: new Date().toISOString() }
    try {
      await this.#onEnd?.(entry.starter, { ...entry.job, ...last })
    } catch (error) {
      this.#tell({ jobId: entry.job.id, kind: entry.job.kind, error })
    }
    change(entry, last)
    this.#forgetOld()
  }

  #tell(fault: Fault): void {
    this.#faults.emit('fault', fault)
  }

  #forgetOld(): void {
    for (const [id, entry] of this.#entries) {
      if (this.#entries.size <= this.#kept) return
      if (!hasEnded(entry.job)) continue
      this.#entries.delete(id)
      void dropProduct(entry)
    }
  }
}

function seen({ job, starter, request: { again } }: Entry): SeenJob {
  const notAgain = whyNotAgain(job, { again, now: new Date() })
  return { job, by: starter.actor ?? '', notAgain }
}

function isOwn({ starter }: Entry, asker: string | undefined): boolean {
  return asker === undefined || starter.who?.accountId === asker
}

function change(entry: Entry, change: Partial<Job>): void {
  entry.job = { ...entry.job, ...change }
  entry.version += 1
  entry.changes.emit('change')
}

async function dropProduct(entry: Entry): Promise<void> {
  clearTimeout(entry.expiry)
  const { product } = entry
  delete entry.product
  if (product) await rm(product.folder, { recursive: true, force: true })
}
