import type { Job } from '../schemas/job.ts'
import type { Caller } from './asked.ts'

/** An error of ours that ended a job, for the log. */
export interface JobFault {
  readonly jobId: string
  readonly kind: string
  readonly error: unknown
}

/** A file made for the caller; `folder` is removed once it was sent. */
export interface WrittenFile {
  readonly path: string
  readonly fileName: string
}

/** Work that goes on after the request. */
export interface JobPort {
  listJobs(caller: Caller): readonly Job[]
  findJob(caller: Caller, jobId: string): Job | undefined
  /** The job now and after every change, until it has ended or the signal says that nobody listens. */
  watchJob(caller: Caller, jobId: string, signal: AbortSignal): AsyncGenerator<Job>
  /** Asks the job to stop; gives it as it stands, undefined when there is none. */
  cancelJob(caller: Caller, jobId: string): Job | undefined
  /** Cancels all jobs and waits until they have let go. */
  stopJobs(): Promise<void>
  onJobFault(listener: (fault: JobFault) => void): void
}
