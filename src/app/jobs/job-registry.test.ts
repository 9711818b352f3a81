import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { type Permission, type Who, wholeCounty } from '#access/index'
import type { Job } from '#http/index'
import { defineRefusals } from '#kernel/index'
import type { Fault, JobRequest, Work } from './job.ts'

import { JobRegistry } from './job-registry.ts'

const refuse = defineRefusals('test', {
  column: { status: 422, sentence: () => '没有“姓名”一列。请补上后重新提交。' },
})

/** Work that ends when it is told to, or when its signal aborts. */
function held() {
  let finish: (error?: Error) => void = () => undefined
  let began: (work: Work) => void = () => undefined
  const running = new Promise<Work>((resolve) => {
    began = resolve
  })
  const run: JobRequest['run'] = (work) => {
    began(work)
    return new Promise((resolve, reject) => {
      finish = (error) => (error ? reject(error) : resolve({ batchIds: ['b'] }))
      work.signal.addEventListener('abort', () => reject(work.signal.reason))
    })
  }
  return { run, running, finish: (error?: Error) => finish(error) }
}

async function ended(jobs: JobRegistry, { id }: Job): Promise<Job> {
  for await (const job of jobs.watch(id, new AbortController().signal)) {
    if (job.state !== '进行中') return job
  }
  throw new Error('the job never ended')
}

describe('a job', () => {
  test('is over with its batches, and its files are put away once', async () => {
    const jobs = new JobRegistry()
    const cleanUp = vi.fn(async () => undefined)
    const { run, running, finish } = held()
    const job = jobs.start({}, { kind: '读取', run, cleanUp })
    expect(job).toMatchObject({ kind: '读取', state: '进行中', endedAt: null })
    await running
    expect(cleanUp).not.toHaveBeenCalled()
    finish()
    expect(await ended(jobs, job)).toMatchObject({ state: '完成', batchIds: ['b'], sentence: null })
    expect(cleanUp).toHaveBeenCalledTimes(1)
    expect(jobs.cancel(job.id)).toMatchObject({ state: '完成' })
  })

  test('that is refused tells the sentence of the refusal', async () => {
    const jobs = new JobRegistry()
    const { run, running, finish } = held()
    const job = jobs.start({}, { kind: '读取', run })
    await running
    finish(refuse('column'))
    expect(await ended(jobs, job)).toMatchObject({
      state: '失败',
      sentence: '没有“姓名”一列。请补上后重新提交。',
      code: 'test.column',
    })
  })

  test('that breaks tells a number, and the log the error', async () => {
    const jobs = new JobRegistry()
    const faults: Fault[] = []
    jobs.onFault((fault) => faults.push(fault))
    const job = jobs.start(
      {},
      {
        kind: '入库',
        run: () => Promise.reject(new Error('relation "x" does not exist')),
      },
    )
    const end = await ended(jobs, job)
    expect(end.state).toBe('失败')
    expect(end.sentence).toContain(job.id)
    expect(end.sentence).not.toContain('relation')
    expect(faults).toMatchObject([{ jobId: job.id, kind: '入库' }])
  })

  test('names the batch it is about from its start to its end', async () => {
    const jobs = new JobRegistry({ atMost: 1 })
    const { run, running, finish } = held()
    const first = jobs.start({}, { kind: '入库', batchIds: ['a'], run })
    const queued = jobs.start({}, { kind: '撤销', batchIds: ['c'], run: async () => ({}) })
    expect(first.batchIds).toEqual(['a'])
    expect(jobs.find(queued.id)).toMatchObject({ state: '进行中', batchIds: ['c'] })
    await running
    finish(new Error('broken'))
    expect(await ended(jobs, first)).toMatchObject({ state: '失败', batchIds: ['a'] })
    expect(await ended(jobs, queued)).toMatchObject({ state: '完成', batchIds: ['c'] })
  })

  test('that is cancelled ends when its work has let go, and is told so', async () => {
    const jobs = new JobRegistry()
    const { run, running } = held()
    const job = jobs.start(
      {},
      {
        kind: '入库',
        run,
        afterCancel: async () => ({ sentence: '已取消，已入库。', batchIds: ['b'] }),
      },
    )
    await running
    expect(jobs.cancel(job.id)?.state).toBe('进行中')
    expect(await ended(jobs, job)).toMatchObject({
      state: '已取消',
      sentence: '已取消，已入库。',
      batchIds: ['b'],
    })
    expect(jobs.cancel('nobody')).toBeUndefined()
  })

  test('whose work ended before it saw the cancellation is done', async () => {
    const jobs = new JobRegistry()
    const job = jobs.start(
      {},
      {
        kind: '入库',
        run: async ({ signal }) => {
          await sleep(20)
          expect(signal.aborted).toBe(true)
          return { batchIds: ['b'] }
        },
      },
    )
    jobs.cancel(job.id)
    expect(await ended(jobs, job)).toMatchObject({ state: '完成', batchIds: ['b'] })
  })
})

describe('several jobs', () => {
  test('run so many at a time; the others wait in turn and say so', async () => {
    const jobs = new JobRegistry({ atMost: 2 })
    const works = [held(), held(), held(), held()]
    const started = works.map(({ run }) => jobs.start({}, { kind: '读取', run }))
    await Promise.all([works[0]?.running, works[1]?.running])
    const now = started.map(({ id }) => jobs.find(id))
    expect(now.map((job) => job?.progress?.phase)).toEqual([
      undefined,
      undefined,
      '排队中',
      '排队中',
    ])
    expect(now[3]?.sentence).toBe('排队中，前面还有 1 项。')
    works[1]?.finish()
    await works[2]?.running
    expect(jobs.find(started[3]?.id ?? '')?.sentence).toBe('排队中，下一个就是。')
    await jobs.stop()
    expect(started.map(({ id }) => jobs.find(id)?.state)).toEqual([
      '已取消',
      '完成',
      '已取消',
      '已取消',
    ])
  })

  test('that still wait are cancelled at once and never begin', async () => {
    const jobs = new JobRegistry({ atMost: 1 })
    const first = held()
    jobs.start({}, { kind: '读取', run: first.run })
    const run = vi.fn(async () => ({}))
    const cleanUp = vi.fn(async () => undefined)
    const waiting = jobs.start({}, { kind: '读取', run, cleanUp })
    jobs.cancel(waiting.id)
    expect(await ended(jobs, waiting)).toMatchObject({
      state: '已取消',
      sentence: '已取消，什么都没有写入。',
    })
    first.finish()
    await jobs.stop()
    expect(run).not.toHaveBeenCalled()
    expect(cleanUp).toHaveBeenCalledTimes(1)
  })

  test('are remembered up to a number; a running one is never forgotten', async () => {
    const jobs = new JobRegistry({ kept: 3, atMost: 2 })
    const { run, running, finish } = held()
    const first = jobs.start({}, { kind: '读取', run })
    await running
    for (let n = 0; n < 5; n += 1) {
      await ended(jobs, jobs.start({}, { kind: '读取', run: async () => ({}) }))
    }
    expect(jobs.list()).toHaveLength(3)
    expect(jobs.find(first.id)?.state).toBe('进行中')
    finish()
    await jobs.stop()
  })
})

describe('who watches', () => {
  test('hears at most five times a second, and always the end', async () => {
    const jobs = new JobRegistry()
    const { id } = jobs.start(
      {},
      {
        kind: '读取',
        run: async ({ onProgress }) => {
          for (let done = 1; done <= 100; done += 1) {
            onProgress({ phase: '读取', done, total: 100, unit: '行' })
            await sleep(5)
          }
          return {}
        },
      },
    )
    const heard: Job[] = []
    const began = Date.now()
    for await (const job of jobs.watch(id, new AbortController().signal)) heard.push(job)
    const seconds = (Date.now() - began) / 1000
    expect(heard.at(-1)).toMatchObject({ state: '完成', progress: null })
    expect(heard.length).toBeGreaterThan(2)
    expect(heard.length).toBeLessThanOrEqual(seconds * 5 + 3)
  })

  test('and leaves, leaves nothing behind; the job goes on', async () => {
    const jobs = new JobRegistry()
    const { run, running, finish } = held()
    const job = jobs.start({}, { kind: '读取', run })
    await running
    const left = new AbortController()
    const watching = (async () => {
      for await (const _ of jobs.watch(job.id, left.signal)) setTimeout(() => left.abort(), 5)
    })()
    await watching
    expect(jobs.find(job.id)?.state).toBe('进行中')
    finish()
    expect((await ended(jobs, job)).state).toBe('完成')
  })
})

test('a file that a job made can be fetched until the registry stops or the time is over', async () => {
  const make = () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-jobs-'))
    const file = path.join(folder, 'x.csv')
    writeFileSync(file, 'x')
    return { folder, path: file, fileName: '低保台账.csv' }
  }
  const jobs = new JobRegistry({ productMs: 300 })
  const product = make()
  const job = jobs.start({}, { kind: '导出', run: async () => ({ product }) })
  expect(await ended(jobs, job)).toMatchObject({ state: '完成', fileName: '低保台账.csv' })
  expect(jobs.productOf(job.id)).toEqual(product)
  await vi.waitFor(() => expect(existsSync(product.folder)).toBe(false), 2000)
  expect(jobs.productOf(job.id)).toBeUndefined()

  const last = make()
  const stopped = new JobRegistry()
  await ended(stopped, stopped.start({}, { kind: '导出', run: async () => ({ product: last }) }))
  await stopped.stop()
  expect(existsSync(last.folder)).toBe(false)
})

test('a job, and the file it made, is known to the account that began it and to nobody else', async () => {
  const jobs = new JobRegistry()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-export-'))
  const product = { folder, path: path.join(folder, 'a.xlsx'), fileName: 'a.xlsx' }
  const begun = jobs.start(by('wang'), { kind: '导出', run: async () => ({ product }) })
  await ended(jobs, begun)
  expect(jobs.find(begun.id, 'wang')?.state).toBe('完成')
  expect(jobs.productOf(begun.id, 'wang')).toBe(product)
  expect(jobs.list('wang')).toHaveLength(1)
  expect(jobs.find(begun.id, 'li')).toBeUndefined()
  expect(jobs.cancel(begun.id, 'li')).toBeUndefined()
  expect(jobs.productOf(begun.id, 'li')).toBeUndefined()
  expect(jobs.list('li')).toEqual([])
  const heard = jobs.watch(begun.id, new AbortController().signal, 'li')
  expect((await heard.next()).done).toBe(true)
  await jobs.stop()
})

function by(accountId: string): { readonly who: Who } {
  const may = { permissions: new Set<Permission>(), sensitive: '可见', exportRows: 0 } as const
  return { who: { accountId, name: accountId, role: 'of-the-test', scope: wholeCounty, ...may } }
}
