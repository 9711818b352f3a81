import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Sql, sql } from '#db/index'
import { addressWith, type Session, type Told, toldBy } from '../permissions/asking.ts'
import { foreignMark } from '../permissions/clone-county.ts'
import { type Operation, operationsOf } from '../permissions/operations.ts'
import type { Interface, SignedIn } from '../permissions/permission-tests.ts'
import { subjectsOf } from '../permissions/subjects.ts'
import { inputsOf, nastyFileNames, nastyTexts } from './inputs.ts'

const isLong = process.env.DOUDI_LONG !== undefined
const timeout = 600_000
/** Inputs an operation. */
const inputs = isLong ? 60 : 2
/** What betrays the program: its frames, its database, its paths. */
const betrayals =
  /\n\s+at |node_modules|SyntaxError|TypeError|select .* from|insert into|pg_catalog|relation "|\.ts:\d/i

/** Ends the session, or changes the one who asks: tried elsewhere. */
const left = new Set([
  'signOut',
  'switchPost',
  'changePassword',
  'beginSecondFactor',
  'confirmSecondFactor',
])

/** Every operation of the document with generated input, from everybody who should not ask. */
export function abuseTests(served: () => Interface): void {
  let operations: readonly Operation[] = []
  let officer: Session = {}
  const ids = new Map<string, readonly string[]>()
  const foreign = new Set<string>()
  let expired: Session = {}
  let ended: Session = {}

  beforeAll(async () => {
    const { document, roles, signIn, county } = served()
    operations = operationsOf(document)
    const role = roles.find(({ code }) => code === 'county-officer')
    if (role) officer = (await signIn(role, { division: null, department: null })).session
    if (role) {
      const post = { division: null, department: null }
      expired = await lapsed(
        await signIn(role, post),
        sql`last_seen_at = now() - interval '2 days'`,
      )
      ended = await lapsed(await signIn(role, post), sql`ended_at = now(), ended_why = '已退出'`)
    }
    for (const subject of new Set(operations.flatMap((one) => one.subject ?? []))) {
      const known = (await subjectsOf(county.app, subject)) ?? []
      ids.set(
        subject,
        known.map(({ id }) => id),
      )
      for (const { id, county: code } of known) if (code !== county.app.county.code) foreign.add(id)
    }
    expect(foreign.size).toBeGreaterThan(20)
  }, timeout)

  /** A session that was good until now. */
  async function lapsed({ session, accountId }: SignedIn, how: Sql): Promise<Session> {
    const { app, server } = served().county
    const asked = await fetch(`${server.url}/api/datasets`, { headers: session })
    expect(asked.status).toBe(200)
    await app.db.as('owner').execute(sql`
      update sign_in_session set ${how} where account_id = ${accountId}`)
    return session
  }

  const send = async (operation: Operation, target: string, init: RequestInit): Promise<Told> =>
    toldBy(
      await fetch(`${served().county.server.url}${target}`, {
        ...{ method: operation.method, redirect: 'manual' },
        ...init,
      }),
    )

  describe('whatever an operation is sent', () => {
    test.each([[20_241_011], [undefined]])(
      'it answers as declared, tells nothing of its inside and breaks nowhere (seed %s)',
      { timeout },
      async (seed) => {
        const faults: string[] = []
        const ajv = answerChecker(served)
        for (const operation of operations.filter(({ name }) => !left.has(name))) {
          const tried = fc.sample(requestOf(operation), { numRuns: inputs, ...(seed && { seed }) })
          for (const { target, body } of tried) {
            const hasBody = operation.body !== null
            const told = await send(operation, target, {
              headers: { ...officer, ...(hasBody && { 'content-type': 'application/json' }) },
              ...(hasBody && { body: JSON.stringify(body) }),
            })
            const misfit = (text: string) => ajv(operation, told.status, text)
            for (const fault of [...faultsOf(told, misfit), ...foreignIn(told, target)]) {
              faults.push(`${operation.name} ${target} ${JSON.stringify(body)}: ${fault}`)
            }
          }
        }
        expect(faults).toEqual([])
      },
    )

    test('from nobody, from a stranger or without the token against forgery is refused', {
      timeout,
    }, async () => {
      const faults: string[] = []
      const strangers: readonly (readonly [string, Session, number])[] = [
        ['nobody', {}, 401],
        ['a cookie that is none', { cookie: 'doudi-session=x' }, 401],
        ['a long cookie', { cookie: `doudi-session=${'a'.repeat(3000)}` }, 401],
        ['a bearer that is none', { authorization: `Bearer ${'A'.repeat(43)}` }, 401],
        ['a session that was idle for too long', expired, 401],
        ['a session that has ended', ended, 401],
        ['another scheme', { authorization: 'Basic YTph' }, 401],
        ['no csrf', { cookie: officer.cookie ?? '' }, 403],
        ['a wrong csrf', { cookie: officer.cookie ?? '', 'x-csrf-token': 'a-b' }, 403],
      ]
      for (const operation of operations.filter(({ permissions }) => permissions !== '公开')) {
        for (const [who, session, status] of isLong ? strangers : pick(strangers, operation)) {
          if (status === 403 && operation.method === 'GET') continue
          const told = await send(operation, plainTarget(operation), { headers: session })
          // After many strangers from one address nobody unknown there is heard.
          if (told.status === status || told.status === 429) continue
          faults.push(`${operation.name} from ${who}: ${told.status} ${told.text.slice(0, 80)}`)
        }
      }
      expect(faults).toEqual([])
    })
  })

  describe('tricks with headers', () => {
    test.each<readonly [string, Session]>([
      [
        'a method that overrides',
        { 'x-http-method-override': 'DELETE', 'x-method-override': 'PUT' },
      ],
      [
        'another host',
        { 'x-forwarded-host': 'x.invalid', forwarded: 'for=1.2.3.4;host=x.invalid' },
      ],
      ['another address', { 'x-forwarded-for': '10.0.0.1', 'x-real-ip': '10.0.0.1' }],
      ['another way', { 'x-original-url': '/api/accounts', 'x-rewrite-url': '/api/accounts' }],
      ['a name', { 'x-doudi-actor': '%E7%B3%BB%E7%BB%9F' }],
      ['many cookies', { cookie: 'a=b; '.repeat(800) }],
    ])('(%s) change nothing', async (_, headers) => {
      const { url } = served().county.server
      const cookie = [headers.cookie, officer.cookie].filter(Boolean).join('; ')
      const plain = await toldBy(await fetch(`${url}/api/datasets`, { headers: officer }))
      const tricked = await toldBy(
        await fetch(`${url}/api/datasets`, { headers: { ...officer, ...headers, cookie } }),
      )
      expect(tricked).toEqual(plain)
      const stranger = await fetch(`${url}/api/datasets`, { headers: { ...headers, cookie: '' } })
      // After many strangers from one address nobody unknown there is heard.
      expect([401, 429]).toContain(stranger.status)
    })
  })

  describe('a body', () => {
    test.each([
      [
        'that is too large',
        'application/json',
        JSON.stringify({ reason: 'x'.repeat(300_000) }),
        413,
      ],
      ['of another kind', 'text/xml', '<a/>', 415],
      ['that is cut off', 'application/json', '{"reason":', 400],
      ['that is no UTF-8', 'application/json', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400],
      ['with a poisoned prototype', 'application/json', '{"__proto__":{"a":1},"reason":"x"}', 400],
      ['that is deep', 'application/json', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 400],
    ] as const)('%s is refused with a sentence', async (_, type, body, status) => {
      const { url } = served().county.server
      const id = ids.get('alerts')?.[0]
      const told = await toldBy(
        await fetch(`${url}/api/alerts/${id}/misreport`, {
          ...{ method: 'POST', body },
          headers: { ...officer, 'content-type': type },
        }),
      )
      expect([told.status, told.text]).toEqual([
        status,
        expect.stringMatching(/[\u4e00-\u9fff]{6}/),
      ])
    })
  })

  describe('the name of a file', () => {
    test.each(nastyFileNames)('(%j) leads nowhere', async (name) => {
      const form = new FormData()
      form.set('purpose', '核对')
      form.append('file', new Blob(['姓名,身份证号\n张三,1\n']), name)
      const { url } = served().county.server
      for (const target of ['/api/batches/preview', '/api/queries/file']) {
        const told = await toldBy(
          await fetch(`${url}${target}`, { method: 'POST', body: form, headers: officer }),
        )
        expect(faultsOf(told, () => null)).toEqual([])
        expect(told.text).not.toMatch(/etc\/|\.\.\//)
      }
    })

    test('and what is written beside it may be anything', { timeout }, async () => {
      const { url } = served().county.server
      for (const text of nastyTexts) {
        const form = new FormData()
        for (const field of ['purpose', 'department', 'dataset', 'period', 'mode'])
          form.set(field, text)
        form.append('file', new Blob([`姓名,身份证号\n${text},${text}\n`]), '名单.csv')
        for (const target of ['/api/batches/preview', '/api/queries/file']) {
          const told = await toldBy(
            await fetch(`${url}${target}`, { method: 'POST', body: form, headers: officer }),
          )
          expect([text, ...faultsOf(told, () => null)]).toEqual([text])
        }
      }
    })
  })

  function requestOf(operation: Operation) {
    const { document } = served()
    const known = ids.get(operation.subject ?? '') ?? []
    const someId = fc.constantFrom(
      ...known,
      ...nastyTexts.filter((text) => !/[\ud800-\udfff]/.test(text)),
    )
    const query = Object.fromEntries(
      operation.parameters
        .filter((one) => one.in === 'query')
        .map(({ name, schema }) => [name, inputsOf(document, schema)]),
    )
    return fc
      .record({
        id: operation.subject === null ? fc.constant('') : someId,
        query: fc.record(query, { requiredKeys: [] }),
        body: operation.body === null ? fc.constant(undefined) : inputsOf(document, operation.body),
      })
      .map(({ id, query: asked, body }) => ({ target: addressWith(operation, id, asked), body }))
  }

  /** Ids of the other county that nobody asked for. */
  function foreignIn({ text }: Told, target: string): string[] {
    const told = text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
    return told.flatMap((id) =>
      foreign.has(id) && !target.includes(id) ? `an id of another county: ${id}` : [],
    )
  }

  function plainTarget(operation: Operation): string {
    return addressWith(operation, ids.get(operation.subject ?? '')?.[0] ?? '', {})
  }
}

/** Of nine kinds of strangers two or three an operation, each in turn. */
function pick<T>(all: readonly T[], { name }: Operation): readonly T[] {
  const from = [...name].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0)
  return all.filter((_, at) => (at + from) % 4 === 0)
}

function faultsOf(told: Told, misfit: (text: string) => string | null): string[] {
  const { status, text } = told
  const faults: string[] = []
  if (status >= 500) faults.push(`${status} ${text.slice(0, 120)}`)
  if (betrayals.test(text)) faults.push(`tells of its inside: ${betrayals.exec(text)?.[0]}`)
  if (text.includes(foreignMark)) faults.push('a row of another county')
  if (status >= 400 && !/"message":"(?:[^"\\]|\\.)*[\u4e00-\u9fff]{4}/.test(text))
    faults.push(`no sentence: ${text.slice(0, 80)}`)
  const wrong = misfit(text)
  if (wrong !== null) faults.push(wrong)
  return faults
}

/** Whether an answer of JSON fits what the document declares for its status. */
function answerChecker(served: () => Interface) {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  formats.default(ajv)
  ajv.addSchema({ $id: 'doc', components: served().document.components })
  const validators = new Map<unknown, ReturnType<typeof ajv.compile>>()
  const validatorOf = (schema: unknown) => {
    const own = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"doc#/components'))
    const validator = validators.get(schema) ?? ajv.compile(own)
    validators.set(schema, validator)
    return validator
  }
  return (operation: Operation, status: number, text: string): string | null => {
    const declared =
      operation.answers[String(status)] ?? operation.answers[`${String(status)[0]}XX`]
    if (!declared) return `${status} is not declared`
    const schema = declared.content?.['application/json']?.schema
    if (!schema || text === '') return null
    const isValid = validatorOf(schema)
    return isValid(JSON.parse(text)) ? null : `misfits: ${ajv.errorsText(isValid.errors)}`
  }
}
