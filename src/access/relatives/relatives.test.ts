import { beforeAll, expect, it } from 'vitest'
import { type Database, sql, withCounty } from '#db/index'
import { identityCheckDigit, localDate } from '#kernel/index'
import { makeVault, newId } from '#vault/index'
import { onEmbeddedFirst } from '../../../tests/on-both-engines.ts'
import { type Acting, rowScopeOf } from '../acting.ts'
import type { Permission, Scope } from '../domain.ts'
import { relativesIn } from '../four-eyes/household-relatives.ts'
import { confirmEntry } from './confirm-entry.ts'
import { correctRelative, declareOwn, endRelative, registerRelative } from './declare-relative.ts'
import { listStaff } from './list-staff.ts'
import { registerStaff } from './record-staff.ts'

const county = '999901000000'
const vault = makeVault(new Uint8Array(32).fill(7))
const numberOf = (first: string) => first + identityCheckDigit(first)
const mother = numberOf('99990119501111042')
const other = numberOf('99990119521212044')
const own = numberOf('99990119800303011')

function someone(name: string, ...held: readonly Permission[]): Acting {
  const scope: Scope = { kind: '辖区', areas: ['999901100'] }
  const who = {
    ...{ accountId: newId(), name, role: 'township-officer', scope, exportRows: 0 },
    ...{ permissions: new Set(held), sensitive: '揭示' as const },
  }
  const calendar = { publishedYears: [2024], holidays: [], makeupWorkdays: [] }
  return { countyCode: county, actor: name, today: localDate('2024-10-11'), vault, calendar, who }
}

onEmbeddedFirst('the register of staff and their relatives', (open) => {
  let db: Database
  const zhang = someone('张经办', '近亲属备案')
  const li = someone('李经办', '近亲属备案')
  const checker = someone('核查员', '近亲属核查')
  beforeAll(async () => {
    db = await open()
  })
  const as = <T>(acting: Acting, work: Parameters<typeof withCounty<T>>[2]): Promise<T> =>
    withCounty(db.as('app'), county, work, rowScopeOf(acting))
  const declared = (by: Acting, relation: '本人' | '父母', identityNumber: string) =>
    as(by, (tx) => declareOwn(tx, by, { relation, name: '甲', identityNumber }))
  const confirmed = (by: Acting, id: string, agree: boolean): Promise<void> =>
    as(by, (tx) => confirmEntry(tx, by, id, { agree }))
  const register = (by: Acting) => as(by, (tx) => listStaff(tx, by, { limit: 50 }))

  it('is added to by everybody for themselves, and shown masked', async () => {
    await declared(zhang, '父母', mother)
    await declared(zhang, '本人', own)
    const { items } = await register(zhang)
    expect(items).toMatchObject([{ name: '张经办', isOwn: true, source: '本人申报' }])
    expect(items[0]?.relatives).toMatchObject([{ relation: '父母', name: '甲', endedOn: null }])
    expect(items[0]?.relatives[0]?.maskedIdentity).not.toBe(mother)
    expect(items[0]?.maskedIdentity).toMatch(/\*/)
  })

  it('shows others nothing but their own, and all of it to whoever checks it', async () => {
    await declared(li, '父母', other)
    expect((await register(li)).items.map(({ name }) => name)).toEqual(['李经办'])
    expect((await register(checker)).items.map(({ name }) => name)).toEqual(['张经办', '李经办'])
  })

  it('keeps what was corrected, and lets nobody correct another’s', async () => {
    const [entry] = (await register(zhang)).items[0]?.relatives ?? []
    const id = entry?.id ?? ''
    const input = {
      relation: '配偶的父母' as const,
      name: '乙',
      identityNumber: other,
      reason: '写错',
    }
    const foreign = as(li, (tx) => correctRelative(tx, li, id, input))
    await expect(foreign).rejects.toMatchObject({ code: 'relatives.unknown' })
    const silent = as(zhang, (tx) => endRelative(tx, zhang, id, '  '))
    await expect(silent).rejects.toMatchObject({ code: 'relatives.reason-missing' })
    await as(zhang, (tx) => correctRelative(tx, zhang, id, input))
    const { relatives } = (await register(zhang)).items[0] ?? { relatives: [] }
    expect(relatives).toMatchObject([
      { relation: '父母', endedReason: '写错', endedBy: '张经办' },
      { relation: '配偶的父母', name: '乙', endedOn: null },
    ])
    expect(relatives[0]?.replacedBy).toBe(relatives[1]?.id)
  })

  it('refuses a wrong number, the same person twice, and another’s number as one’s own', async () => {
    const wrong = declared(zhang, '父母', `${mother.slice(0, 17)}${mother.endsWith('1') ? 2 : 1}`)
    await expect(wrong).rejects.toMatchObject({ code: 'relatives.number-wrong', status: 422 })
    await expect(wrong).rejects.not.toThrow(/19501111/)
    await expect(declared(li, '父母', other)).rejects.toMatchObject({ code: 'relatives.twice' })
    const stolen = declared(li, '本人', own)
    await expect(stolen).rejects.toMatchObject({ code: 'relatives.number-of-another' })
  })

  it('takes cadres without an account, whom an account of theirs finds later', async () => {
    const number = numberOf('99990119750707019')
    const staffId = await as(checker, (tx) =>
      registerStaff(tx, checker, { name: '王主任', post: '村委会主任', identityNumber: number }),
    )
    await as(checker, (tx) =>
      registerRelative(tx, checker, {
        ...{ staffId, relation: '子女', name: '丙', identityNumber: mother },
      }),
    )
    const wang = someone('王主任', '近亲属备案')
    await declared(wang, '本人', number)
    // The number alone does not make it theirs, nor anybody else's.
    expect((await register(wang)).items).toEqual([])
    const second = declared(li, '本人', number)
    await expect(second).rejects.toMatchObject({ code: 'relatives.number-of-another' })
    const listed = (await register(checker)).items.find(({ id }) => id === staffId)
    expect(listed).toMatchObject({ claimedBy: '王主任', hasAccount: false })
    const alone = confirmed(wang, staffId, true)
    await expect(alone).rejects.toMatchObject({ code: 'relatives.unknown' })
    await confirmed(checker, staffId, true)
    expect((await register(wang)).items).toMatchObject([{ id: staffId, isOwn: true }])
  })

  it('goes on counting what its owner took back, until another has confirmed it', async () => {
    const home = newId()
    const place = '999901100001'
    await db.as('owner').execute(sql`
      insert into household (county_code, id, number, division_code, formed_on)
      values (${county}, ${home}, 'H1', ${place}, '2024-01-01')`)
    const father = numberOf('99990119480808013')
    const person = newId()
    await db.as('owner').execute(sql`
      insert into person (county_code, id, id_hash, name)
      values (${county}, ${person}, ${vault.hashIdentity(father)}, '父')`)
    await db.as('owner').execute(sql`
      insert into membership (county_code, household_id, person_id, valid_from, relation)
      values (${county}, ${home}, ${person}, '2024-01-01', '户主')`)
    const owners = async () =>
      (await as(zhang, (tx) => relativesIn(tx, zhang, home))).map((one) => one.staffAccount)
    const both = {
      ...zhang,
      who: zhang.who && { ...zhang.who, permissions: checker.who?.permissions ?? new Set() },
    }
    const entry = async () => {
      const { items } = await register(zhang)
      return items[0]?.relatives.findLast(({ name }) => name === '父')
    }
    await as(zhang, (tx) =>
      declareOwn(tx, zhang, { relation: '父母', name: '父', identityNumber: father }),
    )
    const mine = [zhang.who?.accountId]
    expect(await owners()).toEqual(mine)
    const id = (await entry())?.id ?? ''
    await as(zhang, (tx) => endRelative(tx, zhang, id, '填错了'))
    expect(await owners()).toEqual(mine)
    expect((await entry())?.isUnconfirmed).toBe(true)
    await expect(confirmed(both, id, true)).rejects.toMatchObject({ code: 'relatives.confirm-own' })
    await confirmed(checker, id, false)
    expect(await entry()).toMatchObject({ id, endedOn: null, isUnconfirmed: false })
    await as(zhang, (tx) =>
      correctRelative(tx, zhang, id, {
        ...{ relation: '父母', name: '另一人', identityNumber: numberOf('99990119480808021') },
        reason: '填错了',
      }),
    )
    expect(await owners()).toEqual(mine)
    await confirmed(checker, id, true)
    expect(await owners()).toEqual([])
    await expect(confirmed(checker, id, true)).rejects.toMatchObject({ status: 404 })
  })

  it('holds no number in clear', async () => {
    const rows = await db.query<{ text: string }>(sql`
      select s::text as text from staff_member as s
      union all select r::text from staff_relative as r`)
    expect(rows.length).toBeGreaterThan(4)
    const all = rows.map(({ text }) => text).join()
    for (const number of [mother, other, own]) expect(all).not.toContain(number)
  })
})
