import { expect } from 'vitest'
import { type App, addAccount, grantPost, signInContext } from '#app/index'
import { sql } from '#db/index'
import { numberOf, type ServedCounty } from './served-county.ts'

export interface PostGiven {
  readonly role: string
  /** A 12-digit code; the county where none is said. */
  readonly divisionCode?: string
}

/** An account as the administrators make it, with its posts; gives its one-time password. */
export async function makePerson(
  app: App,
  person: { readonly account: string; readonly name: string; readonly posts: readonly PostGiven[] },
): Promise<string> {
  const { account, name, posts } = person
  const by = { context: signInContext(app), caller: { actor: '测试' } }
  const { id, password } = await addAccount(by, { account, name, kind: '人员' })
  for (const { role, divisionCode = null } of posts) {
    await grantPost(by, id, { role, divisionCode, department: null })
  }
  return password ?? ''
}

/** The county's officer declares a brother on the own account. */
export async function declareRelative({ server }: ServedCounty, name: string): Promise<void> {
  const response = await fetch(`${server.url}/api/relatives`, {
    method: 'POST',
    headers: {
      cookie: server.cookie,
      'x-csrf-token': server.csrf,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      relation: '兄弟姐妹',
      name,
      identityNumber: numberOf('1980-03-05', 11),
    }),
  })
  expect(response.status).toBe(200)
}

/** What the county's officer proposes about a household, over the interface. */
export async function propose({ app, server }: ServedCounty, document: string): Promise<void> {
  const path = `/api/households/${await householdId(app)}/refusals`
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: {
      cookie: server.cookie,
      'x-csrf-token': server.csrf,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ category: '低保对象', document, reason: '收入超过标准' }),
  })
  expect(response.status).toBe(202)
}

export async function householdId({ db, county }: App): Promise<string> {
  const [household] = await db.query<{ id: string }>(sql`
    select id from household where county_code = ${county.code} and number = 'L1042'`)
  return household?.id ?? ''
}
