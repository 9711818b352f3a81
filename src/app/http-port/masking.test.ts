import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, type Who, whoOf } from '#access/index'
import { sql } from '#db/index'
import type { AppPort, Caller } from '#http/index'
import { anExchangeCounty, type ExchangeCounty, people } from '../exchange/test-county.ts'
import { stageDepartmentFile } from '../imports/hold-department-file.ts'
import { householdMask } from './household-mask.ts'
import { makeHttpPort } from './make-http-port.ts'
import { walkFile, walkPeople } from './test-walk.ts'

const { zhao, son, sun, daughter } = people
const day = '2024-10-11'
const illness = '急性早幼粒细胞白血病'
/** Values of facts of high sensitivity that stand in no rule and no other fact. */
const secrets = [illness, '34,567.89', '34567.89', '3456789', '2024-08-13', '2024-08-17']
const page = { limit: 50 }

let county: ExchangeCounty
let port: AppPort
let waiting: string

beforeAll(async () => {
  county = await anExchangeCounty()
  await county.take('卫健委_重特大疾病_2024年9月.csv', [
    '姓名,身份证号,乡镇,重病病种',
    `${son.name},${son.number},柳林乡,${illness}`,
  ])
  await county.take('残联_持证残疾人_2024年9月.csv', [
    '姓名,身份证号,乡镇,残疾类别,残疾等级',
    `${sun.name},${sun.number},石桥镇,精神,一级`,
  ])
  const costs = '医保局_医疗费用_2024年9月.csv'
  const head = '姓名,身份证号,乡镇,个人自付,结算日期'
  await county.take(costs, [head, `${son.name},${son.number},柳林乡,34567.89,2024-08-13`])
  await county.round(day, true)
  const file = county.write('医保局_医疗费用_2024年10月.csv', [
    head,
    `${son.name},${son.number},柳林乡,34567.89,2024-08-17`,
    `${daughter.name},${daughter.number},柳林乡,很多,2024-08-17`,
  ])
  const [preview] = await stageDepartmentFile(county.app, county.on(day), {
    path: file,
    dataset: 'auto',
  })
  waiting = preview?.batchId ?? ''
  port = makeHttpPort(county.app, day)
}, 180_000)

afterAll(() => county.close())

function looker(code: string, department: string | null = null): Caller & { readonly who: Who } {
  const role = county.app.roles.find((one) => one.code === code)
  if (!role) throw new Error(`no role ${code}`)
  return callerOf(role, department)
}

function departmentFor({ scope }: Role): string | null {
  return scope === '推送' ? '教育' : null
}

function callerOf(role: Role, department: string | null): Caller & { readonly who: Who } {
  const code = county.app.county.code
  const name = `测试${role.name}`
  const divisionCode = role.scope === '辖区' ? code : null
  const who = whoOf({
    account: { id: '00000000-0000-7000-8000-000000000001', name },
    post: { divisionCode, department },
    role,
    divisions: { countyCode: code, merges: [] },
  })
  return { actor: name, who }
}

/** The facts that the alerts rest on, as somebody of the role is shown them. */
async function evidenceFor(role: string) {
  const caller = looker(role)
  const { items } = await port.listAlerts(caller, { ...page, state: '全部' })
  const alerts = await Promise.all(items.map(({ id }) => port.findAlert(caller, id)))
  return alerts.flatMap((alert) => alert?.facts ?? [])
}

interface Said {
  /** Of people, wherever they are listed. */
  readonly ofPeople: string
  /** Of the file that waits. */
  readonly ofFile: string
}

const walked = new Map<string, Promise<Said>>()

/** The walk of each role is made once. */
function said(caller: Caller): Promise<Said> {
  const found = walked.get(caller.actor) ?? walk(caller)
  walked.set(caller.actor, found)
  return found
}

async function everything(caller: Caller): Promise<string> {
  const { ofPeople, ofFile } = await said(caller)
  return ofPeople + ofFile
}

async function walk(caller: Caller): Promise<Said> {
  return { ofPeople: await walkPeople(port, caller), ofFile: await walkFile(port, caller, waiting) }
}

describe('whoever may not see facts of high sensitivity', () => {
  it('finds their values in no answer, whatever the role', async () => {
    const hidden = county.app.roles.filter(({ sensitive }) => sensitive !== '可见')
    expect(hidden.length).toBeGreaterThan(5)
    for (const role of hidden) {
      const { ofPeople } = await said(callerOf(role, departmentFor(role)))
      expect(
        secrets.filter((secret) => ofPeople.includes(secret)),
        role.name,
      ).toEqual([])
    }
  })

  it('finds them in a waiting file only if they take files of the whole county in', async () => {
    const seeing: string[] = []
    for (const role of county.app.roles.filter(({ sensitive }) => sensitive !== '可见')) {
      const { ofFile } = await said(callerOf(role, departmentFor(role)))
      if (secrets.some((secret) => ofFile.includes(secret))) seeing.push(role.code)
    }
    const taking = county.app.roles.filter(
      ({ sensitive, permissions, scope }) =>
        sensitive === '揭示' && permissions.includes('确认入库') && scope === '全县',
    )
    expect(seeing).not.toEqual([])
    expect(seeing).toEqual(taking.map(({ code }) => code))
  })

  it('while the program itself is told them, so that the walk reaches them', async () => {
    const told = await everything({ actor: '命令行' })
    expect(secrets.filter((secret) => !told.includes(secret))).toEqual([])
  })

  it('is shown in no fact, evidence or chain entry a value of them', async () => {
    for (const code of ['county-officer', 'supervisor', 'township-officer']) {
      const caller = looker(code)
      const { items } = await port.listHouseholds(caller, page)
      for (const { id } of items) {
        const facts = (await port.listFacts(caller, id)) ?? []
        const shown = facts.filter((fact) => {
          return county.app.catalogue.findByCode(fact.code)?.sensitivity === '高'
        })
        expect(shown.every(({ value }) => value === null)).toBe(true)
        expect(
          facts.some(({ value }) => value !== null),
          code,
        ).toBe(true)
      }
    }
  })
})

describe('the name of a rule about what is hidden', () => {
  it('is told to nobody who may not see it, in no list, file or chain', async () => {
    const told = await everything({ actor: '命令行' })
    const facts = new Set(county.app.catalogue.facts.map(({ name }) => name))
    const named = county.app.pack.rules.filter(
      ({ name }) => told.includes(name) && !facts.has(name),
    )
    const { mentions } = householdMask(county.app, {})
    const sensitive = named.filter(({ id }) =>
      (mentions.ofRule(id) ?? []).some(({ sensitivity }) => sensitivity === '高'),
    )
    expect(sensitive.length).toBeGreaterThan(0)
    for (const code of ['village-aide', 'upper-viewer', 'supervisor']) {
      const shown = await everything(looker(code))
      expect(
        sensitive
          .filter(({ name }) => shown.includes(name))
          .map(
            ({ id, name }) =>
              `${id}: ${shown.slice(shown.indexOf(name) - 60, shown.indexOf(name) + 40)}`,
          ),
        code,
      ).toEqual([])
    }
  })
})

describe('numbers', () => {
  it('stand whole in no answer to anybody', async () => {
    const callers = [
      ...county.app.roles.map((role) => callerOf(role, departmentFor(role))),
      { actor: '命令行' },
    ]
    for (const caller of callers) {
      const told = await everything(caller)
      expect(Object.values(people).filter(({ number }) => told.includes(number))).toEqual([])
      expect(told).not.toMatch(/\d{17}[\dX]/)
    }
  })
})

describe('what may be asked for', () => {
  it('is marked, so that a page can offer it', async () => {
    const household = await householdOf(zhao.name)
    const facts = await port.listFacts(looker('county-officer'), household)
    const found = facts?.find(({ value, masked }) => value === null && masked === '揭示')
    expect(facts?.find(({ code }) => code === 'illness_name' && found)).toBeDefined()
    const hidden = await port.listFacts(looker('supervisor'), household)
    const one = hidden?.find(({ code }) => code === 'illness_name')
    expect(one).toMatchObject({ value: null, masked: '隐去', source: null, unknown: null })
  })

  it('in the evidence of an alert tells what to ask for, to whoever may ask alone', async () => {
    const officer = looker('county-officer')
    const targets = (await evidenceFor('county-officer')).flatMap(({ target }) => target ?? [])
    expect(targets.length).toBeGreaterThan(0)
    for (const { value, masked, target } of await evidenceFor('county-officer')) {
      expect(target === null || (value === null && masked === '揭示')).toBe(true)
    }
    for (const target of targets.slice(0, 2)) {
      const { name, value } = await port.reveal(officer, { ...target, purpose: '核实预警依据' })
      expect(county.app.catalogue.findByCode(target.field)?.name).toBe(name)
      expect(value).not.toBe('')
    }
    const hidden = await evidenceFor('supervisor')
    expect(hidden.every(({ target }) => target === null)).toBe(true)
  })

  it('in an explanation leaves the numbers out, and of who may not ask also the verdict', async () => {
    const household = await householdOf(zhao.name)
    const verdictsFor = async (code: string) => {
      const { categories } = await port.explainHousehold(looker(code), household, {})
      const nodes = categories.flatMap(({ conditions }) => conditions)
      return nodes.filter(({ masked }) => masked !== null)
    }
    const asked = await verdictsFor('county-officer')
    expect(asked.every(({ detail, restated }) => detail === null && restated === null)).toBe(true)
    expect(asked.some(({ verdict }) => verdict === '不予显示')).toBe(false)
    const hidden = await verdictsFor('supervisor')
    expect(hidden.length).toBeGreaterThan(0)
    expect(hidden.every(({ verdict }) => verdict === '不予显示')).toBe(true)
  })
})

describe('a department', () => {
  it('sees the people and facts its pushes are about, and nothing else of the household', async () => {
    const pushed = await county.app.db.query<{
      department: string
      household: string
      person: string | null
    }>(sql`
      select p.department, a.household_id as household, a.person_id as person
      from push as p join alert as a on a.county_code = p.county_code and a.id = p.alert_id
      where a.household_id is not null and p.state <> '撤回'`)
    expect(pushed.length).toBeGreaterThan(0)
    for (const { department, household } of pushed) {
      const own = pushed.filter((one) => {
        return one.department === department && one.household === household
      })
      const caller = looker('department-officer', department)
      const shown = await port.findHousehold(caller, household)
      expect(shown?.address).toBeNull()
      expect(shown?.recognitions).toEqual([])
      if (own.every(({ person }) => person !== null)) {
        const about = [...new Set(own.map(({ person }) => person))].sort()
        expect(shown?.members.map(({ personId }) => personId).sort()).toEqual(about)
      }
      const facts = (await port.listFacts(caller, household)) ?? []
      const all = (await port.listFacts({ actor: '命令行' }, household)) ?? []
      expect(facts.length).toBeLessThan(all.length)
    }
  })

  it('to which nothing was pushed learns nothing of a household by its id', async () => {
    const household = await householdOf(zhao.name)
    const caller = looker('department-officer', '退役军人')
    expect(await port.listFacts(caller, household)).toBeUndefined()
    expect(await port.readChain(caller, household)).toBeUndefined()
    const found = await port.findHousehold(caller, household)
    expect(found?.members ?? []).toEqual([])
  })
})

async function householdOf(name: string): Promise<string> {
  const { items } = await port.listHouseholds({ actor: '命令行' }, { ...page, text: name })
  const [first] = items
  if (!first) throw new Error(`no household of ${name}`)
  return first.id
}
