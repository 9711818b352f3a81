import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#access/index'
import { ident, sql } from '#db/index'
import { newId } from '#vault/index'
import { interfaceTokenAs, signInAs } from '../../src/app/accounts/test-accounts.ts'
import type { ServedCounty } from '../browser/served-county.ts'
import { ask, type Session, type Told, toldBy } from './asking.ts'
import { expectedOf } from './matrix.ts'
import { type Document, type Operation, operationsOf } from './operations.ts'
import { postOf, type TestPost } from './roles-and-posts.ts'
import { type Split, splitFor, subjectsOf } from './subjects.ts'

export interface Interface {
  readonly county: ServedCounty
  readonly document: Document
  readonly roles: readonly Role[]
  signIn(role: Role, post: TestPost): Promise<Session>
}

const timeout = 600_000
const isLong = process.env.DOUDI_LONG !== undefined

/** Every route × every role × inside and outside its scope, asked of a served county. */
export function permissionTests(served: () => Interface): void {
  const sessions = new Map<string, Session>()
  const faults: string[] = []
  const untried: string[] = []

  beforeAll(async () => {
    const { roles, signIn } = served()
    for (const role of roles) sessions.set(role.code, await signIn(role, postOf(role)))
  })

  describe('what a role may do and reach', () => {
    test('is what the table says, route by route', { timeout }, async () => {
      const { document, roles } = served()
      const operations = operationsOf(document).filter(({ permissions }) => permissions !== '公开')
      expect(operations.length).toBeGreaterThan(40)
      // What changes something comes last: it may take away what others are asked about.
      const ordered = [
        ...operations.filter(({ method }) => method === 'GET'),
        ...operations.filter(({ method }) => method !== 'GET'),
      ]
      for (const operation of ordered) {
        for (const role of roles) await tryOne(operation, role)
      }
      expect({ faults, untried }).toEqual({ faults: [], untried: [] })
    })
  })

  async function tryOne(operation: Operation, role: Role): Promise<void> {
    const expected = expectedOf(operation, role)
    const isRefused = expected.inside === '403'
    const split = isRefused ? undefined : await splitOf(operation, role)
    const where = `${role.code} ${operation.method} ${operation.path}`
    const about = async (id: string | undefined) => {
      const session = await sessionFor(operation, role)
      const { document, county } = served()
      const question = { session, id, second: split?.second }
      return ask({ url: county.server.url, document }, operation, question)
    }
    if (isRefused) {
      if (!isLong && !isTaken(where)) return
      const told = await about(undefined)
      if (told.code !== 'http.not-permitted') faults.push(`${where}: 应当 403，却是 ${brief(told)}`)
      return
    }
    if (split === undefined || split.inside !== undefined) {
      const told = await about(split?.inside)
      if (!isLetThrough(told)) faults.push(`${where} 范围内: 应当能办，却是 ${brief(told)}`)
    } else {
      untried.push(where)
    }
    if (split !== undefined) await tryOutside(where, split, about)
  }

  async function tryOutside(
    where: string,
    { outside, guessed }: Split,
    about: (id: string) => Promise<Told>,
  ): Promise<void> {
    const unknown = await about(guessed)
    if (unknown.status !== 404) faults.push(`${where} 猜的编号: 应当 404，却是 ${brief(unknown)}`)
    for (const id of outside) {
      const told = await about(id)
      const isSame =
        told.status === unknown.status &&
        told.text.replaceAll(id, '') === unknown.text.replaceAll(guessed, '')
      if (!isSame) faults.push(`${where} 范围外: 应当 ${brief(unknown)}，却是 ${brief(told)}`)
    }
  }

  /** Ids inside and outside the role's scope of what the operation is about. */
  async function splitOf({ subject, path }: Operation, given: Role): Promise<Split | undefined> {
    if (subject === null) return undefined
    // Who watches over the log sees no person, and asks about any.
    const role = path.endsWith('/readings') ? { ...given, scope: '全县' as const } : given
    const { county } = served()
    if (subject === 'jobs' || subject === 'exports') return jobsFor(role)
    if (subject === 'accounts') return anAccount(path)
    const subjects = await subjectsOf(county.app, subject)
    if (subjects === undefined) throw new Error(`subjects.ts does not say what ${subject} are`)
    return splitFor(county.app, role, subjects)
  }

  /** An account made for this one request, with a post or a token. */
  async function anAccount(path: string): Promise<Split> {
    const { app } = served().county
    const holdsToken = path.includes('/tokens')
    if (holdsToken) await interfaceTokenAs(app, { role: 'interface' })
    else await signInAs(app, { role: 'village-aide' })
    const [held] = await app.db.as('owner').query<{ id: string; account: string }>(sql`
      select id, account_id as account from ${ident(holdsToken ? 'interface_token' : 'account_post')}
      order by id desc limit 1`)
    return { inside: held?.account, second: held?.id, outside: [], guessed: newId() }
  }

  const jobs = new Map<string, string>()

  /** A job of the role's own, and somebody else's. */
  async function jobsFor(role: Role): Promise<Split> {
    const inside = await exportOf(role)
    const other = served().roles.find(
      (one) => one.code !== role.code && one.permissions.includes('导出'),
    )
    const others = other && (await exportOf(other))
    return { inside, outside: others ? [others] : [], guessed: crypto.randomUUID() }
  }

  async function exportOf(role: Role): Promise<string | undefined> {
    const known = jobs.get(role.code)
    if (known !== undefined || !role.permissions.includes('导出')) return known
    const { url } = served().county.server
    const session = sessions.get(role.code) ?? {}
    const listed = await toldBy(await fetch(`${url}/api/exports`, { headers: session }))
    const forms = JSON.parse(listed.text)
    const body = JSON.stringify({ code: forms.items[0].code, month: '2024-10' })
    const headers = { ...session, 'content-type': 'application/json' }
    const started = await toldBy(
      await fetch(`${url}/api/exports`, { method: 'POST', headers, body }),
    )
    const id: string = JSON.parse(started.text).id
    await (await fetch(`${url}/api/jobs/${id}/events`, { headers: session })).text()
    jobs.set(role.code, id)
    return id
  }

  /** One's own account is tried with a session that nothing else needs. */
  async function sessionFor({ method, permissions }: Operation, role: Role): Promise<Session> {
    const isOwnAccount = permissions !== '公开' && permissions.includes('本人账号')
    if (isOwnAccount && method !== 'GET') return served().signIn(role, postOf(role))
    return sessions.get(role.code) ?? {}
  }
}

/** A third of the refusals; all of them in the long run. */
function isTaken(where: string): boolean {
  return [...where].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % 3 === 0
}

/** Answered, or refused for a reason of the matter itself. */
function isLetThrough({ status, code }: Told): boolean {
  return status !== 401 && status !== 404 && status < 500 && code !== 'http.not-permitted'
}

function brief({ status, code, text }: Told): string {
  return `${status} ${code ?? text.slice(0, 60)}`
}
