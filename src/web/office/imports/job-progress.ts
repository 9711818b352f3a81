import type { Job } from '../../api/client.ts'
import { formatCount } from '../../format.ts'
import { importWords } from './words.ts'

/** Which part of a job is done; null when nobody can tell. */
export function partOf({ progress }: Job): number | null {
  if (!progress?.total) return null
  return Math.min(1, progress.done / progress.total)
}

/** “读取 12,000 / 50,000 行”, with bytes as MB. */
export function progressInWords({ kind, progress }: Job): string {
  const say = importWords.jobs
  if (!progress) return `${say.kinds[kind]}：${say.waiting}`
  const { phase, done, total, unit } = progress
  if (unit === '字节') {
    return total
      ? `${phase} ${megabytes(done)} / ${megabytes(total)} MB`
      : `${phase} ${megabytes(done)} MB`
  }
  const far = total ? `${formatCount(done)} / ${formatCount(total)}` : formatCount(done)
  return done === 0 && !total ? phase : `${phase} ${far} ${say.byUnit[unit]}`
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}

/** How many seconds are left at the pace so far; undefined while it is too early to say. */
export function secondsLeft(job: Job, nowMs: number): number | undefined {
  const part = partOf(job)
  const passed = (nowMs - Date.parse(job.startedAt)) / 1000
  if (part === null || part < 0.05 || passed < 2) return undefined
  return Math.ceil((passed / part) * (1 - part))
}
