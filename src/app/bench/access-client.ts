import { createAccount, givePost, openSession, readSettings } from '#access/index'
import { type AppPort, buildServer } from '#http/index'
import { inAccounts } from '../accounts/sign-in-context.ts'
import type { App } from '../app.ts'

/** Asks a server in this process, as somebody signed in; gives the answer. */
export interface BenchClient {
  get(path: string): Promise<unknown>
  /** Posts, and takes the file that comes back; gives its size. */
  file(path: string, body: object): Promise<number>
  close(): Promise<void>
}

let made = 0

/** A session of a new account with one post. */
export function beginSession(
  app: App,
  post: {
    readonly role: string
    readonly divisionCode: string | null
    readonly department?: string
  },
): Promise<string> {
  return inAccounts(app, async (tx) => {
    // A kept county has those of the last time.
    const name = `b-${post.role}-${(Date.now() * 100 + (made % 100)).toString(36)}`
    made += 1
    const given = { createdBy: '性能测量', givenBy: '性能测量' }
    const account = { name, displayName: '性能测量', kind: '人员' as const, ...given }
    const accountId = await createAccount(tx, account)
    const postId = await givePost(tx, accountId, { department: null, ...post, ...given })
    if (postId === undefined) throw new Error('a new account already has the post')
    const about = { accountId, postId, address: '127.0.0.1', hasSecondFactor: true }
    const { token } = await openSession(tx, about, {
      settings: await readSettings(tx),
      now: new Date(),
    })
    return token
  })
}

export async function benchClient(port: AppPort, token: string): Promise<BenchClient> {
  const server = await buildServer({ app: port, log: { write: () => undefined } })
  const headers = { cookie: `doudi-session=${token}` }
  const session = await server.inject({ url: '/api/session', headers })
  const { csrfToken = '' } = session.json<{ readonly csrfToken?: string }>()
  return {
    async get(path) {
      const answer = await server.inject({ method: 'GET', url: path, headers })
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`)
      return answer.json()
    },
    async file(path, body) {
      const answer = await server.inject({
        ...{ method: 'POST', url: path, payload: body },
        headers: { ...headers, 'x-csrf-token': csrfToken },
      })
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`)
      return answer.rawPayload.length
    },
    close: () => server.close(),
  }
}
