import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealChain, verifyChain } from '#chain/index'
import { sql } from '#db/index'
import type { AppPort } from '#http/index'
import { localDate } from '#kernel/index'
import { anExchangeCounty, type ExchangeCounty, people } from '../exchange/test-county.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'
import { listDue } from './list-due.ts'
import { runRetention } from './run-retention.ts'
import { dueStored, dyingAfter, left, leftOf, storeThings } from './test-stored-things.ts'

const { son, daughter, sun } = people
const later = '2028-12-01'
const program = { actor: '命令行' }
let county: ExchangeCounty
let port: AppPort
let household: string
let visitBefore: unknown

const head = '姓名,身份证号,乡镇,个人自付,结算日期'

beforeAll(async () => {
  county = await anExchangeCounty()
  await county.take('医保局_医疗费用_2024年9月.csv', [
    head,
    `${son.name},${son.number},柳林乡,34567.89,2024-08-13`,
    `${daughter.name},${daughter.number},柳林乡,20,2024-08-13`,
    `${sun.name},${sun.number},石桥镇,56789.12,2024-08-13`,
  ])
  await county.round('2024-10-11', true)
  await county.take(
    '医保局_医疗费用_2024年10月.csv',
    [head, `${son.name},${son.number},柳林乡,45678.91,2024-10-13`],
    '2024-11-05',
  )
  // The alerts are settled, so that what they rest on may go.
  await county.app.db.execute(sql`update alert set state = '已办结', closed_on = '2024-12-01'`)
  // 孙有福 is on the register no more.
  await county.app.db.execute(sql`update household set status = '已注销' where number = 'H2'`)
  await sealChain(county.app.db, county.app.county.code)
  await storeThings(county.app)
  port = makeHttpPort(county.app, later)
  const [profile] = await county.app.db.query(sql`
    select p.* from person_profile as p join person as n on n.id = p.person_id
    where n.name = ${sun.name}`)
  visitBefore = profile?.f_last_visit_on
  const [row] = await county.app.db.query<{ id: string }>(sql`
    select id from household where number = 'H1'`)
  household = row?.id ?? ''
}, 180_000)

afterAll(() => county.close())

function on(day: string) {
  return county.app.acting('命令行', localDate(day))
}

const due = (day: string) => listDue(county.app.db, county.app, on(day))

describe('what is over its time', () => {
  it('is listed by fact, with how many values and the oldest day', async () => {
    expect((await due('2025-01-01')).facts).toEqual([])
    const { facts, others } = await due(later)
    const cost = facts.find(({ code }) => code === 'own_medical_cost')
    // September's of all three; October's, the last word about who is on the register, stays.
    expect(cost).toMatchObject({ what: '年自付医疗费用', years: 3, count: 3, oldest: '2024-09-30' })
    expect(others.map(({ count }) => count > 0)).toEqual(Array(2 + dueStored.length).fill(true))
    expect(others.slice(2).map(({ what, days, count }) => [what, days, count])).toEqual(dueStored)
  })

  it('is deleted a part a transaction: a run that is killed leaves whole parts, each noted', async () => {
    const { app } = county
    const chain = (await due(later)).others[0]
    // The second part dies twice; then the first of the chain, after one that found no more values.
    for (const [at, parts] of [2, 2, 3].entries()) {
      const dying = Object.create(app, { db: { value: dyingAfter(app.db, parts) } })
      await expect(runRetention(dying, on(later), { atOnce: 1 })).rejects.toThrow('killed')
      const erased = await app.db.query(sql`
        select subject_id from observation where erased is not null`)
      expect(erased).toHaveLength(at + 1)
      expect(await noted()).toHaveLength(at + 1)
    }
    const { facts, others } = await due(later)
    expect([facts, others[0]]).toEqual([[], chain])
    expect(await verifyChain(app.db, app.county.code)).toMatchObject({ ok: true })
  })

  it('is deleted, and nothing else; the chain verifies as before', async () => {
    const { db, county: place } = county.app
    const before = await verifyChain(db, place.code)
    expect(before).toMatchObject({ ok: true })
    const recognitions = await db.query(sql`select * from recognition order by id`)
    const profiles = await profilesOnRegister()
    const done = await runRetention(county.app, on(later))
    expect(done.facts).toEqual({})
    expect(done.stored).toEqual(Object.fromEntries(dueStored.map(([what, , n]) => [what, n])))
    expect(done.chainEntries).toBeGreaterThan(0)
    expect(done.alerts).toBeGreaterThan(0)
    expect(await verifyChain(db, place.code)).toEqual(before)
    expect(await db.query(sql`select * from recognition order by id`)).toEqual(recognitions)
    expect(await profilesOnRegister()).toEqual(profiles)
    const dump = await db.query(sql`
      select o.facts::text as said from observation as o
      union all select fields::text from chain_entry
      union all select evidence::text from alert`)
    expect(
      dump.filter(({ said }) => /34,?567[.]?89|3456789|56,?789[.]?12|5678912/.test(String(said))),
    ).toEqual([])
    expect(dump.some(({ said }) => String(said).includes('4567891'))).toBe(true)
    const { facts, others } = await due(later)
    expect([facts, others.filter(({ count }) => count > 0)]).toEqual([[], []])
    const again = await runRetention(county.app, on(later))
    expect(again).toEqual({ facts: {}, chainEntries: 0, alerts: 0, stored: {} })
  })

  it('goes out of the profile of whoever is on the register no more, too', async () => {
    const [profile] = await county.app.db.query<Record<string, unknown>>(sql`
      select p.* from person_profile as p join person as n on n.id = p.person_id
      where n.name = ${sun.name}`)
    expect(profile?.f_last_visit_on).toBeNull()
    expect(visitBefore).toBe('2024-08-13')
  })

  it('is noted in the log, with what and why', async () => {
    const log = await noted()
    const told = new Set(log.map(({ action }) => action))
    expect([...told]).toEqual([
      '删除到期的事实值',
      '删除救助链中到期的事实值',
      '删除预警证据中到期的值',
      ...dueStored.map(([what]) => `删除到期的${what}`),
    ])
    expect(log[0]?.fields).toContain('own_medical_cost')
  })

  it('leaves what waits, what is young, and who decided what', async () => {
    expect(await leftOf(county.app)).toEqual(left)
  })

  it('says so where it would be shown', async () => {
    const [alert] = await county.app.db.query<{ id: string }>(sql`
      select id from alert where evidence::text like '%已按保留期限删除%'`)
    const shown = await port.findAlert(program, alert?.id ?? '')
    expect(shown?.facts.some(({ value }) => value === '已按保留期限删除')).toBe(true)
    const [approval] = await county.app.db.query<{ id: string }>(sql`
      select id from approval where payload_erased_on is not null`)
    const { details } = (await port.findApproval(program, approval?.id ?? '')) ?? {}
    expect(details).toEqual([{ name: '内容', value: '已按保留期限删除' }])
    const { items } = await port.listSupervision(program, { limit: 10, state: '全部' })
    expect(items.flatMap(({ evidence }) => evidence)).toContainEqual({
      ...{ name: '已按保留期限删除', value: later },
    })
  })
})

describe('a question about the day of a deleted value', () => {
  it('is answered with unknown, and why', async () => {
    const facts = await port.explainHousehold(program, household, { asOf: '2024-09-30' })
    expect(JSON.stringify(facts)).not.toContain('34,567.89')
    const find = await sourceOn('2024-09-30')
    expect(find).toEqual({ unknown: { why: '已按保留期限删除', department: '医保' } })
  })

  it('is named as erased in the chain', async () => {
    const chain = await port.readChain(program, household)
    expect(chain?.items.filter(({ erased }) => erased.includes('事实')).length).toBeGreaterThan(0)
  })
})

const noted = () =>
  county.app.db.query<{ action: string; fields: string[] | null }>(sql`
    select action, fields from audit_entry where kind = '管理' order by at, id`)

const profilesOnRegister = () =>
  county.app.db.query(sql`
    select p.* from person_profile as p join person as n on n.id = p.person_id
    where n.name <> ${sun.name} order by p.person_id`)

async function sourceOn(day: string) {
  const { loadHouseholdOn, findFactSources } = await import('#registry/index')
  const moment = { validOn: localDate(day) }
  const { catalogue, db } = county.app
  const { facts } = await loadHouseholdOn(db, on(later), {
    ...{ catalogue, householdId: household, moment },
  })
  const [person] = await db.query<{ id: string }>(sql`
    select id from person where name = ${son.name}`)
  const found = facts.members.find(({ id }) => id === person?.id)
  expect(found?.facts.own_medical_cost ?? null).toBeNull()
  const find = await findFactSources(db, on(later), {
    ...{ catalogue, householdId: household },
    on: { moment, facts },
  })
  return find(person?.id ?? '', 'own_medical_cost')
}
