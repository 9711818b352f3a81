import type { Job } from '#http/index'
import { todayInShanghai } from '#kernel/index'

/** Why a job cannot be done again, or null where it can. */
export function whyNotAgain(
  job: Pick<Job, 'state' | 'startedAt'>,
  { again, now }: { readonly again: true | string | undefined; readonly now: Date },
): string | null {
  if (job.state !== '失败') return '只有没有办成的任务可以重办。'
  if (again !== true) return again ?? '这种任务不能重办，请由发起的人重新提交。'
  // What it does is dated by the day on which it was asked for.
  const isToday = todayInShanghai(new Date(job.startedAt)) === todayInShanghai(now)
  return isToday ? null : '不是今天发起的，请由发起的人重新提交。'
}
