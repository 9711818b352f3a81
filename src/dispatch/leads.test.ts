import { beforeAll, expect, it } from 'vitest'
import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { localDate } from '#kernel/index'
import { newId } from '#vault/index'
import {
  aCounty,
  aHousehold,
  anotherCounty,
  type TestCounty,
  village,
} from '../../tests/monitored-county.ts'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import { type LeadEvent, leadEvents, leadStates, leadTransitions } from './domain.ts'
import {
  closeRegisteredLeads,
  excludeLead,
  listLeads,
  purgeEndedLeads,
  pushLeads,
  receiveLead,
  urgeLeadsAndRequests,
  visitLead,
} from './index.ts'

const possible = [
  '待走访 走访 已走访',
  '待走访 排除 已排除',
  '待走访 入库 已入库',
  '已走访 走访 已走访',
  '已走访 排除 已排除',
  '已走访 入库 已入库',
]

it.each(leadStates.flatMap((state) => leadEvents.map((event) => [state, event] as const)))(
  'a lead that is %s and %s',
  (state, event: LeadEvent) => {
    const listed = possible.find((line) => line.startsWith(`${state} ${event} `))
    expect(leadTransitions[state][event]).toBe(listed?.split(' ')[2] ?? null)
  },
)

onEmbeddedFirst('leads', (open) => {
  let first: TestCounty
  let counties = 0
  beforeAll(async () => {
    first = await aCounty(open)
  })

  /** A county with a batch, and a way to add leads to it. */
  async function someLeads() {
    counties += 1
    const county = anotherCounty(first, counties)
    const { db, acting } = county
    const batch = newId()
    await db.execute(sql`
      insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes,
        period, period_end, mode, state, imported_by)
      values (${batch}, ${acting.countyCode}, 'disability', '残联', '残疾人.csv', ${batch}, 1, '2024-09',
        '2024-09-30', '全量', '已入库', '张经办')`)
    const on = <T>(day: string, work: (tx: Transaction, acting: Acting) => Promise<T>) =>
      db.transaction((tx) => work(tx, { ...acting, today: localDate(day) }))
    const lead = async (
      more: { division?: string | null; hash?: string; dataset?: string } = {},
    ) => {
      const { division = village, hash = newId(), dataset = 'disability' } = more
      const id = newId()
      await db.execute(sql`
        insert into lead (county_code, id, dataset, batch_id, sheet, row_number, id_hash, id_cipher,
          name, division_code, facts, reason)
        values (${acting.countyCode}, ${id}, ${dataset}, ${batch}, '', 2, ${hash}, 'x'::bytea, '周外人',
          ${division}, '{"disability_grade": "一级"}', '残疾一级')`)
      return id
    }
    const all = async () => (await listLeads(db, acting, { state: '全部' })).leads
    const get = async (id: string) => {
      const found = (await all()).find((one) => one.id === id)
      if (!found) throw new Error('no lead')
      return found
    }
    return { county, on, lead, all, get }
  }
  const push = (tx: Transaction, acting: Acting) => pushLeads(tx, acting, { dueDays: () => 10 })

  it('go to their township with a due day, to civil affairs where nobody knows the township', async () => {
    const { on, lead, get } = await someLeads()
    const [known, unknown] = [await lead(), await lead({ division: null })]
    expect(await on('2024-10-11', push)).toEqual({
      leads: 2,
      byDepartment: { 乡镇: 1, 民政: 1 },
    })
    expect(await get(known)).toMatchObject({ department: '乡镇', dueOn: '2024-10-25' })
    expect(await get(unknown)).toMatchObject({ department: '民政', townshipCode: null })
    expect((await on('2024-10-12', push)).leads).toBe(0)
  })

  it('a visit holds for every open lead about the person, with its reason', async () => {
    const { on, lead, get } = await someLeads()
    const hash = newId()
    const [one, other] = [await lead({ hash }), await lead({ hash, dataset: 'medical_cost' })]
    await on('2024-10-11', push)
    await on('2024-10-12', (tx, acting) => receiveLead(tx, acting, one))
    const visit = { leadId: one, outcome: '不符合' as const, reason: '家庭收入超过标准' }
    expect(await on('2024-10-14', (tx, acting) => visitLead(tx, acting, visit))).toEqual({
      id: one,
      state: '已走访',
      others: 1,
    })
    expect(await get(other)).toMatchObject({ state: '已走访', outcome: '不符合' })
    expect(await get(one)).toMatchObject({ receivedOn: '2024-10-12', settledOn: '2024-10-14' })
  })

  it('a visit without a word, an exclusion without a reason are refused', async () => {
    const { on, lead } = await someLeads()
    const leadId = await lead()
    const visit = (tx: Transaction, acting: Acting) =>
      visitLead(tx, acting, { leadId, outcome: '已申请', reason: ' ' })
    await expect(on('2024-10-12', visit)).rejects.toThrow('“走访情况”没有填写')
    const exclude = (tx: Transaction, acting: Acting) =>
      excludeLead(tx, acting, { leadId, reason: '' })
    await expect(on('2024-10-12', exclude)).rejects.toThrow('“排除理由”没有填写')
    const missing = (tx: Transaction, acting: Acting) =>
      excludeLead(tx, acting, { leadId: 'x', reason: '重复' })
    await expect(on('2024-10-12', missing)).rejects.toThrow('没有找到')
  })

  it('已入库 waits for the registry, and comes by itself once the person is registered', async () => {
    const { county, on, lead, get } = await someLeads()
    const hash = newId()
    const leadId = await lead({ hash })
    const enter = (tx: Transaction, acting: Acting) =>
      visitLead(tx, acting, { leadId, outcome: '已入库' })
    await expect(on('2024-10-12', enter)).rejects.toThrow('底册里还没有这个人')
    const applied = { leadId, outcome: '已申请' as const, reason: '已帮助提交申请' }
    await on('2024-10-12', (tx, acting) => visitLead(tx, acting, applied))
    expect(await on('2024-10-12', closeRegisteredLeads)).toBe(0)
    const home = await aHousehold(county, {})
    const { db, acting } = county
    await db.execute(sql`
      update person set id_hash = ${hash}
      where county_code = ${acting.countyCode} and id = ${home.person}`)
    await db.execute(sql`
      insert into membership (county_code, household_id, person_id, valid_from, relation)
      values (${acting.countyCode}, ${home.id}, ${home.person}, '2024-10-01', '本人')`)
    expect(await on('2024-11-01', closeRegisteredLeads)).toBe(1)
    expect(await get(leadId)).toMatchObject({ state: '已入库', settledOn: '2024-11-01' })
    await expect(on('2024-11-02', enter)).rejects.toThrow('目前是“已入库”')
  })

  it('nothing of an excluded lead is kept past its time but the hash', async () => {
    const { county, on, lead, get } = await someLeads()
    const hash = newId()
    const leadId = await lead({ hash })
    const open = await lead()
    const exclude = { leadId, reason: '外县户籍' }
    await on('2024-10-12', (tx, acting) => excludeLead(tx, acting, exclude))
    const purge = (tx: Transaction, acting: Acting) => purgeEndedLeads(tx, acting, 90)
    expect(await on('2025-01-10', purge)).toBe(0)
    expect(await on('2025-01-11', purge)).toBe(1)
    expect(await on('2025-01-12', purge)).toBe(0)
    expect(await get(leadId)).toMatchObject({ name: null, idCipher: null, state: '已排除' })
    expect((await get(open)).name).toBe('周外人')
    const [kept] = await county.db.query<{ hash: string; facts: unknown }>(sql`
      select id_hash as hash, facts from lead
      where county_code = ${county.acting.countyCode} and id = ${leadId}`)
    expect(kept).toEqual({ hash, facts: {} })
  })

  it('nobody visits in time: urged once, then the level above', async () => {
    const { on, lead, get } = await someLeads()
    const leadId = await lead()
    const urge = (tx: Transaction, acting: Acting) =>
      urgeLeadsAndRequests(tx, acting, { graceDays: 10 })
    await on('2024-10-11', push)
    expect((await on('2024-10-25', urge)).leads).toEqual({ urged: 0, escalated: 0 })
    expect((await on('2024-10-28', urge)).leads).toEqual({ urged: 1, escalated: 0 })
    expect((await on('2024-10-28', urge)).leads).toEqual({ urged: 0, escalated: 0 })
    expect((await on('2024-11-20', urge)).leads).toEqual({ urged: 0, escalated: 1 })
    expect(await get(leadId)).toMatchObject({ urgedCount: 2, escalatedTo: '民政' })
  })

  it('are listed page by page, by state and township', async () => {
    const { county, on, lead } = await someLeads()
    for (let left = 5; left > 0; left -= 1) await lead()
    const out = await lead({ division: '999901101201' })
    await on('2024-10-12', (tx, acting) => excludeLead(tx, acting, { leadId: out, reason: '重复' }))
    const { db, acting } = county
    const page = await listLeads(db, acting, { limit: 3 })
    const rest = await listLeads(db, acting, { limit: 3, after: page.next ?? '' })
    expect([page.leads.length, rest.leads.length, rest.next]).toEqual([3, 2, null])
    const excluded = await listLeads(db, acting, {
      state: '已排除',
      township: '999901101000',
    })
    expect(excluded.leads.map(({ id }) => id)).toEqual([out])
  })
})
