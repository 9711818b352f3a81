import { beforeAll, expect, it } from 'vitest'
import { type Acting, type Permission, permissions, rowScopeOf, type Scope } from '#access/index'
import { sql, withCounty } from '#db/index'
import { pushAlert, receivePush } from '#dispatch/index'
import { localDate } from '#kernel/index'
import { ensureNameKeys } from '#registry/index'
import { newId } from '#vault/index'
import {
  aCounty,
  aHousehold,
  alertsOf,
  aRound,
  otherVillage,
  type TestCounty,
  village,
} from '../../../tests/monitored-county.ts'
import { onEmbeddedFirst } from '../../../tests/on-both-engines.ts'
import { decisionWork } from './decision-work.ts'
import { dispatchWork } from './dispatch-work.ts'
import { fileWork } from './file-work.ts'
import { findNamed } from './find-named.ts'
import { countWork, cursorPattern, findWork, type WorkQuery } from './query-work.ts'
import { workDays } from './work-buckets.ts'
import type { WorkRow } from './work-row.ts'

const wholeCounty: Scope = { kind: '全县' }
const here: Scope = { kind: '辖区', areas: ['999901100'] }
const there: Scope = { kind: '辖区', areas: ['999901101'] }
const disabled: Scope = { kind: '推送', department: '残联', areas: null }
const townships: Scope = { kind: '辖区', areas: ['999901'] }
const nobody: Scope = { kind: '无' }

onEmbeddedFirst('what waits', (open) => {
  let county: TestCounty
  const homes: { id: string; person: string }[] = []

  // Five alerts: one waits, four were pushed on four days; one of those was received.
  beforeAll(async () => {
    county = await aCounty(open)
    for (let made = 0; made < 5; made += 1) {
      const division = made === 4 ? otherVillage : village
      homes.push(await aHousehold(county, { disability_grade: '一级' }, { division }))
    }
    await aRound(county, '2024-09-02')
    for (const { id, person } of homes) {
      await county.db.execute(sql`
        insert into membership (county_code, household_id, person_id, valid_from, relation)
        values (${county.acting.countyCode}, ${id}, ${person}, '2024-01-01', '本人')`)
    }
    await ensureNameKeys(county.db, county.acting.countyCode)
    const alerts = await alertsOf(county)
    const { db, acting, monitoring } = county
    const { pack } = monitoring.compiled
    const days = ['2024-09-02', '2024-09-27', '2024-10-09', '2024-09-30']
    for (const [at, day] of days.entries()) {
      const subject = homes[at === 3 ? 4 : at]?.person
      const alertId = alerts.find((one) => one.subject === subject)?.id ?? ''
      const on = { ...acting, today: localDate(day) }
      await db.transaction((tx) => pushAlert(tx, on, { alertId, pack }))
    }
    const [first] = await db.query<{ id: string }>(sql`
      select id from push where department = '乡镇' order by due_on limit 1`)
    await db.transaction((tx) => receivePush(tx, acting, { pushId: first?.id ?? '' }))
    await db.execute(sql`
      insert into recognition (county_code, id, household_id, kind, category, decided_on, decided_by,
        notice_due_on, notice_due_provisional)
      values (${acting.countyCode}, ${newId()}, ${homes[0]?.id ?? ''}, '不予认定', '低保对象',
        '2024-10-10', '王复核', '2024-10-15', true)`)
  })

  function by(scope: Scope, held: readonly Permission[] = permissions): Acting {
    const who = {
      ...{ accountId: newId(), name: '某人', role: 'x', permissions: new Set(held), scope },
      ...{ sensitive: '揭示' as const, exportRows: 0 },
    }
    return { ...county.acting, today: localDate('2024-10-12'), who }
  }

  /** `lines`: with both lines of defence, or as the worker whom row-level security shows everything. */
  async function ask(acting: Acting, query: Partial<WorkQuery> = {}, lines = true) {
    const asked = {
      ...{
        countyCode: acting.countyCode,
        hiddenRules: [],
        days: workDays(acting.calendar, acting.today),
      },
      sources: [...dispatchWork(acting), ...fileWork(acting), ...decisionWork(acting)],
      query: { sort: '期限' as const, limit: 100, ...query },
    }
    const { countyCode } = acting
    const scope = rowScopeOf(lines ? acting : {})
    return withCounty(
      county.db.as(lines ? 'app' : 'worker'),
      countyCode,
      async (tx) => {
        const named = await findNamed(tx, acting, { ...asked, text: query.text })
        const looked = { ...asked, named }
        return { ...(await findWork(tx, looked)), counts: await countWork(tx, looked) }
      },
      scope,
    )
  }
  const kindsOf = (rows: readonly WorkRow[]) => rows.map(({ kind }) => kind)

  it.each([true, false])('is of the scope alone (both lines: %s)', async (lines) => {
    const township = await ask(by(here), {}, lines)
    const days = township.rows.flatMap(({ dueOn }) => dueOn ?? [])
    expect(days).toEqual(days.toSorted())
    const mine = kindsOf(township.rows).filter((kind) => /推送/.test(kind))
    expect(mine.toSorted()).toEqual(
      ['推送预警', '反馈推送', '签收推送', '签收推送', '催办推送', '催办推送'].toSorted(),
    )
    const other = await ask(by(there), {}, lines)
    expect(other.rows.filter(({ kind }) => kind === '签收推送')).toHaveLength(1)
    const department = await ask(by(disabled), {}, lines)
    expect(department.rows.filter(({ kind }) => kind === '签收推送')).toHaveLength(4)
    expect((await ask(by(nobody), {}, lines)).rows).toEqual([])
    const all = await ask(by(wholeCounty), {}, lines)
    // The county urges others, it does not sign for them.
    expect(kindsOf(all.rows)).not.toContain('签收推送')
    expect(kindsOf(all.rows)).toContain('催办推送')
    expect(all.rows.filter(({ kind }) => kind === '推送预警')).toHaveLength(1)
  })

  it('is only what the role may do', async () => {
    expect((await ask(by(wholeCounty, ['查看总览']))).rows).toEqual([])
    const told = await ask(by(wholeCounty, ['提出认定']))
    expect(told.rows).toMatchObject([
      { kind: '书面告知', dueOn: '2024-10-15', provisional: true, householdId: homes[0]?.id },
    ])
  })

  it('counts what the pages hold, by deadline', async () => {
    const { rows, counts } = await ask(by(here))
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length)
    for (const bucket of ['超时', '今天', '三日内', '以后'] as const) {
      const page = await ask(by(here), { bucket })
      const counted = counts.filter(
        (one) => one.bucket === bucket || (bucket === '以后' && one.bucket === '无期限'),
      )
      expect(page.rows).toHaveLength(counted.reduce((sum, { count }) => sum + count, 0))
    }
    const late = await ask(by(here), { bucket: '超时' })
    expect(late.rows.every(({ dueOn }) => dueOn !== null && dueOn < '2024-10-12')).toBe(true)
    // Saturday 2024-10-12 is no working day here: three working days reach Wednesday.
    const soon = await ask(by(here), { bucket: '三日内' })
    expect(kindsOf(soon.rows)).toContain('书面告知')
    const kind = await ask(by(here), { kind: '反馈推送' })
    expect(kindsOf(kind.rows)).toEqual(['反馈推送'])
  })

  it.each(['期限', '最新'] as const)(
    'is leafed through by %s without gap or repetition',
    async (sort) => {
      const acting = by(here)
      const whole = await ask(acting, { sort })
      const found: string[] = []
      let after: string | undefined
      for (let pages = 0; pages < 20; pages += 1) {
        const page = await ask(acting, { sort, limit: 2, after })
        for (const { kind, id } of page.rows) found.push(`${kind} ${id}`)
        if (page.next === null) break
        expect(page.next).toMatch(cursorPattern)
        after = page.next
      }
      expect(found).toEqual(whole.rows.map(({ kind, id }) => `${kind} ${id}`))
      expect(found.length).toBeGreaterThan(4)
    },
  )

  it('is found by place, number, name and matter', async () => {
    const acting = by(townships)
    const whole = await ask(acting)
    const placed = await ask(acting, { place: '999901101000' })
    expect(placed.rows.length).toBeGreaterThan(0)
    expect(placed.rows.every(({ division }) => division === otherVillage)).toBe(true)
    const inVillage = await ask(acting, { place: otherVillage })
    expect(inVillage.rows).toHaveLength(placed.rows.length)
    const number = `T${homes[0]?.id}`
    const byNumber = await ask(acting, { text: number })
    expect(byNumber.rows.length).toBeGreaterThan(0)
    expect(byNumber.rows.every(({ householdId }) => householdId === homes[0]?.id)).toBe(true)
    const byName = await ask(acting, { text: '某人' })
    expect(byName.rows.filter(({ personId }) => personId !== null).length).toBe(
      whole.rows.filter(({ personId }) => personId !== null).length,
    )
    const byMatter = await ask(acting, { text: '不予认定' })
    expect(kindsOf(byMatter.rows)).toEqual(['书面告知'])
    expect((await ask(acting, { text: "'; drop table push" })).rows).toEqual([])
  })

  it('a surname finds what its whole names find, its count agrees, and one that nobody bears nothing', async () => {
    const { countyCode } = county.acting
    await county.db.execute(sql`
      update person set name = '某王', name_folded = null where id = ${homes[1]?.person ?? ''}`)
    await county.db.execute(sql`
      update person set name = '王五', name_folded = null where id = ${homes[2]?.person ?? ''}`)
    await ensureNameKeys(county.db, countyCode)
    const keys = async (scope: Scope, text: string) => {
      const { rows, counts } = await ask(by(scope), { text })
      expect(counts.reduce((all, { count }) => all + count, 0)).toBe(rows.length)
      return rows.map(({ kind, id }) => `${kind} ${id}`).toSorted()
    }
    for (const scope of [wholeCounty, here]) {
      const whole = [...(await keys(scope, '某人')), ...(await keys(scope, '某王'))]
      expect(whole.length).toBeGreaterThan(0)
      expect(await keys(scope, '某')).toEqual(whole.toSorted())
      expect(await keys(scope, '赵')).toEqual([])
    }
    const named = await keys(here, '王五')
    expect(named.length).toBeGreaterThan(0)
    expect(await keys(here, '王')).toEqual(named)
  })
})

it('a cursor of ours is told from anything else', () => {
  expect('- 2024-10-11 推送预警 0192f0aa-0000-7000-8000-000000000001').toMatch(cursorPattern)
  for (const other of ['', '2024-10-11', "x' or 1=1", '2024-13-99', '- 2024-10-11 推送预警 a b']) {
    expect(other).not.toMatch(cursorPattern)
  }
})
