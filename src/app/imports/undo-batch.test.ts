import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sql } from '#db/index'
import { listAlerts, listPushes, markMisreport, receivePush, replyToPush } from '#dispatch/index'
import { errorMark } from '#sources/index'
import { wrongKeys } from '../../../tests/person-keys.ts'
import { listLeads, visitLead } from '../exchange/leads.ts'
import { anExchangeCounty, type ExchangeCounty, people } from '../exchange/test-county.ts'
import { getHousehold } from '../get-household.ts'
import { askedMoment, readHouseholdDay } from '../household-day.ts'
import { commitBatch } from '../import-department-file.ts'
import { listBatchRows, stageDepartmentFile } from './hold-department-file.ts'
import { previewUndo, undoBatch } from './undo-batch.ts'

let county: ExchangeCounty
const { zhao, son, sun, outsider, other } = people
const day = '2024-10-12'

beforeAll(async () => {
  county = await anExchangeCounty()
})

afterAll(() => county.close())
afterEach(async () => {
  const { db, county: of } = county.app
  expect(await wrongKeys(db, { countyCode: of.code })).toEqual([])
})

async function alertsOf(): Promise<Record<string, readonly [string, string | null]>> {
  const { app } = county
  const rows = await app.db.query<{ name: string; state: string; reason: string | null }>(sql`
    select p.name, a.state, a.closed_reason as reason
    from alert as a
    join person as p on p.county_code = a.county_code and p.id = a.person_id
    where a.rule = 'W31'`)
  return Object.fromEntries(rows.map(({ name, state, reason }) => [name, [state, reason]]))
}

async function alertOf(name: string) {
  const { alerts } = await listAlerts(
    county.app.db,
    { countyCode: county.app.county.code },
    { rule: 'W31' },
  )
  const found = alerts.find((one) => one.personName === name)
  if (found === undefined) throw new Error(`nothing was raised about ${name}`)
  return found
}

async function pushesOf(alertId: string) {
  return (await listPushes(county.app.db, { countyCode: county.app.county.code }, { alertId }))
    .pushes
}

async function reply(alertId: string): Promise<void> {
  const { app } = county
  const monitoring = { compiled: app.compiled, datasets: app.datasets.datasets }
  const push = (await pushesOf(alertId)).find(({ duty }) => duty === '责任')
  if (push === undefined) throw new Error('nobody is responsible')
  const said = { cause: '住院', measure: '已入户', outcome: '已申请医疗救助' }
  await app.db.transaction((tx) => receivePush(tx, county.on(day), { pushId: push.id }))
  await app.db.transaction((tx) =>
    replyToPush(tx, county.on(day), { pushId: push.id, ...said, monitoring }),
  )
}

async function covered(dataset: string): Promise<number> {
  const rows = await county.app.db.query(sql`select from coverage where dataset = ${dataset}`)
  return rows.length
}

/** All facts of a household, as they are known now or were known then, as text. */
async function paidOf(text: string, knownAt?: string): Promise<string> {
  const { app } = county
  const acting = county.on(day)
  const now = await getHousehold(app.db, acting, text)
  const moment = knownAt === undefined ? undefined : askedMoment({ asOf: day, knownAt })
  const { facts } = await readHouseholdDay(app.db, app, { acting, now, moment })
  const all = [facts.household, ...facts.members.map((member) => member.facts)]
  return JSON.stringify(all.map((one) => (one instanceof Map ? [...one] : one)))
}

test('undoing a file takes back what only it had caused and leaves what people have decided', async () => {
  const { app } = county
  const report = await county.take('医保局_医疗费用累计_2024年9月.csv', [
    '姓名,身份证号,乡镇,年自付医疗费用,政策范围内自付',
    `${zhao.name},${zhao.number},柳林乡,21001,21001`,
    `${son.name},${son.number},柳林乡,22002,22002`,
    `${sun.name},${sun.number},石桥镇,23003,23003`,
    `${outsider.name},${outsider.number},柳林乡,30000,30000`,
    `${other.name},${other.number},石桥镇,30000,30000`,
  ])
  await county.round(day, true)
  expect(Object.keys(await alertsOf()).sort()).toEqual([zhao.name, son.name, sun.name].sort())
  const [untouched, misreported, replied] = [
    await alertOf(zhao.name),
    await alertOf(son.name),
    await alertOf(sun.name),
  ]
  await reply(replied.id)
  await app.db.transaction((tx) =>
    markMisreport(tx, county.on(day), { alertId: misreported.id, reason: '票据重复录入' }),
  )
  const { items } = await listLeads(app, county.on(day))
  const visited = items.find(({ name }) => name === other.name)
  const visit = { outcome: '不符合', reason: '子女已赡养' } as const
  await visitLead(app, county.on(day), visited?.id ?? '', visit)
  expect(await covered('medical_cost')).toBeGreaterThan(0)
  const [before] = await app.db.query<{ at: string }>(sql`
    select to_char(clock_timestamp() at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US')
      as at`)

  const preview = await previewUndo(app, county.on(day), report.batchId)
  expect(preview.hindrance).toBeNull()
  expect((await alertsOf())[zhao.name]?.[0], 'only looked at').toBe('处置中')
  const undone = await undoBatch(app, county.on(day), report.batchId, { reason: '报错了月份' })

  const alerts = await alertsOf()
  expect(alerts[zhao.name]).toEqual(['情形已消失', '批次撤销'])
  expect(alerts[son.name]?.[0]).toBe('误报')
  expect(alerts[sun.name]?.[0], 'a department has answered').toBe('处置中')
  const states = (await pushesOf(untouched.id)).map(({ state }) => state)
  expect(new Set(states)).toEqual(new Set(['撤回']))
  const stillReplied = (await pushesOf(replied.id)).find(({ duty }) => duty === '责任')
  expect(stillReplied?.state).toBe('已反馈')
  const kept = Object.fromEntries(undone.kept.map(({ what, count }) => [what, count]))
  expect(kept).toMatchObject({ 部门反馈: 1, 标为误报的预警: 1, 已走访或已处理的线索: 1 })
  expect(preview.kept).toEqual(undone.kept)
  const leads = (await listLeads(app, county.on(day), { state: '全部' })).items
  expect(Object.fromEntries(leads.map((lead) => [lead.name, lead.state]))).toMatchObject({
    [outsider.name]: '已撤回',
  })
  expect(leads.find(({ name }) => name === other.name)?.state).not.toBe('已撤回')
  expect(await covered('medical_cost')).toBe(0)

  expect(await paidOf('H1', before?.at), 'as it was known').toContain('21001')
  expect(await paidOf('H1')).not.toContain('21001')
  await expect(
    undoBatch(app, county.on(day), report.batchId, { reason: '再撤一次' }),
  ).rejects.toThrow('撤销')
})

test('undoing a corrected file leaves the rows that it corrected to be dealt with again', async () => {
  const { app } = county
  const head = '姓名,身份证号,残疾类别,残疾等级,乡镇'
  const first = await county.take('残联_持证残疾人_2024年9月.csv', [
    head,
    `${zhao.name},${zhao.number},肢体,三级,柳林乡`,
    `${sun.name},12,肢体,二级,石桥镇`,
  ])
  const held = async () => {
    const rows = await app.db.query<{ state: string; settled: boolean }>(sql`
      select state, settled_at is not null as settled from held_row
      where batch_id = ${first.batchId}`)
    return rows.map(({ state, settled }) => [state, settled])
  }
  expect(await held()).toEqual([['待处理', false]])
  const back = await county.take('更正.csv', [
    `${head},${errorMark(app.vault, first.batchId)},建议值`,
    `${zhao.name},${zhao.number},肢体,三级,柳林乡,,`,
    `${sun.name},${sun.number},肢体,二级,石桥镇,证件号位数不对,`,
  ])
  expect(back.amends).toMatchObject({ batchId: first.batchId, corrected: 1 })
  expect(await held()).toEqual([['已采用', true]])
  const early = await previewUndo(app, county.on(day), first.batchId)
  expect(early.hindrance).toContain(back.batchId.slice(0, 8))
  await undoBatch(app, county.on(day), back.batchId, { reason: '更正也不对' })
  expect(await held()).toEqual([['待处理', false]])
  const grade = await app.db.query<{ grade: string | null }>(sql`
    select f.f_disability_grade as grade from person_profile as f
    join person as p on p.county_code = f.county_code and p.id = f.person_id
    where p.name = ${sun.name}`)
  expect(grade).toEqual([{ grade: null }])
  expect((await previewUndo(app, county.on(day), first.batchId)).hindrance).toBeNull()
})

test('a waiting file says what a round after it raises and lets go, and has raised nothing', async () => {
  const { app } = county
  const acting = county.on(day)
  const alerts = () => app.db.query(sql`select id, rule, state from alert order by id`)
  const stage = async (name: string, paid: number) => {
    const path = county.write(name, [
      '姓名,身份证号,乡镇,年自付医疗费用,政策范围内自付',
      `${zhao.name},${zhao.number},柳林乡,${paid},${paid}`,
      `${sun.name},${sun.number},石桥镇,24000,24000`,
    ])
    const [preview] = await stageDepartmentFile(app, acting, { path, dataset: 'auto' })
    if (preview === undefined) throw new Error('nothing waits')
    return preview
  }
  const before = await alerts()
  const { batchId, foreseen } = await stage('医保局_医疗费用累计_2024年9月.csv', 31001)
  expect(await alerts(), 'only looked at').toEqual(before)
  const rows = await listBatchRows(app, acting, batchId, { limit: 10 })
  const [effect] = rows.items.find(({ name }) => name === zhao.name)?.effects ?? []
  expect(effect).toMatchObject({ step: '新增', rule: 'W31' })
  expect(rows.items.find(({ name }) => name === sun.name)?.effects).toEqual([])
  const only = await listBatchRows(app, acting, batchId, { limit: 10, filter: '有影响' })
  expect(only.items.map(({ name }) => name)).toEqual([zhao.name])
  expect(foreseen).toMatchObject({ households: 2, looked: 2, vanished: {}, rows: 1 })

  const { round } = await commitBatch(app, acting, batchId)
  expect(foreseen?.raised).toEqual(round?.raisedByClass)

  const next = await stage('医保局_医疗费用累计_2024年10月.csv', 12)
  expect(next.foreseen?.raised).toEqual({})
  const after = await commitBatch(app, acting, next.batchId)
  const gone = Object.values(next.foreseen?.vanished ?? {}).reduce((sum, one) => sum + one, 0)
  expect([gone, after.round?.vanished]).toEqual([1, 1])
})
