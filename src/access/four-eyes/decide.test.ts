import { beforeAll, describe, expect, it } from 'vitest'
import { type Database, sql, withCounty } from '#db/index'
import { localDate } from '#kernel/index'
import { makeVault, newId } from '#vault/index'
import { onEmbeddedFirst } from '../../../tests/on-both-engines.ts'
import { type Acting, rowScopeOf } from '../acting.ts'
import { permissions, type Scope, wholeCounty } from '../domain.ts'
import { decide, withdraw } from './decide.ts'
import { requireNoRelative } from './household-relatives.ts'
import { listApprovals } from './list-approvals.ts'
import { propose } from './propose.ts'
import { usePermit } from './use-permit.ts'

const county = '999901000000'
const vault = makeVault(new Uint8Array(32).fill(7))
const village = '999901100201'
const ofTownship: Scope = { kind: '辖区', areas: ['999901100'] }
const ofOther: Scope = { kind: '辖区', areas: ['999901101'] }
const identity = '99990119621111053X'

function someone(name: string, scope: Scope = wholeCounty): Acting {
  const accountId = newId()
  const who = {
    ...{ accountId, name, role: 'county-approver', scope, exportRows: 0 },
    ...{ permissions: new Set(permissions), sensitive: '可见' as const },
  }
  const calendar = { publishedYears: [2024], holidays: [], makeupWorkdays: [] }
  return { countyCode: county, actor: name, today: localDate('2024-10-11'), vault, calendar, who }
}

onEmbeddedFirst('what one proposes', (open) => {
  let db: Database
  const zhang = someone('张经办')
  const wang = someone('王复核')
  const li = someone('李复核')

  beforeAll(async () => {
    db = await open()
  })

  const as = <T>(acting: Acting, work: Parameters<typeof withCounty<T>>[2]): Promise<T> =>
    withCounty(db.as('app'), county, work, rowScopeOf(acting))

  async function aHome(): Promise<string> {
    const id = newId()
    await db.execute(sql`
      insert into household (county_code, id, number, division_code, formed_on)
      values (${county}, ${id}, ${id}, ${village}, '2024-01-01')`)
    return id
  }

  const asked = (householdId: string, by = zhang, category = '低保对象') =>
    as(by, (tx) =>
      propose(tx, by, {
        ...{ action: '认定', householdId, summary: '认定为低保对象', payload: { category } },
      }),
    )
  const agree = (by: Acting, id: string) => as(by, (tx) => decide(tx, by, id, { approve: true }))

  describe('is decided', () => {
    it('by another, who gets exactly what was proposed', async () => {
      const { id } = await asked(await aHome())
      const done = await agree(wang, id)
      expect(done).toMatchObject({ state: '已同意', payload: { category: '低保对象' } })
      expect(done.approval).toMatchObject({ proposedBy: '张经办', decidedBy: '王复核' })
    })

    it('never by whoever proposed it, nor without an account', async () => {
      const { id } = await asked(await aHome())
      await expect(agree(zhang, id)).rejects.toMatchObject({ code: 'approval.own-proposal' })
      const { who: _, ...nobody } = wang
      await expect(agree(nobody, id)).rejects.toMatchObject({ code: 'approval.not-permitted' })
      const hushed = {
        ...wang,
        who: wang.who && { ...wang.who, permissions: new Set(['导出' as const]) },
      }
      await expect(agree(hushed, id)).rejects.toMatchObject({ code: 'approval.not-permitted' })
    })

    it('once, when two approvers agree at the same moment', async () => {
      const { id } = await asked(await aHome())
      const both = await Promise.allSettled([agree(wang, id), agree(li, id)])
      const won = both.filter((one) => one.status === 'fulfilled')
      const lost = both.filter((one) => one.status === 'rejected')
      expect(won).toHaveLength(1)
      expect(lost[0]?.reason).toMatchObject({ code: 'approval.decided', status: 409 })
    })

    it('once, when one agrees and another sends it back', async () => {
      const { id } = await asked(await aHome())
      const back = as(li, (tx) => decide(tx, li, id, { approve: false, reason: '缺核查文书' }))
      const both = await Promise.allSettled([agree(wang, id), back])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    })

    it('never twice: agreed, sent back, taken back', async () => {
      const { id } = await asked(await aHome())
      await agree(wang, id)
      await expect(agree(wang, id)).rejects.toMatchObject({ code: 'approval.decided' })
      const back = as(li, (tx) => decide(tx, li, id, { approve: false, reason: '后悔' }))
      await expect(back).rejects.toMatchObject({ code: 'approval.decided' })
      const taken = as(zhang, (tx) => withdraw(tx, zhang, id))
      await expect(taken).rejects.toMatchObject({ code: 'approval.decided' })
    })

    it('and when carrying it out fails, it waits on', async () => {
      const { id } = await asked(await aHome())
      const failed = as(wang, async (tx) => {
        await decide(tx, wang, id, { approve: true })
        throw new Error('the registry refused')
      })
      await expect(failed).rejects.toThrow('the registry refused')
      expect(await agree(li, id)).toMatchObject({ state: '已同意' })
    })
  })

  describe('lapses', () => {
    it('when the household changed meanwhile, and says so', async () => {
      const home = await aHome()
      const { id } = await asked(home)
      await db.execute(sql`update household set version = version + 1 where id = ${home}`)
      const done = await agree(wang, id)
      expect(done).toMatchObject({ state: '已失效' })
      expect(done.approval.reason).toMatch(/档案已有变化.*重新核对/)
      const again = await asked(home)
      expect(again.id).not.toBe(id)
      expect(await agree(wang, again.id)).toMatchObject({ state: '已同意' })
    })

    it('when its proposer may propose no more', async () => {
      const { id } = await asked(await aHome())
      const done = await as(wang, (tx) =>
        decide(tx, wang, id, { approve: true, lapses: async () => '提出人的账号已停用。' }),
      )
      expect(done).toMatchObject({ state: '已失效' })
      expect(done.approval.reason).toMatch(/已停用/)
    })
  })

  it('asked for twice while it waits is one; afterwards another', async () => {
    const home = await aHome()
    const both = await Promise.all([asked(home), asked(home)])
    expect(both[0]?.id).toBe(both[1]?.id)
    expect((await asked(home, li)).id).not.toBe(both[0]?.id)
    await as(zhang, (tx) => withdraw(tx, zhang, both[0]?.id ?? ''))
    expect((await asked(home)).id).not.toBe(both[0]?.id)
  })

  it('is taken back by nobody else, and not sent back without a word', async () => {
    const { id } = await asked(await aHome())
    const taken = as(wang, (tx) => withdraw(tx, wang, id))
    await expect(taken).rejects.toMatchObject({ code: 'approval.not-yours' })
    const back = as(wang, (tx) => decide(tx, wang, id, { approve: false, reason: ' ' }))
    await expect(back).rejects.toMatchObject({ code: 'approval.reason-missing' })
  })

  it('is to others outside its place as if it were not there', async () => {
    const { id } = await asked(await aHome())
    const stranger = someone('石桥复核', ofOther)
    await expect(agree(stranger, id)).rejects.toMatchObject({
      code: 'approval.unknown',
      status: 404,
    })
    await expect(agree(wang, newId())).rejects.toMatchObject({ code: 'approval.unknown' })
    const seen = await as(stranger, (tx) => listApprovals(tx, stranger, { limit: 200 }))
    expect(seen.items).toEqual([])
    const inside = someone('柳林复核', ofTownship)
    const own = await as(inside, (tx) => listApprovals(tx, inside, { limit: 200 }))
    expect(own.items.map((one) => one.id)).toContain(id)
  })

  it('is sealed: the payload stands nowhere in clear', async () => {
    const home = await aHome()
    await asked(home, zhang, '只此一份的话')
    const [row] = await db.query<{ text: string }>(sql`
      select a::text as text from approval as a where household_id = ${home}`)
    expect(row?.text).not.toContain('只此一份的话')
    expect(row?.text).not.toContain(Buffer.from('只此一份的话').toString('hex'))
  })

  describe('about a relative of the staff', () => {
    async function ofRelatives(staffAccount: string | null): Promise<string> {
      const home = await aHome()
      const [person, staff] = [newId(), newId()]
      const hash = vault.hashIdentity(identity)
      await db.execute(sql`delete from staff_relative`)
      await db.execute(sql`update person set id_hash = null where id_hash = ${hash}`)
      await db.execute(sql`
        insert into person (county_code, id, name, id_hash) values (${county}, ${person}, '甲', ${hash})`)
      await db.execute(sql`
        insert into membership (county_code, household_id, person_id, valid_from, relation)
        values (${county}, ${home}, ${person}, '2024-01-01', '本人')`)
      await db.execute(sql`
        insert into staff_member (county_code, id, account_id, name, source, recorded_by, recorded_on)
        values (${county}, ${staff}, ${staffAccount}, '某干部', '登记表', '甲', '2024-01-01')`)
      await db.execute(sql`
        insert into staff_relative (county_code, id, staff_id, relation, name, id_hash, id_cipher,
          last_four_hash, recorded_by, recorded_on)
        values (${county}, ${newId()}, ${staff}, '父母', '甲', ${hash}, ${vault.encrypt(identity)},
          ${vault.hashLastFour('053X')}, '甲', '2024-01-01')`)
      return home
    }

    it('is decided by somebody from outside the township', async () => {
      const { id } = await asked(await ofRelatives(null))
      const inside = someone('柳林复核', ofTownship)
      await expect(agree(inside, id)).rejects.toMatchObject({ code: 'approval.same-township' })
      expect(await agree(wang, id)).toMatchObject({ state: '已同意' })
    })

    it('nobody proposes about their own relatives, reviewed or not', async () => {
      const home = await ofRelatives(zhang.who?.accountId ?? null)
      const tried = (by: Acting, alone: boolean) =>
        as(by, (tx) => requireNoRelative(tx, by, home, { alone }))
      for (const alone of [true, false]) {
        const own = { code: 'approval.own-relative-proposed', status: 403 }
        await expect(tried(zhang, alone)).rejects.toMatchObject(own)
        await expect(tried(li, alone)).resolves.toBeUndefined()
      }
      const inside = someone('柳林经办', ofTownship)
      await expect(tried(inside, false)).resolves.toBeUndefined()
      await expect(tried(inside, true)).rejects.toMatchObject({ code: 'approval.same-township' })
    })

    it('is never decided by another account of its proposer', async () => {
      const second = someone('张经办（二）')
      const hash = vault.hashIdentity(identity)
      for (const [of, endedOn] of [[zhang, '2024-02-01'] as const, [second, null] as const]) {
        await db.execute(sql`
          insert into staff_member (county_code, id, account_id, name, id_hash, source, recorded_by,
            recorded_on, ended_on)
          values (${county}, ${newId()}, ${of.who?.accountId ?? null}, '张经办', ${hash}, '核查登记',
            '甲', '2024-01-01', ${endedOn})`)
      }
      const { id } = await asked(await aHome())
      await expect(agree(second, id)).rejects.toMatchObject({ code: 'approval.own-proposal' })
      expect(await agree(wang, id)).toMatchObject({ state: '已同意' })
      await db.execute(sql`update staff_member set id_hash = null`)
    })

    it('is never decided by the relative', async () => {
      const { id } = await asked(await ofRelatives(wang.who?.accountId ?? null))
      await expect(agree(wang, id)).rejects.toMatchObject({ code: 'approval.own-relative' })
      expect(await agree(li, id)).toMatchObject({ state: '已同意' })
    })
  })

  describe('as a permit', () => {
    const payload = { code: 'dibao', month: '2024-09' }
    const anExport = () =>
      as(zhang, (tx) =>
        propose(tx, zhang, { action: '导出完整号码', summary: '导出低保台账', payload }),
      )
    const use = (by: Acting, approvalId: string, what: unknown = payload) =>
      as(by, (tx) =>
        usePermit(tx, by, { approvalId, action: '导出完整号码', payload: what, days: 7 }),
      )

    it('is used once, by whoever asked, for exactly what was agreed', async () => {
      const { id } = await anExport()
      await expect(use(zhang, id)).rejects.toMatchObject({ code: 'approval.not-agreed' })
      await agree(wang, id)
      await expect(use(wang, id)).rejects.toMatchObject({ code: 'approval.unknown' })
      const other = use(zhang, id, { ...payload, month: '2024-08' })
      await expect(other).rejects.toMatchObject({ code: 'approval.permit-differs' })
      const both = await Promise.allSettled([use(zhang, id), use(zhang, id)])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      await expect(use(zhang, id)).rejects.toMatchObject({ code: 'approval.used' })
    })

    it('ends after some days, and with the post that could ask for it', async () => {
      const { id } = await anExport()
      await agree(wang, id)
      const late = { ...zhang, today: localDate('2024-10-18') }
      await expect(use(late, id)).rejects.toMatchObject({ code: 'approval.permit-over' })
      const moved = { ...zhang, who: zhang.who && { ...zhang.who, permissions: new Set<never>() } }
      await expect(use(moved, id)).rejects.toMatchObject({ code: 'approval.unknown' })
      await use({ ...zhang, today: localDate('2024-10-17') }, id)
    })
  })

  it('cannot be agreed to by its proposer even past the program', async () => {
    const { id } = await asked(await aHome())
    const forged = db.execute(sql`
      update approval set state = '已同意', decider_account = proposer_account where id = ${id}`)
    await expect(forged).rejects.toThrow(/check constraint/)
  })
})
