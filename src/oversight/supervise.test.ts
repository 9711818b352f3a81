import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { newId } from '#vault/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import { aCounty, aHousehold, type TestCounty } from '../registry/test-county.ts'
import type { SupervisionKind } from './domain.ts'
import { listSupervision, type SupervisionAlert } from './list-supervision.ts'
import { settleSupervision } from './settle-supervision.ts'
import { supervise } from './supervise.ts'
import { emptyTables, type LoggedEntry, logEntry, values } from './test-supervision.ts'

const officer = newId()

onEmbeddedFirst('supervision', (open) => {
  let county: TestCounty

  beforeAll(async () => {
    county = await aCounty(open)
  })
  beforeEach(async () => {
    await emptyTables(county.db)
  })

  /** 2024-10-11 is a Friday; the calendar of the test has no holidays. */
  const acting = () => ({ ...county.acting, today: localDate('2024-10-18') })
  const run = () =>
    county.db.transaction((tx) =>
      supervise(tx, acting(), {
        threshold: (_, name) => values[name] ?? Number.NaN,
        needsTwo: (action) => action !== '入库',
      }),
    )
  const alerts = async (): Promise<readonly SupervisionAlert[]> =>
    (await listSupervision(county.db, acting().countyCode, { state: '全部', limit: 50 })).items
  const kinds = async (): Promise<readonly SupervisionKind[]> =>
    (await alerts()).map(({ kind }) => kind).sort()

  const logged = (entry: LoggedEntry) => logEntry(county, entry, officer)

  describe('reading', () => {
    it('of very many people on one day is noticed, of one fewer not', async () => {
      await logged({ at: '2024-10-11 09:00', people: 3 })
      await logged({ at: '2024-10-11 16:00', people: 2 })
      await logged({ at: '2024-10-14 09:00', people: 4 })
      await logged({ at: '2024-10-14 10:00', people: 9, outcome: '拒绝' })
      await logged({ at: '2024-10-15 10:00', people: 9, account: null })
      await run()
      expect(await alerts()).toMatchObject([
        { kind: '大量查阅', period: '2024-10-11', accountId: officer, state: '待核实' },
      ])
      expect((await alerts())[0]?.evidence).toMatchObject({ 人数: 5, 起数: 5 })
    })

    it('of the same people again and again is not many', async () => {
      const homes = [newId(), newId()]
      for (const hour of ['09', '10', '11', '12']) {
        await logged({ at: `2024-10-11 ${hour}:00`, households: homes })
      }
      expect((await run()).raised).toBe(0)
    })

    it('after work is noticed; at half past seven and on a worked day it is not', async () => {
      await logged({ at: '2024-10-11 20:00', people: 2 })
      await logged({ at: '2024-10-11 07:29', people: 2 })
      await logged({ at: '2024-10-14 07:30', people: 4 })
      await logged({ at: '2024-10-14 19:59', people: 0 })
      await logged({ at: '2024-10-11 12:00', people: 0, households: [newId()] })
      await run()
      expect(await alerts()).toEqual([])
      await logged({ at: '2024-10-11 23:00', people: 1 })
      await run()
      expect((await alerts()).filter(({ kind }) => kind === '非工作时间查阅')).toMatchObject([
        { period: '2024-10-11', evidence: { 人数: 5, 时段: '上班时间以外' } },
      ])
    })

    it('on a Saturday at noon is outside of work', async () => {
      await logged({ at: '2024-10-12 12:00', people: 5 })
      await run()
      const [late] = (await alerts()).filter(({ kind }) => kind === '非工作时间查阅')
      expect(late).toMatchObject({ period: '2024-10-12', evidence: { 时段: '休息日' } })
    })
  })

  it('exports in a burst are noticed, two of few rows not', async () => {
    const one = { kind: '导出', action: '导出' }
    await logged({ ...one, at: '2024-10-11 09:00', count: 10 })
    await logged({ ...one, at: '2024-10-11 09:05', count: 10 })
    await logged({ kind: '导出', action: '下载导出文件', at: '2024-10-11 09:06' })
    await run()
    expect(await alerts()).toEqual([])
    await logged({ ...one, at: '2024-10-11 09:10', count: 80 })
    await run()
    expect(await alerts()).toMatchObject([
      { kind: '集中导出', period: '2024-10-11', evidence: { 次数: 3, 行数: 100 } },
    ])
  })

  it('numbers uncovered without a following act are noticed when the time is over', async () => {
    const [one, two, three] = [newId(), newId(), newId()]
    const reveal = { kind: '揭示', action: '揭示' }
    for (const home of [one, two, three]) {
      await logged({ ...reveal, at: '2024-10-11 09:00', households: [home] })
    }
    await logged({ kind: '写入', action: '提出认定', at: '2024-10-16 09:00', households: [three] })
    await run()
    expect(await alerts()).toEqual([])
    await logged({ at: '2024-10-17 09:00' })
    await run()
    const [idle] = await alerts()
    expect(idle).toMatchObject({ kind: '揭示未办理', period: '2024-10-11', evidence: { 户数: 2 } })
    expect(idle?.evidence.户).not.toContain(three)
  })

  it('numbers uncovered and acted on within the days are not', async () => {
    const homes = [newId(), newId()]
    await logged({ kind: '揭示', at: '2024-10-11 09:00', households: homes })
    await logged({ kind: '写入', at: '2024-10-14 09:00', households: homes })
    await logged({ at: '2024-10-18 09:00' })
    expect((await run()).raised).toBe(0)
  })

  describe('decisions', () => {
    async function decided(account: string, refused: number, recognised: number): Promise<void> {
      for (const [action, count] of [
        ['不予认定', refused],
        ['认定', recognised],
      ] as const) {
        await county.db.as('owner').execute(sql`
          insert into approval (county_code, id, action, state, summary, payload, payload_hash,
            proposed_by, proposer_account, proposed_on, decided_by, decider_account, decided_on)
          select ${acting().countyCode}, gen_random_uuid(), ${action}, '已同意', '', '', gen_random_uuid(),
            ${account.slice(-4)}, ${account}, '2024-10-01', '王复核', gen_random_uuid(), '2024-10-02'
          from generate_series(1, ${count})`)
      }
    }

    it('of one officer far from all others are noticed; a little off is not', async () => {
      const [far, near, plain, calm] = [newId(), newId(), newId(), newId()]
      await decided(far, 15, 10)
      await decided(near, 5, 20)
      await decided(plain, 4, 36)
      await decided(calm, 6, 44)
      await run()
      const found = await alerts()
      expect(found.map(({ kind, accountId }) => [kind, accountId])).toEqual([['认定偏离', far]])
      expect(found[0]?.evidence).toMatchObject({ 件数: 25, 不予认定: 15, 其余中位: '12.0%' })
    })

    it('of few cases or few colleagues say nothing', async () => {
      const others = [newId(), newId(), newId()]
      for (const one of others) await decided(one, 2, 98)
      await decided(newId(), 19, 0)
      expect((await run()).raised).toBe(0)
      await county.db.as('owner').execute(sql`
        delete from approval where proposer_account = ${others[0]}`)
      await decided(newId(), 40, 0)
      await run()
      expect(await alerts()).toEqual([])
    })

    it('that nobody agreed to are noticed; those agreed to or brought by a list are not', async () => {
      const { id: home } = await aHousehold(county)
      const [alone, agreed] = [newId(), newId()]
      await decided(newId(), 0, 1)
      await county.db.as('owner').execute(sql`update approval set result_id = ${agreed}`)
      for (const [id, batch] of [
        [alone, null],
        [agreed, null],
        [newId(), newId()],
      ] as const) {
        await county.db.as('owner').execute(sql`
          insert into recognition (county_code, id, household_id, kind, category, decided_on,
            decided_by, batch_id, recorded_at)
          values (${acting().countyCode}, ${id}, ${home}, '认定', '低保对象', '2024-10-11', '命令行',
            ${batch}, '2024-10-11 10:00+08')`)
      }
      await run()
      expect(await alerts()).toMatchObject([
        { kind: '单人办理', actor: '命令行', period: '2024-10', evidence: { 决定: [alone] } },
      ])
    })
  })

  describe('relatives', () => {
    /** A member of the staff in a household of two of whom one may be declared. */
    async function family(category: string, isDeclared: boolean): Promise<void> {
      const { id: home, members } = await aHousehold(county, { size: 2 })
      const hashes = [newId(), newId()]
      for (const [at, person] of members.entries()) {
        await county.db.execute(sql`
          update person set id_hash = ${hashes[at]} where id = ${person}`)
      }
      await county.db.execute(sql`
        update household_profile set f_recorded_category = ${category} where household_id = ${home}`)
      const staff = newId()
      await county.db.as('owner').execute(sql`
        insert into staff_member (county_code, id, name, post, id_hash, source, recorded_by,
          recorded_on)
        values (${acting().countyCode}, ${staff}, '钱干部', '村主任', ${hashes[0]}, '登记表', '甲',
          '2024-01-01')`)
      if (!isDeclared) return
      await county.db.as('owner').execute(sql`
        insert into staff_relative (county_code, id, staff_id, relation, name, id_hash, id_cipher,
          last_four_hash, recorded_by, recorded_on)
        values (${acting().countyCode}, ${newId()}, ${staff}, '配偶', '乙', ${hashes[1]}, ''::bytea,
          ${newId()}, '甲', '2024-01-01')`)
    }

    it('who receive aid undeclared are noticed', async () => {
      await family('低保对象', false)
      await run()
      expect(await kinds()).toEqual(['近亲属享受救助', '近亲属未备案'])
    })

    it('whom their own cadre takes off the record are told, until somebody confirms it', async () => {
      await family('特困人员', true)
      const change = (set: ReturnType<typeof sql>) =>
        county.db.as('owner').execute(sql`update staff_relative set ${set}`)
      await change(sql`ended_on = '2024-10-12', ended_reason = '填错', ended_account = ${newId()}`)
      await run()
      expect(await kinds()).toEqual(['撤销近亲属备案', '近亲属享受救助', '近亲属享受救助'])
      expect((await alerts()).find(({ kind }) => kind === '撤销近亲属备案')).toMatchObject({
        ...{ actor: '钱干部', period: '2024-10-12', evidence: { 理由: '填错' } },
      })
      await county.db.as('owner').execute(sql`delete from supervision_alert`)
      await change(sql`confirmed_on = '2024-10-13'`)
      await run()
      expect(await kinds()).toEqual(['近亲属享受救助', '近亲属未备案'])
    })

    it('who were declared are known to receive aid, and nothing is undeclared', async () => {
      await family('低保对象', true)
      await run()
      expect(await kinds()).toEqual(['近亲属享受救助', '近亲属享受救助'])
    })

    it('who receive nothing are nobody’s business', async () => {
      await family('无', false)
      expect((await run()).raised).toBe(0)
    })
  })

  describe('an alert', () => {
    it('is raised once a period and keeps what somebody made of it', async () => {
      await logged({ at: '2024-10-11 09:00', people: 5 })
      expect((await run()).raised).toBe(1)
      expect((await run()).raised).toBe(0)
      await logged({ at: '2024-10-11 10:00', people: 1 })
      expect((await run()).raised).toBe(0)
      const [before] = await alerts()
      expect(before?.evidence.人数).toBe(6)
      const supervisor = { ...acting(), actor: '孙监督' }
      const settled = await county.db.transaction((tx) =>
        settleSupervision(tx, supervisor, before?.id ?? '', {
          outcome: '排除',
          reason: '核查任务',
        }),
      )
      expect(settled).toMatchObject({ state: '排除', settledBy: '孙监督', reason: '核查任务' })
      await logged({ at: '2024-10-11 11:00', people: 1 })
      await run()
      expect(await alerts()).toMatchObject([{ state: '排除', evidence: { 人数: 6 } }])
      const again = county.db.transaction((tx) =>
        settleSupervision(tx, supervisor, before?.id ?? '', { outcome: '属实', reason: '又想' }),
      )
      await expect(again).rejects.toMatchObject({ code: 'oversight.settled' })
    })

    it('is not settled by whom it is about, nor without a word', async () => {
      await logged({ at: '2024-10-11 09:00', people: 5 })
      await run()
      const id = (await alerts())[0]?.id ?? ''
      const who = {
        ...{ accountId: officer, name: '张经办', role: 'supervisor', exportRows: 0 },
        ...{ permissions: new Set(['处理监督' as const]), sensitive: '可见' as const },
        scope: { kind: '全县' as const },
      }
      const settle = (by: object, reason: string) =>
        county.db.transaction((tx) =>
          settleSupervision(tx, { ...acting(), ...by }, id, { outcome: '排除', reason }),
        )
      await expect(settle({ who }, '没事')).rejects.toMatchObject({ code: 'oversight.own' })
      await expect(settle({}, ' ')).rejects.toMatchObject({ code: 'oversight.reason-missing' })
    })
  })
})
