import type { Work, WorkBatchInput, WorkBatchResult } from '../schemas/work.ts'
import type { Caller } from './asked.ts'
import type { WrittenFile } from './job-port.ts'

export interface WorkFilter {
  readonly bucket?: string | undefined
  readonly kind?: string | undefined
  /** The 12-digit code of a township or a village. */
  readonly place?: string | undefined
  /** Part of a household's number, of a name, of what is to be done. */
  readonly q?: string | undefined
  readonly sort?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** What changed somewhere; nothing of what or of whom. */
export interface LiveEvent {
  /** Words of the steps taken: 推送, 签收; 办理 for what leaves no step of a household. */
  readonly kinds: readonly string[]
  readonly at: string
}

/** What waits for whoever asks, and word of it when something changed. */
export interface WorkPort {
  listWork(caller: Caller, filter: WorkFilter): Promise<Work>
  exportWork(
    caller: Caller,
    filter: Omit<WorkFilter, 'limit'>,
    folder: string,
  ): Promise<WrittenFile>
  doWork(caller: Caller, input: WorkBatchInput): Promise<WorkBatchResult>
  /**
   * One event at once, then one after every change but at most one a second, until the signal ends it
   * or a while has passed.
   */
  watchWork(caller: Caller, signal: AbortSignal): AsyncGenerator<LiveEvent>
}
