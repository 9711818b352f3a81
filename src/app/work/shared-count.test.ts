import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type Work, type WorkAction } from '#http/index'
import type { ServedCounty } from '../../../tests/browser/served-county.ts'
import { furnish } from '../../../tests/permissions/world.ts'
import { serveCopy } from '../../../tests/served-once.ts'
import { clientOf } from '../../http/test-client.ts'
import { type SignedInTest, signInAs, type TestPost } from '../accounts/test-accounts.ts'
import { recordStatements } from '../bench/record-statements.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'

const posts = {
  township: { role: 'township-officer', division: '999901100000' },
  other: { role: 'township-officer', division: '999901101000' },
  county: { role: 'county-officer' },
  approver: { role: 'county-approver' },
  department: { role: 'department-officer', department: '残联' },
  insurers: { role: 'department-officer', department: '医保' },
  supervisor: { role: 'supervisor' },
  aide: { role: 'village-aide', division: '999901100201' },
} as const satisfies Record<string, TestPost>
type Post = keyof typeof posts
const names = Object.keys(posts) as Post[] // the keys written above

let county: ServedCounty
let second: Awaited<ReturnType<typeof startServer>>
let recorder: ReturnType<typeof recordStatements>
const signedIn = new Map<Post, SignedInTest>()

beforeAll(async () => {
  county = await serveCopy()
  await furnish(county)
  recorder = recordStatements(county.app.db)
  // Another process on the same database knows nothing of what this one reads.
  const app = { ...county.app, db: recorder.db }
  second = await startServer({
    ...{ app: makeHttpPort(app, '2024-10-11'), port: 0 },
    log: { write: () => undefined },
  })
  for (const name of names) signedIn.set(name, await signInAs(county.app, posts[name]))
})
afterAll(async () => {
  await second?.close()
  await county?.close()
})

function as(post: Post, url = county.server.url) {
  const { cookie = '', csrf = '' } = signedIn.get(post) ?? {}
  return clientOf(() => ({ url, cookie, csrf }))
}

async function countsOf(post: Post, url?: string): Promise<Work['counts']> {
  const { status, body } = await as(post, url).ask<Work>('/api/work?limit=0')
  expect(status).toBe(200)
  expect(body).toMatchObject({ items: [], next: null, total: body.counts.all })
  return body.counts
}

/** The list counts for itself, in a transaction of its own. */
async function recounted(post: Post): Promise<Work> {
  return (await as(post).ask<Work>('/api/work?limit=200')).body
}

it('nobody is given another’s numbers, though all ask at once and many times', async () => {
  const asked = await Promise.all(
    names.flatMap((post) => [1, 2, 3, 4].map(async () => ({ post, counts: await countsOf(post) }))),
  )
  for (const { post, counts } of asked) {
    const whole = await recounted(post)
    expect(counts, post).toEqual(whole.counts)
    expect(counts.all, post).toBe(whole.items.length)
  }
  const all = new Map(asked.map(({ post, counts }) => [post, JSON.stringify(counts)]))
  expect(all.get('township')).not.toBe(all.get('other'))
  expect(all.get('department')).not.toBe(all.get('insurers'))
})

it('after each step everybody’s next question counts it, at both servers, while others ask', async () => {
  const steps: readonly [Post, WorkAction, string][] = [
    ['township', '签收', '签收推送'],
    ['other', '签收', '签收推送'],
    ['department', '签收', '签收推送'],
    ['county', '推送', '推送预警'],
  ]
  let done = 0
  for (const [post, action, kind] of steps) {
    const before = await recounted(post)
    const keys = before.items.filter((one) => one.kind === kind).map(({ key }) => key)
    const rest = { department: '卫健', reason: '属卫健部门职责' }
    for (const key of keys.slice(0, 2)) {
      const around = names.flatMap((one) => [countsOf(one), countsOf(one, second.url)])
      const body = { action, keys: [key], ...rest }
      const answer = await as(post).post<{ done: number }>('/api/work/batch', body)
      expect(answer.body.done, `${post} ${key}`).toBe(1)
      // The questions of before still run: the next one waits for a reading of its own.
      const [here, there] = await Promise.all([countsOf(post), countsOf(post, second.url)])
      await Promise.all(around)
      done += 1
      for (const one of names)
        expect(await countsOf(one), one).toEqual((await recounted(one)).counts)
      expect(here).toEqual((await recounted(post)).counts)
      expect(there).toEqual(here)
      const left = here.byKind.find((one) => one.kind === kind)?.count ?? 0
      const had = before.items.filter((one) => one.kind === kind).length
      expect(left).toBe(had - 1 - keys.indexOf(key))
    }
  }
  expect(done).toBeGreaterThan(2)
})

it('fifty who ask the same at once are answered by few readings, and see nobody', async () => {
  recorder.take()
  await Promise.all(Array.from({ length: 50 }, () => countsOf('county', second.url)))
  const spoken = recorder.take().flatMap(({ statements }) => statements.map(({ text }) => text))
  const counted = spoken.filter((text) => text.includes('as bucket'))
  expect(counted.length).toBeGreaterThan(0)
  expect(counted.length).toBeLessThan(25)
  expect(spoken.some((text) => text.includes('n.name'))).toBe(false)
})
