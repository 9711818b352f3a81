import { buildServer } from '#http/index'
import type { App } from '../app.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'
import type { LoadRequest } from './load-mix.ts'

/** What came of a request: nothing wrong, or what. */
export interface Outcome {
  /** Absent: it was done. */
  readonly fault?: string
  readonly answer?: unknown
}

/** One person's browser. */
export interface LoadClient {
  ask(request: LoadRequest, isUnattended?: boolean): Promise<Outcome>
}

/** Nobody waits longer; a request that takes so long is a fault. */
const longestMs = 30_000

/** Over the loopback to a server that listens, answers read to their end and unpacked. */
export async function webClient(url: string, token: string): Promise<LoadClient> {
  const cookie = `doudi-session=${token}`
  const session = await fetch(`${url}/api/session`, { headers: { cookie } })
  // The interface's own answer; without a token every write is a fault.
  const { csrfToken = '' } = (await session.json()) as { readonly csrfToken?: string }
  return {
    async ask({ path, body }, isUnattended = false) {
      const answer = await fetch(`${url}${path}`, {
        ...sent(body),
        headers: {
          ...headersOf(cookie, csrfToken, body),
          ...(isUnattended && { 'x-unattended': '1' }),
        },
        signal: AbortSignal.timeout(longestMs),
      })
      return outcomeOf(answer.status, await answer.text())
    },
  }
}

/** The same in this process, where what is said to the database can be noted. */
export async function innerClient(app: App, day: string) {
  const server = await buildServer({
    app: makeHttpPort(app, day),
    log: { write: () => undefined },
  })
  const clientOf = async (token: string): Promise<LoadClient> => {
    const cookie = `doudi-session=${token}`
    const session = await server.inject({ url: '/api/session', headers: { cookie } })
    const { csrfToken = '' } = session.json<{ readonly csrfToken?: string }>()
    return {
      async ask({ path, body }) {
        const answer = await server.inject({
          ...{ method: body ? 'POST' : 'GET', url: path },
          headers: headersOf(cookie, csrfToken, body),
          ...(body && { payload: body }),
        })
        return outcomeOf(answer.statusCode, answer.body)
      },
    }
  }
  return { clientOf, close: () => server.close() }
}

/** Hears of changes as a page does, until ended; the first word only says that it is connected. */
export async function hearChanges(
  url: string,
  token: string,
  { onChange, signal }: { readonly onChange: () => void; readonly signal: AbortSignal },
): Promise<void> {
  const cookie = `doudi-session=${token}`
  const headers = { cookie, accept: 'text/event-stream' }
  const answer = await fetch(`${url}/api/events`, { headers, signal })
  if (!answer.ok || !answer.body) throw new Error(`events were answered ${answer.status}`)
  let events = 0
  try {
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      if (!chunk.includes('event: work')) continue
      events += 1
      if (events > 1) onChange()
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function sent(body: object | undefined) {
  return body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
}

function headersOf(cookie: string, csrfToken: string, body: object | undefined) {
  const written = { 'x-csrf-token': csrfToken, 'content-type': 'application/json' }
  return { cookie, ...(body !== undefined && written) }
}

function outcomeOf(status: number, text: string): Outcome {
  if (status >= 200 && status < 300) return { answer: text === '' ? undefined : JSON.parse(text) }
  const code = /"code":"([^"]*)"/.exec(text)?.[1] ?? ''
  return { fault: `${status} ${code}`.trim() }
}
