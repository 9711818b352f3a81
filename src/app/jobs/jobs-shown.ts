import type { RunningJobs } from '#http/index'
import type { JobRegistry } from './job-registry.ts'

/** Everybody's jobs as whoever looks after the server sees them: only how far they are. */
export function jobsShown(jobs: JobRegistry): RunningJobs {
  return {
    items: jobs.overview().map(({ job, by, notAgain }) => {
      const { id, kind, state, progress, code, startedAt, endedAt } = job
      return { id, kind, state, progress, by, code, notAgain, startedAt, endedAt }
    }),
  }
}
