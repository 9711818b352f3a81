import { Failure, isProblem, type Job } from '../../api/client.ts'
import { csrfToken, signedInAgain } from '../../session/state.ts'
import { words } from '../../words.ts'
import { importWords } from './words.ts'

/** What the person says about the files; empty: they say it themselves. */
export interface AboutFiles {
  readonly dataset: string
  readonly period: string
  readonly mode: '' | '全量' | '增量'
}

export interface Sending {
  /** The job that reads them. */
  readonly job: Promise<Job>
  abort(): void
}

export const mostFiles = 20

/** Sends files to be read and tells which part of them has gone. */
export function sendFiles(
  files: readonly File[],
  about: AboutFiles,
  onProgress: (part: number) => void,
): Sending {
  const request = new XMLHttpRequest()
  const job = new Promise<Job>((resolve, reject) => {
    const refuse = (code: string, message: string) => reject(new Failure({ code, message }))
    const send = () => {
      request.open('POST', `${location.origin}/api/imports`)
      request.setRequestHeader('x-csrf-token', csrfToken())
      request.send(formOf(files, about))
    }
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = async () => {
      const answer = read(request.responseText)
      // The server's own form of the answer to this request.
      if (request.status === 202) return resolve(answer as Job)
      if (!isProblem(answer)) return refuse('web.unreadable', words.unreadable)
      if (request.status === 401 && (await signedInAgain(answer.message))) return send()
      refuse(answer.code, answer.message)
    }
    request.onerror = () => refuse('web.offline', words.offline)
    request.onabort = () => refuse('web.cancelled', importWords.drop.cancelled)
    send()
  })
  return { job, abort: () => request.abort() }
}

function formOf(files: readonly File[], about: AboutFiles): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(about)) if (value !== '') form.set(name, value)
  for (const file of files) form.append('file', file, file.name)
  return form
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
