import type { Job } from './schemas/job.ts'

export interface Answer<T> {
  readonly status: number
  readonly body: T
}
export type Problem = { readonly code: string; readonly message: string }

type Fields = Readonly<Record<string, string>>

/** A server, and how the client is known to it; nothing: as nobody. */
export interface Reached {
  readonly url: string
  readonly cookie?: string | undefined
  readonly csrf?: string | undefined
  readonly bearer?: string | undefined
}

/** The headers by which the client is known. */
export function knownBy({ cookie, csrf, bearer }: Reached): Record<string, string> {
  return {
    ...(cookie === undefined ? {} : { cookie }),
    ...(csrf === undefined ? {} : { 'x-csrf-token': csrf }),
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  }
}

/** Asks a served county as a page would, and waits for its jobs. */
export function clientOf(server: () => Reached) {
  const fetchFrom = (path: string, init: RequestInit = {}) => {
    const reached = server()
    const headers = { ...knownBy(reached), ...init.headers }
    return fetch(`${reached.url}${path}`, { ...init, headers })
  }
  const ask = async <T = Problem>(path: string, init?: RequestInit): Promise<Answer<T>> => {
    const response = await fetchFrom(path, init)
    // Each test names what it expects and looks at it.
    return { status: response.status, body: (await response.json()) as T }
  }
  const write = <T>(method: string, path: string, body: unknown) =>
    ask<T>(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const eventsOf = async ({ id }: Job) =>
    readEvents(await (await fetchFrom(`/api/jobs/${id}/events`)).text())
  return {
    fetchFrom,
    ask,
    post: <T = Problem>(path: string, body: unknown = {}) => write<T>('POST', path, body),
    put: <T = Problem>(path: string, body: unknown) => write<T>('PUT', path, body),
    send: (files: Fields, fields: Fields = {}) =>
      ask<Job>('/api/imports', { method: 'POST', body: formOf(files, fields) }),
    /** The job as its last event tells it. */
    async endOf(job: Job): Promise<Job> {
      const last = (await eventsOf(job)).at(-1)
      if (last?.event !== 'end') throw new Error('the events of the job have no end')
      return last.job
    },
  }
}

/** A form with files by name, and other fields. */
export function formOf(files: Fields, fields: Fields = {}): FormData {
  const form = new FormData()
  for (const [name, text] of Object.entries(files)) form.append('file', new Blob([text]), name)
  for (const [name, text] of Object.entries(fields)) form.set(name, text)
  return form
}

/** The events of a job in their order. */
export function readEvents(text: string): readonly { readonly event: string; readonly job: Job }[] {
  const blocks = text.split('\n\n').filter((block) => block.includes('data: '))
  return blocks.map((block) => ({
    event: /event: (.*)/.exec(block)?.[1] ?? '',
    job: JSON.parse(/data: (.*)/.exec(block)?.[1] ?? ''),
  }))
}
