import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#access/index'
import { ident, sql } from '#db/index'
import { newId } from '#vault/index'
import { interfaceTokenAs, signInAs } from '../../src/app/accounts/test-accounts.ts'
import type { ServedCounty } from '../browser/served-county.ts'
import { ask, type Session, type Told, toldBy } from './asking.ts'
import { declareFor, freshLike } from './fresh.ts'
import { expectedOf } from './matrix.ts'
import { type Document, type Operation, operationsOf } from './operations.ts'
import { postOf, type TestPost } from './roles-and-posts.ts'
import { type Split, type Standing, type Subject, splitFor, subjectsOf } from './subjects.ts'
import { pushAgain, waitingPushes } from './world.ts'

export interface SignedIn {
  readonly session: Session
  readonly accountId: string
}

export interface Interface {
  readonly county: ServedCounty
  readonly document: Document
  readonly roles: readonly Role[]
  signIn(role: Role, post: TestPost): Promise<SignedIn>
}

/** Somebody of a role, at the post of this test, and what is theirs. */
interface Asker extends SignedIn, Standing {
  /** A job of their own, of those whose work runs in jobs. */
  readonly job: string | undefined
  /** The first form that they may export. */
  readonly form: string | undefined
}

interface Cell {
  readonly operation: Operation
  readonly asker: Asker
}

const timeout = 600_000
const isLong = process.env.DOUDI_LONG !== undefined
const atOnce = 8

/** Every route × every role × inside and outside its scope, asked of a served county. */
export function permissionTests(served: () => Interface): void {
  const askers: Asker[] = []
  const subjects = new Map<string, readonly Subject[]>()
  let cells: readonly Cell[] = []

  beforeAll(async () => {
    const { roles, document } = served()
    for (const role of roles) askers.push(await makeAsker(role))
    const operations = operationsOf(document).filter(({ permissions }) => permissions !== '公开')
    cells = operations.flatMap((operation) => askers.map((asker) => ({ operation, asker })))
    for (const { subject } of operations) {
      if (subject === null || ofTheirOwn.includes(subject) || subjects.has(subject)) continue
      const found = await subjectsOf(served().county.app, subject)
      if (found === undefined) throw new Error(`subjects.ts does not say what ${subject} are`)
      subjects.set(subject, found)
    }
  }, timeout)

  const isRefused = ({ operation, asker }: Cell) =>
    expectedOf(operation, asker.role).inside === '403'

  describe('what a role may do and reach is what the table says', { timeout }, () => {
    test('where it may not: it is told so, whatever it asks about', async () => {
      const refused = cells.filter(isRefused).filter((cell) => isLong || isTaken(nameOf(cell)))
      expect(refused.length).toBeGreaterThan(isLong ? 600 : 200)
      const faults: string[] = []
      await eachOf(refused, async (cell) => {
        const told = await about(cell, { id: undefined })
        if (told.code !== 'http.not-permitted') faults.push(`${nameOf(cell)}: ${brief(told)}`)
      })
      expect(faults).toEqual([])
    })

    test.each([
      ['reads', true],
      ['does', false],
    ])(
      'what it %s: inside it is done, outside it is as if there were nothing',
      async (_, reads) => {
        const all = cells.filter(
          (cell) => !isRefused(cell) && (cell.operation.method === 'GET') === reads,
        )
        const allowed = isLong ? all : halfOf(all)
        expect(allowed.length).toBeGreaterThan(100)
        const faults: string[] = []
        const done: string[] = []
        const { app } = served().county
        const pushes = await waitingPushes(app)
        const work = async (cell: Cell) => {
          if (!reads && cell.asker.role.scope === '推送') await pushAgain(app, pushes)
          const { inside, outside } = await tryOne(cell)
          if (inside !== undefined && inside.status < 300) done.push(nameOf(cell))
          for (const fault of [insideFault(inside), ...outside]) {
            if (fault !== undefined) faults.push(`${nameOf(cell)} ${fault}`)
          }
        }
        if (reads) await eachOf(allowed, work)
        else for (const cell of allowed) await work(cell)
        expect(faults).toEqual([])
        // The rest is refused for reasons of the matter itself.
        expect(done.length).toBeGreaterThan(allowed.length * (reads ? 0.9 : 0.5))
      },
    )

    test('the push of another department in its own area is shown and left to that department', async () => {
      const asker = askers.find(({ role }) => role.code === 'township-officer')
      const operation = cells.find((one) => one.operation.name === 'receivePush')?.operation
      const { app } = served().county
      const { areas } = { areas: postOf(required(asker).role).division?.slice(0, 9) ?? '' }
      const [push] = await app.db.as('owner').query<{ id: string; state: string }>(sql`
        select p.id, p.state from push as p
        join alert as a on a.county_code = p.county_code and a.id = p.alert_id
        where p.county_code = ${app.county.code} and p.department <> '乡镇'
          and starts_with(a.division_code, ${areas}) limit 1`)
      const id = required(push).id
      const told = await about({ operation: required(operation), asker: required(asker) }, { id })
      expect(told).toMatchObject({ status: 403, code: 'dispatch.push-not-theirs' })
      const [after] = await app.db
        .as('owner')
        .query(sql`select id, state from push where id = ${id}`)
      expect(after).toEqual(push)
    })
  })

  async function tryOne(cell: Cell) {
    const split = await splitOf(cell)
    const inside = split && split.inside === undefined ? undefined : await about(cell, split ?? {})
    const outside = split ? await tryOutside(cell, split) : []
    return { inside, outside }
  }

  async function tryOutside(cell: Cell, { second, outside, guessed }: Split): Promise<string[]> {
    const unknown = await about(cell, { id: guessed, second })
    const faults = unknown.status === 404 ? [] : [`猜的编号: 应当 404，却是 ${brief(unknown)}`]
    for (const id of outside) {
      const told = await about(cell, { id, second })
      const isSame =
        told.status === unknown.status &&
        told.text.replaceAll(id, '') === unknown.text.replaceAll(guessed, '')
      if (!isSame) faults.push(`范围外: 应当 ${brief(unknown)}，却是 ${brief(told)}`)
    }
    return faults
  }

  async function about(
    { operation, asker }: Cell,
    { id, inside, second }: Partial<Split> & { readonly id?: string | undefined },
  ): Promise<Told> {
    const { county, document } = served()
    const { session, postId } = await sessionFor(operation, asker)
    const job = askers.find((one) => one.job !== undefined)?.job
    const isOfJob = /^(?:stop|repeat)RunningJob$/.test(operation.name)
    const body = isOfJob ? { id: job } : bodyOf(operation, asker, postId)
    const question = { session, id: id ?? inside, second, body }
    return ask({ url: county.server.url, document }, operation, question)
  }

  /** Ids inside and outside their scope of what the operation is about. */
  async function splitOf({ operation, asker }: Cell): Promise<Split | undefined> {
    const { subject: kind, path, method } = operation
    if (kind === null) return undefined
    if (kind === 'accounts') return anAccount(path)
    if (kind === 'jobs' || kind === 'exports') return jobsFor(asker)
    // Who watches over the log sees no person, and asks about any.
    const role = path.endsWith('/readings') ? { ...asker.role, scope: '全县' as const } : asker.role
    const { app } = served().county
    const all = subjects.get(kind) ?? []
    const split = splitFor(app, { ...asker, role }, { kind, subjects: all })
    const isOwn = kind === 'approvals' && (path.endsWith('/withdraw') || role.scope === '推送')
    const own = { kind: 'households', subjects: all }
    const like = isOwn ? splitFor(app, asker, own).inside : split.inside
    if (like === undefined || (method === 'GET' && !isOwn)) return split
    const account = isOwn ? asker.accountId : null
    return { ...split, inside: await freshLike(app, kind, { like, account }) }
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

  function jobsFor({ job }: Asker): Split {
    const other = askers.find((one) => one.job !== undefined && one.job !== job)
    return { inside: job, outside: other?.job ? [other.job] : [], guessed: crypto.randomUUID() }
  }

  async function makeAsker(role: Role): Promise<Asker> {
    const { signIn, county } = served()
    const signedIn = await signIn(role, postOf(role))
    if (role.permissions.includes('近亲属备案')) await declareFor(county.app, signedIn.accountId)
    const form = role.permissions.includes('导出') ? await firstForm(signedIn) : undefined
    const starting = form ? 'startExport' : role.permissions.includes('接收文件') && 'startImport'
    const operation = operationsOf(served().document).find(({ name }) => name === starting)
    const asker = { ...signedIn, role, form, job: undefined }
    if (!operation) return asker
    const started = await about({ operation, asker }, {})
    const { id }: { id: string } = JSON.parse(started.text)
    await (
      await fetch(`${county.server.url}/api/jobs/${id}/events`, { headers: signedIn.session })
    ).text()
    return { ...asker, job: id }
  }

  async function firstForm({ session }: SignedIn): Promise<string> {
    const { url } = served().county.server
    const listed = await toldBy(await fetch(`${url}/api/exports`, { headers: session }))
    return JSON.parse(listed.text).items[0].code
  }

  /** One's own account is tried with a session that nothing else needs. */
  async function sessionFor(
    operation: Operation,
    asker: Asker,
  ): Promise<{ readonly session: Session; readonly postId?: string }> {
    const { method, permissions, name } = operation
    const isOwnAccount = permissions !== '公开' && permissions.includes('本人账号')
    if (!isOwnAccount || method === 'GET') return asker
    const { session } = await served().signIn(asker.role, postOf(asker.role))
    if (name !== 'switchPost') return { session }
    const { url } = served().county.server
    const told = await toldBy(await fetch(`${url}/api/session`, { headers: session }))
    return { session, postId: String(JSON.parse(told.text).postId) }
  }
}

/** Of each asker another thing: no list of all says what may be asked for. */
const ofTheirOwn: readonly string[] = ['jobs', 'exports', 'accounts']

function bodyOf({ name }: Operation, { form }: Asker, postId: string | undefined): unknown {
  if (name === 'switchPost') return { postId }
  return name === 'startExport' ? { code: form, month: '2024-10' } : undefined
}

function nameOf({ operation, asker }: Cell): string {
  return `${asker.role.code} ${operation.method} ${operation.path}`
}

/** Of each operation every second of those who may, and at least one; all of them in the long run. */
function halfOf(cells: readonly Cell[]): readonly Cell[] {
  const seen = new Map<string, number>()
  return cells.filter(({ operation: { name } }) => {
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return before === 0 || (before + name.length) % 2 === 0
  })
}

/** A third of the refusals; all of them in the long run. */
function isTaken(name: string): boolean {
  return [...name].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % 3 === 0
}

/** Nothing of the kind is there: single sign-on is off, no entry waits for a second person. */
const nothingThere = [
  'access.oidc-off',
  'relatives.nothing-to-confirm',
  'app.expression-unknown',
  'system.dataset-unknown',
]

/** What is wrong unless it was answered, or refused for a reason of the matter itself. */
function insideFault(told: Told | undefined): string | undefined {
  if (told === undefined) return '范围内: 没有可试的'
  const { status, code } = told
  const isOff = code !== undefined && nothingThere.includes(code)
  const isThrough = status !== 401 && (status !== 404 || isOff) && status < 500
  return isThrough && code !== 'http.not-permitted'
    ? undefined
    : `范围内: 应当能办，却是 ${brief(told)}`
}

function brief({ status, code, text }: Told): string {
  return `${status} ${code ?? text.slice(0, 60)}`
}

/** Several at once, in their order. */
async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const next = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: atOnce }, next))
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test has nothing to ask about')
  return value
}
