import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { answerOf, api, type Job } from '../../api/client.ts'
import { importWords } from './words.ts'

const jobs = shallowRef<readonly Job[]>([])
/** Running and recently ended jobs of the server, newest first. */
export const knownJobs = computed(() => jobs.value)

const busyMs = 1000
const idleMs = 20_000
/** A browser holds few connections to one server open at a time. */
const mostStreams = 3
const streams = new Map<string, EventSource>()
let watchers = 0
let timer: ReturnType<typeof setTimeout> | undefined

export function isRunning(job: Job): boolean {
  return job.state === '进行中'
}

/** Shows a job that this page has just begun, and for which batch. */
export function noteJob(job: Job, batchId?: string): void {
  if (batchId !== undefined) remember(batchesKey, job.id, batchId)
  put(job)
  follow()
}

function put(job: Job): void {
  const isKnown = jobs.value.some(({ id }) => id === job.id)
  jobs.value = isKnown
    ? jobs.value.map((one) => (one.id === job.id ? job : one))
    : [job, ...jobs.value]
}

/** Whether the job works on the batch; the tab remembers it over a reload. */
export function worksOn(job: Job, batchId: string): boolean {
  return job.batchIds.includes(batchId) || remembered(batchesKey)[job.id] === batchId
}

/** Follows the server's jobs while the component lives and says which have ended. */
export function useJobs(ended: (job: Job) => void): void {
  let running = new Map<string, Job>()
  watch(
    jobs,
    (now) => {
      for (const [id, before] of running) {
        const job = now.find((one) => one.id === id) ?? lost(before)
        if (!isRunning(job)) ended(job)
      }
      running = new Map(now.filter(isRunning).map((job) => [job.id, job]))
    },
    { immediate: true },
  )
  watchers += 1
  if (watchers === 1) refresh()
  onScopeDispose(() => {
    watchers -= 1
    if (watchers > 0) return
    clearTimeout(timer)
    for (const id of streams.keys()) unfollow(id)
  })
}

/** Hears what the server tells of the running jobs; of those beyond a few it is asked now and then. */
function follow(): void {
  const running = jobs.value.filter(isRunning).map(({ id }) => id)
  for (const id of streams.keys()) if (!running.includes(id)) unfollow(id)
  for (const id of running) {
    if (watchers > 0 && streams.size < mostStreams && !streams.has(id)) listen(id)
  }
  plan(running.every((id) => streams.has(id)) ? idleMs : busyMs)
}

function listen(id: string): void {
  const stream = new EventSource(`/api/jobs/${encodeURIComponent(id)}/events`)
  streams.set(id, stream)
  const hear = ({ data }: MessageEvent<string>) => {
    // The server's own form of a job.
    put(JSON.parse(data) as Job)
  }
  stream.addEventListener('progress', hear)
  stream.addEventListener('end', (event) => {
    unfollow(id)
    hear(event)
    follow()
  })
  stream.addEventListener('error', () => {
    // Cut off, or refused: the list of jobs says how it stands.
    unfollow(id)
    plan(busyMs)
  })
}

function unfollow(id: string): void {
  streams.get(id)?.close()
  streams.delete(id)
}

export async function cancelJob(id: string): Promise<void> {
  await answerOf(api.POST('/api/jobs/{id}/cancel', { params: { path: { id } } }))
  await refresh()
}

async function refresh(): Promise<void> {
  try {
    const { items } = await answerOf(api.GET('/api/jobs'))
    jobs.value = items
  } catch {
    // The next turn asks again; what the page does itself says why it does not go.
  }
  follow()
}

function plan(ms: number): void {
  clearTimeout(timer)
  if (watchers > 0) timer = setTimeout(refresh, ms)
}

/** A server that started anew knows nothing of the job any more. */
function lost(job: Job): Job {
  return { ...job, state: '失败', sentence: importWords.jobs.lost }
}

const batchesKey = 'doudi.batch-jobs'
const namesKey = 'doudi.file-jobs'

/** The file that this tab sent for the job; '' where another did. */
export function fileNameOf(job: Job): string {
  return job.files[0]?.fileName ?? remembered(namesKey)[job.id] ?? ''
}

/** Which file the job reads, before the server has told. */
export function noteFile(job: Job, fileName: string): void {
  remember(namesKey, job.id, fileName)
}

function remember(key: string, jobId: string, what: string): void {
  const kept = Object.entries(remembered(key)).slice(-20)
  sessionStorage.setItem(key, JSON.stringify(Object.fromEntries([...kept, [jobId, what]])))
}

function remembered(key: string): Readonly<Record<string, string>> {
  // Written by `remember` alone.
  return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, string>
}
