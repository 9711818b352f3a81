import { beforeAll, expect, test } from 'vitest'
import { type Database, sql } from '#db/index'
import { calendarOf, localDate } from '#kernel/index'
import { makeVault, newId } from '#vault/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import { type Acting, claimRequest, keepAnswer, releaseRequest } from './index.ts'

const acting: Acting = {
  countyCode: '999901000000',
  actor: '张经办',
  today: localDate('2024-10-11'),
  vault: makeVault(new Uint8Array(32).fill(7)),
  calendar: calendarOf({ 年份: [] }),
}
const request = { fingerprint: 'of-the-test' }
let db: Database

onEmbeddedFirst('numbered requests', (open) => {
  beforeAll(async () => {
    db = (await open()).as('app')
  })

  test('of twenty at the same moment exactly one does it', async () => {
    const key = newId()
    const claims = await Promise.all(
      Array.from({ length: 20 }, () => claimRequest(db, acting, { ...request, key })),
    )
    const kinds = claims.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === '新')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === '未完')).toHaveLength(19)
  })

  test('the answer is kept sealed and given again, to its own account alone', async () => {
    const key = newId()
    await claimRequest(db, acting, { ...request, key })
    await keepAnswer(db, acting, { key, status: 202, answer: '{"name":"张三"}' })
    expect(await claimRequest(db, acting, { ...request, key })).toEqual({
      kind: '已答复',
      status: 202,
      answer: '{"name":"张三"}',
    })
    const [row] = await db.query<{ answer: Uint8Array }>(sql`
      select answer from request_key where key = ${key}`)
    expect(Buffer.from(row?.answer ?? []).toString('utf8')).not.toContain('张三')
    const other = { ...acting, who: someone() }
    expect(await claimRequest(db, other, { ...request, key })).toEqual({ kind: '新' })
  })

  test('another request under the number is another request', async () => {
    const key = newId()
    await claimRequest(db, acting, { ...request, key })
    const claim = await claimRequest(db, acting, { key, fingerprint: 'another' })
    expect(claim).toEqual({ kind: '另一请求' })
  })

  test('a number that was given back is free, one that was answered is not', async () => {
    const key = newId()
    await claimRequest(db, acting, { ...request, key })
    await releaseRequest(db, acting, key)
    expect(await claimRequest(db, acting, { ...request, key })).toEqual({ kind: '新' })
    await keepAnswer(db, acting, { key, status: 200, answer: null })
    await releaseRequest(db, acting, key)
    expect((await claimRequest(db, acting, { ...request, key })).kind).toBe('已答复')
  })

  test('numbers are forgotten after a day', async () => {
    const key = newId()
    await claimRequest(db, acting, { ...request, key })
    await db.execute(sql`
      update request_key set begun_at = now() - interval '25 hours' where key = ${key}`)
    expect(await claimRequest(db, acting, { ...request, key })).toEqual({ kind: '新' })
  })
})

function someone(): NonNullable<Acting['who']> {
  return {
    ...{ accountId: newId(), name: '李经办', role: 'of-the-test', permissions: new Set() },
    ...{ scope: { kind: '全县' }, sensitive: '可见', exportRows: 0 },
  }
}
