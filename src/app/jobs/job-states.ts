import type { Job } from '#http/index'

export const nothingWritten = '已取消，什么都没有写入。'

/** What a job is when it is taken up. */
export function unbegun() {
  return {
    state: '进行中' as const,
    progress: null,
    batchIds: [],
    files: [],
    fileName: null,
    sentence: null,
    code: null,
    endedAt: null,
  }
}

/** What is said of one that waits for its turn behind so many others. */
export function queued(before: number): Partial<Job> {
  const sentence = before === 0 ? '排队中，下一个就是。' : `排队中，前面还有 ${before} 项。`
  return { progress: { phase: '排队中', done: 0, total: null, unit: '步' }, sentence }
}
