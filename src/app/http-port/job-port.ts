import type { AppPort } from '#http/index'
import type { JobRegistry } from '../jobs/job-registry.ts'

type Part = Pick<
  AppPort,
  'listJobs' | 'findJob' | 'watchJob' | 'cancelJob' | 'stopJobs' | 'onJobFault'
>

/** Work that goes on after the request. */
export function jobPort(jobs: JobRegistry): Part {
  return {
    listJobs: ({ who }) => jobs.list(who?.accountId),
    findJob: ({ who }, jobId) => jobs.find(jobId, who?.accountId),
    watchJob: ({ who }, jobId, signal) => jobs.watch(jobId, signal, who?.accountId),
    cancelJob: ({ who }, jobId) => jobs.cancel(jobId, who?.accountId),
    stopJobs: () => jobs.stop(),
    onJobFault: (listener) => jobs.onFault(listener),
  }
}
