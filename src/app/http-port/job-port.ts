import type { AppPort } from '#http/index'
import type { JobRegistry } from '../jobs/job-registry.ts'

type Part = Pick<
  AppPort,
  'listJobs' | 'findJob' | 'watchJob' | 'cancelJob' | 'stopJobs' | 'onJobFault'
>

/** Work that goes on after the request. */
export function jobPort(jobs: JobRegistry): Part {
  return {
    listJobs: () => jobs.list(),
    findJob: (_caller, jobId) => jobs.find(jobId),
    watchJob: (_caller, jobId, signal) => jobs.watch(jobId, signal),
    cancelJob: (_caller, jobId) => jobs.cancel(jobId),
    stopJobs: () => jobs.stop(),
    onJobFault: (listener) => jobs.onFault(listener),
  }
}
