import { computed, shallowRef } from 'vue'
import { asFailure } from '../../loaded.ts'
import { noteFile, noteJob } from './jobs.ts'
import { type AboutFiles, mostFiles, type Sending, sendFiles } from './send-files.ts'
import { importWords } from './words.ts'

/** A file on its way to the server; it stays until it is there, or somebody has read why not. */
export interface Upload {
  readonly id: number
  readonly name: string
  readonly bytes: number
  readonly state: '等着' | '上传' | '没成'
  /** Which part has gone. */
  readonly part: number
  readonly refusal: string
}

const uploads = shallowRef<readonly Upload[]>([])
/** Files on their way, in the order in which they were dropped, whatever page is shown. */
export const knownUploads = computed(() => uploads.value)

const atOnce = 2
const waiting: { readonly id: number; readonly file: File; readonly about: AboutFiles }[] = []
const sending = new Map<number, Sending>()
let last = 0

/** Sends each file by itself; gives why none of them goes. */
export function upload(files: readonly File[], about: AboutFiles): string {
  if (files.length > mostFiles) return importWords.drop.tooMany
  for (const file of files) {
    const id = ++last
    waiting.push({ id, file, about: { ...about } })
    const one = { id, name: file.name, bytes: file.size, part: 0, refusal: '' }
    uploads.value = [...uploads.value, { ...one, state: '等着' }]
  }
  next()
  return ''
}

/** Stops a file on its way, or takes one that did not come through off the page. */
export function dropUpload(id: number): void {
  const at = waiting.findIndex((one) => one.id === id)
  if (at >= 0) waiting.splice(at, 1)
  sending.get(id)?.abort()
  uploads.value = uploads.value.filter((one) => one.id !== id)
}

function next(): void {
  hold()
  while (sending.size < atOnce) {
    const one = waiting.shift()
    if (!one) return
    void send(one)
  }
}

interface Sent {
  readonly file: File
  readonly about: AboutFiles
}

const mostKept = 20
/** What was sent last, by the job that reads it: a file that was not understood need not be found again. */
const kept = new Map<string, Sent>()

function keep(jobId: string, sent: Sent): void {
  kept.set(jobId, sent)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
}

/** The file that this page sent for the job, and what was said of it; undefined after a reload. */
export function sentFor(jobId: string): Sent | undefined {
  return kept.get(jobId)
}

async function send({ id, file, about }: (typeof waiting)[number]): Promise<void> {
  const sent = sendFiles([file], about, (part) => change(id, { part }))
  sending.set(id, sent)
  change(id, { state: '上传' })
  try {
    const job = await sent.job
    noteFile(job, file.name)
    keep(job.id, { file, about })
    noteJob(job)
    uploads.value = uploads.value.filter((one) => one.id !== id)
  } catch (error) {
    change(id, { state: '没成', refusal: asFailure(error).message })
  } finally {
    sending.delete(id)
    next()
  }
}

function change(id: number, to: Partial<Upload>): void {
  uploads.value = uploads.value.map((one) => (one.id === id ? { ...one, ...to } : one))
}

/** A tab that is closed while a file goes would lose it; afterwards nothing is lost. */
function hold(): void {
  const isGoing = sending.size > 0 || waiting.length > 0
  if (isGoing) addEventListener('beforeunload', ask)
  else removeEventListener('beforeunload', ask)
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
