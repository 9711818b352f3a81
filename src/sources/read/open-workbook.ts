import { Worker } from 'node:worker_threads'
import type { RawRow } from './raw-row.ts'
import { Unreadable } from './unreadable.ts'
import type { OpenedWorkbook, WorkbookMessage, WorkbookTask } from './workbook-protocol.ts'

/** A workbook that a worker thread holds open. */
export interface WorkbookSession {
  readonly opened: OpenedWorkbook
  /** Once. */
  rows(note: (text: string) => void): AsyncGenerator<readonly RawRow[]>
  close(): Promise<void>
}

/**
 * Opens a workbook in a worker thread of its own, under limits of time, heap and memory: what is
 * hostile or too large ends as an `Unreadable`, never as a dead process.
 */
export async function openWorkbook(task: WorkbookTask): Promise<WorkbookSession> {
  const worker = new GuardedWorker(task)
  try {
    const first = await worker.next()
    if (first.type !== 'opened') throw new Error(`the sheet worker began with ${first.type}`)
    worker.rest()
    return {
      opened: first.workbook,
      rows: (note) => worker.rows(note),
      close: () => worker.close(),
    }
  } catch (error) {
    await worker.close()
    throw error
  }
}

class GuardedWorker {
  readonly #task: WorkbookTask
  readonly #worker: Worker
  readonly #inbox: WorkbookMessage[] = []
  readonly #watch: NodeJS.Timeout
  readonly #rssBefore = process.memoryUsage.rss()
  #wake: (() => void) | undefined
  #problem: Error | undefined
  /** Time at work, as long as the machine let it work; and time as such. */
  #busyMs = 0
  #waitedMs = 0
  #cpu = process.cpuUsage()

  constructor(task: WorkbookTask) {
    this.#task = task
    this.#worker = startWorker(task)
    this.#worker.on('message', (message: WorkbookMessage) => {
      this.#inbox.push(message)
      this.#wake?.()
    })
    this.#worker.once('error', (error) => this.#fail(problemOf(error)))
    // A library may end the thread without a word.
    this.#worker.once('exit', () => this.#fail(new Unreadable('truncated')))
    this.#watch = setInterval(() => this.#check(), checkEveryMs)
  }

  async *rows(note: (text: string) => void): AsyncGenerator<readonly RawRow[]> {
    this.#worker.ref()
    try {
      for (;;) {
        const message = await this.next()
        if (message.type === 'done') return
        if (message.type === 'note') note(message.text)
        if (message.type === 'rows') {
          this.#worker.postMessage('more')
          yield message.rows
        }
      }
    } finally {
      await this.close()
    }
  }

  async next(): Promise<WorkbookMessage> {
    while (this.#inbox.length === 0) {
      if (this.#problem) throw this.#problem
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      this.#wake = undefined
    }
    const message = this.#inbox.shift()
    if (message === undefined) throw new RangeError('empty inbox')
    if (message.type === 'refused') throw new Unreadable(message.reason, message.details)
    if (message.type === 'failed') {
      throw new Unreadable('truncated', { cause: `${message.name}: ${message.message}` })
    }
    return message
  }

  /** While nobody asks for rows the thread does not keep the process alive. */
  rest(): void {
    this.#worker.unref()
  }

  async close(): Promise<void> {
    clearInterval(this.#watch)
    await this.#worker.terminate()
  }

  #check(): void {
    const { user, system } = process.cpuUsage(this.#cpu)
    this.#cpu = process.cpuUsage()
    // With unread batches waiting the thread may be idle: that time is the caller's. On a busy
    // machine it waits for its turn: that time is nobody's.
    if (this.#inbox.length === 0) {
      this.#busyMs += Math.min(checkEveryMs, (user + system) / 1000)
      this.#waitedMs += checkEveryMs
    }
    const { ms, rssMb } = this.#task.limits
    const grownMb = (process.memoryUsage.rss() - this.#rssBefore) / 1_048_576
    const isTooSlow = this.#busyMs > ms || this.#waitedMs > ms * mostWait
    if (isTooSlow) this.#stop(new Unreadable('too-slow', { limit: Math.ceil(ms / 1000) }))
    if (grownMb > rssMb) this.#stop(new Unreadable('too-large'))
  }

  #stop(problem: Error): void {
    this.#fail(problem)
    void this.close()
  }

  #fail(problem: Error): void {
    this.#problem ??= problem
    this.#wake?.()
  }
}

const checkEveryMs = 50
const mostWait = 5

/**
 * `import.meta.resolve` finds the worker's file in all three ways to run: from source (tsx, vitest),
 * from the compiled tree, and from the bundle, for which the build emits
 * `dist/sources/read/sheet-worker.js` as an entry of its own.
 */
function startWorker(task: WorkbookTask): Worker {
  const entry = new URL(import.meta.resolve('#sources/read/sheet-worker'))
  const resourceLimits = {
    maxOldGenerationSizeMb: task.limits.heapMb,
    maxYoungGenerationSizeMb: 64,
  }
  if (!entry.pathname.endsWith('.ts')) {
    return new Worker(entry, { workerData: task, resourceLimits, stderr: true })
  }
  // Node 20 strips no types, and `--import tsx` does not register inside a worker.
  const boot =
    `import('tsx/esm/api').then((tsx) => ` +
    `{ tsx.register(); return import(${JSON.stringify(entry.href)}) })`
  const execArgv = ['-C', 'source']
  return new Worker(boot, { workerData: task, resourceLimits, stderr: true, eval: true, execArgv })
}

function problemOf(error: Error): Error {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Unreadable('too-large') : error
}
