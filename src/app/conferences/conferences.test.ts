import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '#db/index'
import type { AppPort, Caller } from '#http/index'
import { signInAs } from '../accounts/test-accounts.ts'
import { anExchangeCounty, type ExchangeCounty, people } from '../exchange/test-county.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'

const { son, sun } = people
const day = '2024-10-11'
const shiqiao = '999901101000'
let county: ExchangeCounty
let port: AppPort
let [officer, approver, township, elsewhere]: Caller[] = []

beforeAll(async () => {
  county = await anExchangeCounty()
  await county.take('医保局_医疗费用_2024年9月.csv', [
    '姓名,身份证号,乡镇,个人自付,结算日期',
    `${son.name},${son.number},柳林乡,34567.89,2024-08-13`,
    `${sun.name},${sun.number},石桥镇,54567.89,2024-08-13`,
  ])
  await county.round(day, true)
  port = makeHttpPort(county.app, day)
  officer = await caller('county-officer', '张经办')
  approver = await caller('county-approver', '王审批')
  township = await caller('township-officer', '石桥经办', shiqiao)
  elsewhere = await caller('township-officer', '柳林经办', '999901100000')
}, 300_000)

afterAll(() => county?.close())

async function caller(role: string, name: string, division?: string): Promise<Caller> {
  const { who } = await signInAs(county.app, { role, name, ...(division && { division }) })
  return { actor: name, who }
}

const someone = (one: Caller | undefined): Caller => {
  if (!one) throw new Error('callers are made before the tests')
  return one
}

/** An open alert of the household in 石桥镇. */
async function anAlert(): Promise<string> {
  const { items } = await port.listAlerts(someone(township), { limit: 50 })
  const [alert] = items
  return alert?.id ?? ''
}

it('a sum that a conference decides on waits for a second person, and is carried out once', async () => {
  const alertId = await anAlert()
  const asked = await port.proposeConference(someone(township), alertId, { matter: '重病叠加' })
  expect(asked).toMatchObject({ level: '县级', state: '提请', mayConvene: false })
  await expect(port.findConference(someone(elsewhere), asked.id)).rejects.toThrow('没有找到')
  const call = { heldOn: day, chair: '张局长', departments: [{ department: '医保' }] }
  await expect(port.conveneConference(someone(township), asked.id, call)).rejects.toThrow(
    '由县级民政部门召集',
  )
  await port.conveneConference(someone(officer), asked.id, call)
  const decided = {
    ...{ resolution: '给予一次性救助', amount: 300_000, departments: [] },
    tasks: [{ department: '民政', matter: '办理临时救助', dueDays: 3 }],
  }
  const waiting = await port.resolveConference(someone(officer), asked.id, decided)
  expect(waiting).toMatchObject({ state: '已召集', resolution: null, tasks: [] })
  expect(waiting.waiting).toMatchObject({ state: '待复核' })
  await expect(port.resolveConference(someone(officer), asked.id, decided)).rejects.toThrow(
    '正等第二人复核',
  )
  const id = waiting.waiting?.approvalId ?? ''
  const shown = await port.findApproval(someone(approver), id)
  expect(shown).toMatchObject({ action: '一事一议', hindrance: null })
  expect(shown?.details).toContainEqual({ name: '金额', value: '3,000.00 元' })
  await expect(port.approve(someone(officer), id, {})).rejects.toThrow()
  await port.approve(someone(approver), id, {})
  const done = await port.findConference(someone(officer), asked.id)
  expect(done).toMatchObject({
    ...{ state: '已议定', amount: 300_000, waiting: null },
    resolvedBy: '王审批（张经办提出）',
    tasks: [{ department: '民政', state: '已推送' }],
  })
})

it('a level and its departments are what the place says', () => {
  const shown = port.readConferenceLevels(someone(officer))
  expect(shown).toMatchObject({ levels: ['县级'], article: '二（四）' })
  expect(shown.office).toContain('协调机制')
  expect(shown.departments.map(({ name }) => name)).toContain('医保')
})

it('what a department may not answer it does not see; a conference it takes part in it does', async () => {
  const medical: Caller = await signIn('医保')
  const education: Caller = await signIn('教育')
  const seen = await port.listConferences(medical, { limit: 10, state: '全部' })
  expect(seen.items).toHaveLength(1)
  const unseen = await port.listConferences(education, { limit: 10, state: '全部' })
  expect(unseen.items).toEqual([])
})

async function signIn(department: string): Promise<Caller> {
  const { who } = await signInAs(county.app, { role: 'department-officer', department })
  return { actor: department, who }
}

it('the list, the counts and the page of an alert say the same of how far it came', async () => {
  const by = someone(officer)
  const { items, total } = await port.listAlerts(by, { limit: 100, sort: '期限' })
  expect(items).toHaveLength(total)
  const { classes } = await port.countAlertStages(by, {})
  for (const one of classes) {
    const ofClass = items.filter((item) => item.class === one.class)
    expect(ofClass).toHaveLength(one.total)
    for (const { stage, count } of one.stages) {
      expect(ofClass.filter((item) => item.stage === stage)).toHaveLength(count)
    }
  }
  const pages = []
  let after: string | undefined
  do {
    const page = await port.listAlerts(by, { limit: 1, sort: '期限', after })
    pages.push(...page.items.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after !== undefined)
  expect(pages).toEqual(items.map(({ id }) => id))
})

it('alerts are found by rule, words, name and age; a department finds none but its own', async () => {
  const by = someone(officer)
  const count = async (filter: object) =>
    (await port.listAlerts(by, { limit: 50, ...filter })).total
  const all = await count({})
  const { items } = await port.listAlerts(by, { limit: 50 })
  const [first] = items
  expect(await count({ rule: first?.rule })).toBe(
    items.filter(({ rule }) => rule === first?.rule).length,
  )
  expect(await count({ text: sun.name })).toBeGreaterThan(0)
  expect(await count({ text: '没有这样的人' })).toBe(0)
  expect(await count({ age: 0 })).toBe(all)
  expect(await count({ age: 1 })).toBe(0)
  expect(await count({ division: shiqiao })).toBeLessThanOrEqual(all)
  const education = await signIn('教育')
  const own = await port.listAlerts(education, { limit: 50, text: sun.name })
  expect(own.items.every(({ departments }) => departments.includes('教育'))).toBe(true)
})

it('a check that finds nobody entitled any more proposes the end; two people end it', async () => {
  const by = someone(officer)
  const { app } = county
  const [home] = await app.db.query<{ id: string }>(sql`
    select h.id from household as h where h.number = 'H2'`)
  await app.db.execute(sql`
    update alert set class = '④' where id = (
      select id from alert where household_id = ${home?.id} and state in ('待推送', '处置中')
      order by id limit 1)`)
  const { items } = await port.listAlerts(by, { limit: 10, class: '④' })
  const alertId = items[0]?.id ?? ''
  const found = {
    ...{ finding: '不再符合' as const, means: '入户', verifiedOn: day, reason: '收入已超标准' },
    termination: {
      ...{ document: '停〔2024〕1号', checkDocument: '核〔2024〕1号', effectiveMonth: '2024-11' },
      wholeHousehold: true,
    },
  }
  await port.verifyAlert(by, alertId, found)
  const alert = await port.findAlert(by, alertId)
  expect(alert).toMatchObject({
    verifications: [{ finding: '不再符合', approvalState: '待复核', recordedBy: '张经办' }],
  })
  expect(['待推送', '处置中']).toContain(alert?.state)
  await expect(port.verifyAlert(by, alertId, found)).rejects.toThrow()
  expect((await port.findAlert(by, alertId))?.verifications).toHaveLength(1)
  await port.approve(someone(approver), alert?.verifications[0]?.approvalId ?? '', {})
  const ended = await port.findAlert(by, alertId)
  expect(ended).toMatchObject({
    ...{ state: '已办结', closedReason: '核实后不再符合，已按规定终止救助' },
    verifications: [{ approvalState: '已同意' }],
  })
  expect(ended?.pushes.every(({ state }) => ['撤回', '已办结', '转办'].includes(state))).toBe(true)
})
