import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#db/index'
import type { AppPort, Caller } from '#http/index'
import { newId } from '#vault/index'
import { signInAs } from '../accounts/test-accounts.ts'
import { twoFrom } from '../approvals/supervision-rules.ts'
import { anExchangeCounty, type ExchangeCounty, people } from '../exchange/test-county.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'

const { zhao, sun } = people
const purpose = '核对低保发放账号'
let county: ExchangeCounty
let port: AppPort

beforeAll(async () => {
  county = await anExchangeCounty()
  await county.take('残联_持证残疾人_2024年9月.csv', [
    '姓名,身份证号,乡镇,残疾类别,残疾等级',
    `${sun.name},${sun.number},石桥镇,精神,一级`,
  ])
  port = makeHttpPort(county.app, '2024-10-11')
}, 120_000)

afterAll(() => county.close())

async function caller(role: string, more: object = {}): Promise<Caller> {
  const { who } = await signInAs(county.app, { role, name: `${role}甲`, ...more })
  return { actor: who.name, who }
}

async function idsOf(name: string): Promise<{ person: string; household: string }> {
  const [row] = await county.app.db.query<{ person: string; household: string }>(sql`
    select p.id as person, m.household_id as household
    from person as p join membership as m on m.county_code = p.county_code and m.person_id = p.id
    where p.name = ${name} and m.valid_to is null`)
  if (!row) throw new Error(`no ${name}`)
  return row
}

async function entries() {
  return county.app.db.query<{ people: string[] | null; fields: string[]; purpose: string }>(sql`
    select people, fields, purpose from audit_entry
    where kind = '揭示' and outcome = '成功' and fields is not null order by at`)
}

describe('one whole value', () => {
  it('is shown for a purpose and noted with whom, what and why', async () => {
    const { person } = await idsOf(zhao.name)
    const officer = await caller('county-officer')
    const asked = { subject: '人' as const, id: person, field: 'identity' }
    await expect(port.reveal(officer, { ...asked, purpose: ' 看 ' })).rejects.toThrow('写明用途')
    const before = (await entries()).length
    const shown = await port.reveal(officer, { ...asked, purpose })
    expect(shown).toEqual({ field: 'identity', name: '身份证号', value: zhao.number })
    const noted = await entries()
    expect(noted.length).toBe(before + 1)
    expect(noted.at(-1)).toEqual({ people: [person], fields: ['identity'], purpose })
  })

  it('of a fact is what the catalogue calls sensitive, as people say it', async () => {
    const { person, household } = await idsOf(sun.name)
    const officer = await caller('county-officer')
    const shown = await port.reveal(officer, {
      ...{ subject: '人', id: person, field: 'disability_grade', purpose },
    })
    expect(shown.value).toBe('一级')
    const asked = { subject: '户', id: household, field: 'disability_grade', purpose } as const
    await expect(port.reveal(officer, asked)).rejects.toThrow('没有这一项')
    const phone = { subject: '人', id: person, field: 'phone', purpose } as const
    await expect(port.reveal(officer, phone)).rejects.toThrow('登记中没有“联系电话”')
  })

  it('is not shown to whose role hides it', async () => {
    const { person } = await idsOf(sun.name)
    const aide = await caller('village-aide', { division: '999901101000' })
    const asked = { subject: '人', id: person, field: 'disability_grade', purpose } as const
    await expect(port.reveal(aide, asked)).rejects.toThrow(/不能查看|没有找到/)
  })

  it('outside the scope is as one that does not exist', async () => {
    const { person } = await idsOf(sun.name)
    const codes = await county.app.db.query<{ code: string; name: string }>(sql`
      select code, name from division where name in ('柳林乡', '石桥镇')`)
    const codeOf = (name: string) => codes.find((one) => one.name === name)?.code ?? ''
    const asked = { subject: '人', id: person, field: 'identity', purpose } as const
    const own = await caller('township-officer', { division: codeOf('石桥镇') })
    expect((await port.reveal(own, asked)).value).toBe(sun.number)
    const other = await caller('township-officer', { division: codeOf('柳林乡') })
    const nobody = { ...asked, id: newId() }
    const said = await port.reveal(other, nobody).catch((error: Error) => error.message)
    await expect(port.reveal(other, asked)).rejects.toThrow(String(said))
    const department = await caller('department-officer', { department: '教育' })
    await expect(port.reveal(department, asked)).rejects.toThrow(String(said))
  })
})

describe('one’s own relatives', () => {
  it('are not shown to whom they are registered for, and to others are', async () => {
    const { person } = await idsOf(sun.name)
    const officer = await caller('county-officer')
    await aRelative(officer, person)
    const asked = { subject: '人', id: person, field: 'identity', purpose } as const
    await expect(port.reveal(officer, asked)).rejects.toThrow('须回避')
    expect((await port.reveal(await caller('county-officer'), asked)).value).toBe(sun.number)
  })
})

describe('the number a day', () => {
  it('is exceeded only with a second person, once for each agreement', async () => {
    const most = twoFrom(county.app.pack, '揭示') ?? 0
    expect(most).toBeGreaterThan(0)
    const { person } = await idsOf(zhao.name)
    const officer = await caller('county-officer', { name: '勤查' })
    const asked = { subject: '人', id: person, field: 'identity', purpose } as const
    for (let count = 0; count < most; count += 1) await port.reveal(officer, asked)
    await expect(port.reveal(officer, asked)).rejects.toThrow('已替您提出申请')
    const { items } = await port.listApprovals(officer, { limit: 10 })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ action: '揭示', state: '待复核' })
    const approver = await caller('county-approver')
    await port.approve(approver, items[0]?.id ?? '', {})
    // Agreed to for one purpose it is nothing for another.
    const other = port.reveal(officer, { ...asked, purpose: '另外一件事情' })
    await expect(other).rejects.toThrow('已替您提出申请')
    expect((await port.reveal(officer, asked)).value).toBe(zhao.number)
    await expect(port.reveal(officer, asked)).rejects.toThrow('已替您提出申请')
  })

  it('is not slipped past by two requests at once', async () => {
    const most = twoFrom(county.app.pack, '揭示') ?? 0
    const { person } = await idsOf(zhao.name)
    const officer = await caller('county-officer', { name: '同查' })
    const asked = { subject: '人', id: person, field: 'identity', purpose } as const
    const tried = await Promise.allSettled(
      Array.from({ length: most + 3 }, () => port.reveal(officer, asked)),
    )
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(most)
  })
})

async function aRelative({ who }: Caller, personId: string): Promise<void> {
  const { code } = county.app.county
  const staff = newId()
  await county.app.db.execute(sql`
    insert into staff_member (county_code, id, account_id, name, source, recorded_by, recorded_on)
    values (${code}, ${staff}, ${who?.accountId ?? null}, '某经办', '本人申报', '测试', '2024-10-01')`)
  await county.app.db.execute(sql`
    insert into staff_relative (county_code, id, staff_id, relation, name, id_hash, id_cipher,
      last_four_hash, recorded_by, recorded_on)
    select ${code}, ${newId()}, ${staff}, '父母', name, id_hash, id_cipher, last_four_hash, '测试',
      '2024-10-01'
    from person where county_code = ${code} and id = ${personId}`)
}
