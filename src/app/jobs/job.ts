import type { Acting } from '#access/index'
import type { Job, JobFile, JobProgress } from '#http/index'
import { isRefusal, type Refusal } from '#kernel/index'

/** What a job came to. */
export interface JobResult {
  readonly batchIds?: readonly string[]
  readonly files?: readonly JobFile[]
  readonly sentence?: string
  /** Set where nothing of it succeeded, though nothing broke. */
  readonly failed?: Refusal
  /** A file to fetch; its folder is the registry's to remove. */
  readonly product?: JobProduct
}

export interface JobProduct {
  readonly folder: string
  readonly path: string
  readonly fileName: string
}

export interface Work {
  readonly signal: AbortSignal
  readonly onProgress: (progress: LooseProgress) => void
  /** An error of ours that ends a part of the work only. */
  readonly onFault: (error: unknown) => void
}

/** Progress as the modules report it: without a total when it is not known. */
export interface LooseProgress {
  readonly phase: string
  readonly done: number
  readonly total?: number | undefined
  readonly unit: JobProgress['unit']
}

export interface JobRequest {
  readonly kind: Job['kind']
  /** The batches that it is about, known before it begins. */
  readonly batchIds?: readonly string[]
  readonly run: (work: Work) => Promise<JobResult>
  /**
   * Whether it is safe to do again where it failed: it looks anew at what is there and writes whole or
   * nothing. Else why not, in a sentence; what says nothing is not done again.
   */
  readonly again?: true | string
  /** Called once, however it ends, and also when it never began. */
  readonly cleanUp?: () => Promise<void>
  /** What is there after a cancellation, and what to say; without it that nothing was written. */
  readonly afterCancel?: () => Promise<Pick<JobResult, 'batchIds' | 'files' | 'sentence'>>
}

/** An error of ours that ended a job; the person who waits is told its number only. */
export interface Fault {
  readonly jobId: string
  readonly kind: Job['kind']
  readonly error: unknown
}

/** A job as whoever looks after the server sees it. */
export interface SeenJob {
  readonly job: Job
  /** The name of who began it. */
  readonly by: string
  /** Why it cannot be done again; null where it can. */
  readonly notAgain: string | null
}

/** Who began a job. */
export type Starter = Pick<Acting, 'who'> & Partial<Acting>

export interface RegistryOptions {
  /** How many run at once; the others wait their turn. */
  readonly atMost?: number
  /** How many are remembered, the running ones among them. */
  readonly kept?: number
  /** How long a made file can be fetched. */
  readonly productMs?: number
  /** Called before anybody hears of the end; one that fails is told like a fault. */
  readonly onEnd?: (starter: Starter, job: Job) => Promise<void>
}

export function hasEnded({ state }: Pick<Job, 'state'>): boolean {
  return state !== '进行中'
}

/** What work throws when it was asked to stop: an abort, the database's cancelled query, a refusal. */
export function isStop(error: unknown): boolean {
  if (isRefusal(error)) return true
  if (!(error instanceof Error)) return false
  return error.name === 'AbortError' || ('code' in error && error.code === '57014')
}
