import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#db/index'
import { listSupervision } from '#oversight/index'
import { newId } from '#vault/index'
import { signInAs } from '../accounts/test-accounts.ts'
import { thresholdOf } from '../approvals/supervision-rules.ts'
import {
  answerQuery,
  answerQueryFile,
  listRegisteredElsewhere,
  raiseRegisteredElsewhere,
} from '../index.ts'
import { runSupervision } from '../oversight/run-supervision.ts'
import {
  anExchangeCounty,
  type ExchangeCounty,
  numberOf,
  people,
  rosterHead,
} from './test-county.ts'

let county: ExchangeCounty
const { sun } = people
const numberOfNobody = numberOf('1949-10-01', 99)

beforeAll(async () => {
  county = await anExchangeCounty()
})

afterAll(() => county.close())

describe('a query', () => {
  const ask = (numbers: readonly { number: string; name?: string }[], purpose = '公租房资格') =>
    answerQuery(county.app, county.on('2024-10-25'), { people: numbers, purpose })

  it('says the category and until when, or that somebody is in none', async () => {
    const [known, unknown, other, broken] = await ask([
      { number: sun.number },
      { number: numberOfNobody },
      { number: sun.number, name: '别的人' },
      { number: sun.number.slice(0, 17) },
    ])
    expect(known).toMatchObject({
      state: '在册',
      category: '低保对象',
      since: '2024-02-05',
      validUntil: '2024-08-05',
      basis: '定期核查(不固定)',
    })
    expect(known?.note).toContain('已过')
    expect(unknown).toMatchObject({ state: '不在册', category: null, note: null })
    expect(other).toMatchObject({ state: '姓名不符', category: null })
    expect(broken).toMatchObject({ state: '号码有误', maskedIdentity: null })
  })

  it('needs a purpose and somebody to ask about', async () => {
    await expect(ask([{ number: sun.number }], ' ')).rejects.toThrow('须写明用途')
    await expect(ask([])).rejects.toThrow('没有给出要查的人')
  })

  it('the log says who, why and how many; of strangers it knows nothing', async () => {
    const people = [{ number: sun.number }, { number: numberOfNobody, name: '外面的人' }]
    await ask(people, '临时用途')
    const entries = await county.app.db.query<Record<string, unknown>>(sql`
      select actor, purpose, households, people, count from audit_entry
      where purpose like '%临时用途%'`)
    expect(entries).toMatchObject([
      {
        actor: '张经办',
        purpose: '查询：临时用途（2 人，在册 1 人）',
        households: [expect.any(String)],
        people: [expect.any(String)],
        count: 2,
      },
    ])
    expect(JSON.stringify(entries)).not.toMatch(/外面的人|\d{15}/)
  })

  it('by the whole number is answered for all of the county, whatever the post reaches', async () => {
    const { app } = county
    const [placed] = await app.db.query<{ code: string }>(sql`
      select code from division where name = '柳林乡'`)
    const asked = { people: [{ number: sun.number }], purpose: '公租房资格' }
    for (const post of [
      { role: 'department-officer', department: '住建' },
      { role: 'township-officer', division: placed?.code ?? '' },
    ]) {
      const { who } = await signInAs(app, post)
      const acting = { ...county.on('2024-10-25'), who }
      const [told] = await answerQuery(app, acting, asked)
      expect(told).toMatchObject({ state: '在册', category: '低保对象', since: '2024-02-05' })
      const seen = await app.db.query<{ households: string[] }>(sql`
        select households from audit_entry where account_id = ${who.accountId}`)
      expect(seen.map(({ households }) => households.length)).toEqual([1])
      const nobody = { ...acting, who: { ...who, scope: { kind: '无' } as const } }
      expect(await answerQuery(app, nobody, asked)).toMatchObject([{ state: '不在册' }])
    }
  })

  it('beyond the day’s number is refused, several at once too, and supervision is told', async () => {
    const { app } = county
    const { who } = await signInAs(app, { role: 'department-officer', department: '住建' })
    const acting = { ...county.on('2024-10-25'), who }
    const most = thresholdOf(app.pack, '大量核对', '每日人数')
    const people = Array.from({ length: Math.floor(most / 3) }, () => ({ number: numberOfNobody }))
    const asked = () => answerQuery(app, acting, { people, purpose: '资格比对' })
    const told = await Promise.allSettled([asked(), asked(), asked(), asked()])
    expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    await expect(asked()).rejects.toThrow(/今天还可以核对 0 人.*监督人员/)
    await runSupervision(app, acting)
    const { items } = await listSupervision(app.db, app.county.code, { state: '全部', limit: 50 })
    expect(items.filter(({ kind }) => kind === '大量核对')).toMatchObject([
      { accountId: who.accountId, evidence: { 人数: most, 起数: most, 被拒次数: 2 } },
    ])
    await expect(ask([{ number: sun.number }])).resolves.toHaveLength(1)
  })

  it('a list comes back in its own form with two columns, and nothing else of it is left', async () => {
    const lines = [
      '﻿编号,姓名,身份证号码',
      `1,${sun.name},${sun.number}`,
      `2,外面的人,${numberOfNobody}`,
    ]
    const file = county.write('住建名单.csv', lines)
    const out = path.join(county.folder, 'answers')
    const before = fs.readdirSync(county.app.dataFolder)
    const written = await answerQueryFile(county.app, county.on('2024-10-25'), {
      ...{ path: file, out, purpose: '公租房资格', department: '住建' },
    })
    expect(written).toMatchObject({ rows: 2, registered: 1, unreadable: 0 })
    expect(fs.readFileSync(written.path, 'utf8').split('\n')).toEqual([
      `${lines[0]},类别,有效日`,
      `${lines[1]},低保对象（有效日已过）,2024-08-05`,
      `${lines[2]},不在册,`,
      '',
    ])
    expect(fs.readdirSync(out)).toEqual([written.fileName])
    expect(fs.readdirSync(county.app.dataFolder)).toEqual(before)
    const [kept] = await county.app.db.query<{ batches: number }>(sql`
      select count(*) as batches from import_batch where file_name like '住建名单%'`)
    expect(kept?.batches).toBe(0)
  })

  it('a list without numbers is refused', async () => {
    const file = county.write('无号码.csv', ['姓名,住址', '甲,某处'])
    const asked = { path: file, out: county.folder, purpose: '公租房资格' }
    await expect(answerQueryFile(county.app, county.on('2024-10-25'), asked)).rejects.toThrow(
      '没有认出“身份证号”一列',
    )
  })
})

describe('somebody registered in two counties', () => {
  it('is listed with the other county only, and raises the rule once the category is known', async () => {
    const { app } = county
    const acting = county.on('2024-10-28')
    expect(await listRegisteredElsewhere(app, acting)).toEqual([])
    const hash = acting.vault.hashIdentity(sun.number)
    const [person, household] = [newId(), newId()]
    await app.db.execute(sql`
      insert into person_index (id_hash, county_code, person_id)
      values (${hash}, '410725000000', ${person})`)
    const [listed] = await listRegisteredElsewhere(app, acting)
    expect(listed).toMatchObject({
      name: sun.name,
      category: '低保对象',
      otherCounty: '410725000000',
    })
    expect(await raiseRegisteredElsewhere(app, acting)).toBeUndefined()
    await app.db.execute(sql`
      insert into household_profile (county_code, household_id, division_code, f_recorded_category)
      values ('410725000000', ${household}, '410725100000', '特困人员')`)
    await app.db.execute(sql`
      insert into person_profile (county_code, person_id, household_id)
      values ('410725000000', ${person}, ${household})`)
    const roster = await county.take(
      '民政局_低保台账_2024年8月.csv',
      [rosterHead, `H2,${sun.name},${sun.number},户主,石桥镇,,2024-02-05,4000,符合`],
      '2024-10-28',
    )
    expect(roster.notes.join()).toContain('有 1 人同时登记在410725000000')
    const report = await raiseRegisteredElsewhere(app, acting)
    expect(report).toMatchObject({ dataset: 'cross_county', matched: 1 })
    const alerts = await app.db.query<{ name: string }>(sql`
      select p.name from alert as a join person as p on p.id = a.person_id where a.rule = 'W24'`)
    expect(alerts.map(({ name }) => name)).toEqual([sun.name])
    expect(fs.readdirSync(app.dataFolder).filter((name) => name.startsWith('elsewhere'))).toEqual(
      [],
    )
  })
})
