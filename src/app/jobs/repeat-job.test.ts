import { expect, test } from 'vitest'
import type { JobRequest } from './job.ts'
import { JobRegistry } from './job-registry.ts'
import { whyNotAgain } from './repeat-job.ts'

const by = { actor: '李经办' }

async function endOf(jobs: JobRegistry, id: string): Promise<string> {
  for await (const job of jobs.watch(id, new AbortController().signal)) {
    if (job.state !== '进行中') return job.state
  }
  return ''
}

/** Fails the first time it runs. */
function failsOnce(change: Partial<JobRequest> = {}): JobRequest & { readonly runs: () => number } {
  let runs = 0
  return {
    kind: '入库',
    ...change,
    runs: () => runs,
    async run() {
      runs += 1
      if (runs === 1) throw new Error('the database went away')
      return { sentence: '已入库。' }
    },
  }
}

test('a failed job whose kind is safe to repeat is done again for whoever began it', async () => {
  const jobs = new JobRegistry()
  const request = failsOnce({ again: true })
  const first = jobs.start(by, request)
  expect(await endOf(jobs, first.id)).toBe('失败')
  expect(jobs.overview()).toMatchObject([{ by: '李经办', notAgain: null }])
  const second = jobs.repeat(first.id)
  expect(await endOf(jobs, second?.id ?? '')).toBe('完成')
  expect(request.runs()).toBe(2)
  // The failed one is gone, the good one is not done twice.
  expect(jobs.overview()).toHaveLength(1)
  expect(jobs.repeat(first.id)).toBeUndefined()
  expect(jobs.repeat(second?.id ?? '')).toBeUndefined()
  await jobs.stop()
})

test('one that is not safe to repeat stays as it is and says why', async () => {
  const jobs = new JobRegistry()
  const silent = failsOnce()
  const reading = failsOnce({ again: '文件读完就清掉了。' })
  const [one, other] = [jobs.start(by, silent), jobs.start(by, reading)]
  await Promise.all([endOf(jobs, one.id), endOf(jobs, other.id)])
  expect(jobs.repeat(one.id)).toBeUndefined()
  expect(jobs.repeat(other.id)).toBeUndefined()
  expect(jobs.overview().map(({ notAgain }) => notAgain)).toEqual([
    '文件读完就清掉了。',
    '这种任务不能重办，请由发起的人重新提交。',
  ])
  expect([silent.runs(), reading.runs()]).toEqual([1, 1])
  await jobs.stop()
})

test('another day’s work is not done again: it would carry the date of then', () => {
  const job = { state: '失败', startedAt: '2024-10-11T10:00:00.000Z' } as const
  const on = (now: string) => whyNotAgain(job, { again: true, now: new Date(now) })
  expect(on('2024-10-11T15:59:00.000Z')).toBeNull()
  expect(on('2024-10-11T16:01:00.000Z')).toMatch(/不是今天/)
})
