import { beforeAll, describe, expect, it } from 'vitest'
import { type Acting, rowScopeOf, type Scope, type Who } from '#access/index'
import { sql, type Transaction, withCounty } from '#db/index'
import { localDate } from '#kernel/index'
import { type AlertClass, alertClasses } from '#monitoring/domain'
import { newId } from '#vault/index'
import {
  aCounty,
  aHousehold,
  alertsOf,
  anotherCounty,
  aRound,
  otherVillage,
  type TestCounty,
  type TestHousehold,
} from '../../tests/monitored-county.ts'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import {
  countAlerts,
  countDuePushes,
  excludeLead,
  listAlerts,
  listDuePushes,
  listLeads,
  listPushes,
  loadAlert,
  pushAlert,
  receiveLead,
  receivePush,
  replyToPush,
  returnPush,
  transferPush,
} from './index.ts'
import { feedback, on, severe } from './test-push.ts'

const wholeCounty: Scope = { kind: '全县' }
const here: Scope = { kind: '辖区', areas: ['999901100'] }
const there: Scope = { kind: '辖区', areas: ['999901101'] }
const disabled: Scope = { kind: '推送', department: '残联', areas: null }
const insurers: Scope = { kind: '推送', department: '医保', areas: null }
const nobody: Scope = { kind: '无' }

function whoIn(scope: Scope): Who {
  return {
    ...{ accountId: newId(), name: '某人', role: 'x', permissions: new Set(), scope },
    ...{ sensitive: '揭示', exportRows: 0 },
  }
}

onEmbeddedFirst('alerts and pushes in a scope', (open) => {
  let shared: TestCounty
  let number = 40
  beforeAll(async () => {
    shared = await aCounty(open)
  })

  /** Two households, one in each township; the alert of the first went to 乡镇 and 残联. */
  async function twoTownships() {
    number += 1
    const county = anotherCounty(shared, number)
    const home = await aHousehold(county, severe)
    const other = await aHousehold(county, severe, { division: otherVillage })
    await aRound(county)
    const { pack } = county.monitoring.compiled
    const all = await alertsOf(county)
    const of = (one: TestHousehold) => all.find(({ subject }) => subject === one.person)?.id ?? ''
    const [alertId, otherAlert] = [of(home), of(other)]
    await on(county, '2024-10-11', (tx, acting) => pushAlert(tx, acting, { alertId, pack }))
    return { county, home, other, alertId, otherAlert }
  }

  const scoped = <T>(
    { db, acting }: TestCounty,
    scope: Scope,
    work: (tx: Transaction, acting: Acting) => Promise<T>,
  ) => {
    const by = { ...acting, today: localDate('2024-10-12'), who: whoIn(scope) }
    return withCounty(db.as('app'), acting.countyCode, (tx) => work(tx, by), rowScopeOf(by))
  }
  /** The first line alone: the worker role, which row-level security shows everything. */
  const firstLine = <T>(
    { db, acting }: TestCounty,
    scope: Scope,
    work: (tx: Transaction, acting: Acting) => Promise<T>,
  ) => db.as('worker').transaction((tx) => work(tx, { ...acting, who: whoIn(scope) }))
  /** The second line alone: commands that know nothing of a scope. */
  const secondLine = <T>(
    { db, acting }: TestCounty,
    scope: Scope,
    work: (tx: Transaction, acting: Acting) => Promise<T>,
  ) => {
    const rows = rowScopeOf({ who: whoIn(scope) })
    return withCounty(db.as('app'), acting.countyCode, (tx) => work(tx, acting), rows)
  }
  const idsOf = async (tx: Transaction, acting: Acting) =>
    (await listAlerts(tx, acting, {})).alerts.map(({ id }) => id)
  const pushOf = async ({ db, acting }: TestCounty, department: string) => {
    const { pushes } = await listPushes(db, acting, {})
    return pushes.find((one) => one.department === department)?.id ?? ''
  }

  describe.each([
    ['both lines', scoped],
    ['the first line alone', firstLine],
    ['the second line alone', secondLine],
  ] as const)('%s', (_name, within) => {
    it('list, count and look by id give the same alerts', async () => {
      const { county, alertId, otherAlert } = await twoTownships()
      for (const [scope, expected] of [
        [here, [alertId]],
        [there, [otherAlert]],
        [disabled, [alertId]],
        [insurers, []],
        [nobody, []],
      ] as const) {
        const found = await within(county, scope, idsOf)
        expect(found.filter((id) => [alertId, otherAlert].includes(id))).toEqual(expected)
        const counted = await within(county, scope, (tx, acting) => countAlerts(tx, acting))
        expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(found.length)
        for (const id of [alertId, otherAlert]) {
          const load = within(county, scope, (tx, acting) => loadAlert(tx, acting, id))
          if (found.includes(id)) expect((await load).id).toBe(id)
          else await expect(load).rejects.toThrow('没有找到编号为')
        }
      }
    })

    it('pushes of a class are those of its alerts, page and count alike', async () => {
      const { county } = await twoTownships()
      const of = (scope: Scope, one?: AlertClass) =>
        within(county, scope, async (tx, acting) => {
          const { pushes } = await listDuePushes(tx, acting, { class: one })
          const counted = await countDuePushes(tx, acting, { class: one })
          expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(pushes.length)
          return pushes
        })
      for (const scope of [wholeCounty, here, there, disabled, insurers]) {
        const all = await of(scope)
        for (const one of alertClasses) {
          const wanted = all.filter((push) => push.class === one)
          expect(await of(scope, one)).toEqual(wanted)
        }
      }
      expect(await of(disabled)).not.toEqual([])
    })

    it('a push, an alert, a lead outside is refused like one that does not exist', async () => {
      const { county, otherAlert } = await twoTownships()
      const push = await pushOf(county, '乡镇')
      const lead = await aLead(county)
      const receive = (tx: Transaction, acting: Acting) => receivePush(tx, acting, { pushId: push })
      await expect(within(county, there, receive)).rejects.toMatchObject({
        ...{ status: 404, code: 'dispatch.push-missing' },
      })
      await expect(within(county, insurers, receive)).rejects.toMatchObject({ status: 404 })
      const { pack } = county.monitoring.compiled
      const send = (tx: Transaction, acting: Acting) =>
        pushAlert(tx, acting, { alertId: otherAlert, pack })
      await expect(within(county, here, send)).rejects.toMatchObject({ status: 404 })
      const exclude = (tx: Transaction, acting: Acting) =>
        excludeLead(tx, acting, { leadId: lead, reason: '外县' })
      await expect(within(county, there, exclude)).rejects.toMatchObject({ status: 404 })
      await expect(within(county, insurers, exclude)).rejects.toMatchObject({ status: 404 })
      await within(county, here, (tx, acting) => receiveLead(tx, acting, lead))
      const leads = (scope: Scope) =>
        within(county, scope, async (tx, acting) => (await listLeads(tx, acting)).leads.length)
      expect([await leads(here), await leads(there), await leads(nobody)]).toEqual([1, 0, 0])
    })
  })

  it('a department receives, answers with the rule run again, and passes on what was sent to it', async () => {
    const { county } = await twoTownships()
    const pushId = await pushOf(county, '残联')
    const { monitoring } = county
    await scoped(county, disabled, (tx, acting) => receivePush(tx, acting, { pushId }))
    const answered = await scoped(county, disabled, (tx, acting) =>
      replyToPush(tx, acting, { pushId, ...feedback, monitoring }),
    )
    expect(answered.truth).toBe('仍然成立')
    const entries = await county.db.query<{ kind: string }>(sql`
      select kind from chain_entry
      where county_code = ${county.acting.countyCode} and subject_id = ${pushId} order by recorded_at`)
    expect(entries.map(({ kind }) => kind)).toEqual(['推送', '签收', '反馈'])
  })

  it('a township answers its own push, and no department’s', async () => {
    const { county } = await twoTownships()
    const [own, theirs] = [await pushOf(county, '乡镇'), await pushOf(county, '残联')]
    const receive = (pushId: string) => (tx: Transaction, acting: Acting) =>
      receivePush(tx, acting, { pushId })
    await expect(scoped(county, here, receive(theirs))).rejects.toMatchObject({
      ...{ status: 403, code: 'dispatch.push-not-theirs' },
    })
    await scoped(county, here, receive(own))
  })

  it('an area reads what says no place of its own by its household', async () => {
    const { county, alertId, otherAlert } = await twoTownships()
    const { countyCode } = county.acting
    await county.db.transaction(async (tx) => {
      await tx.execute(sql`update push set place = null where county_code = ${countyCode}`)
      await tx.execute(sql`update alert set division_code = null where county_code = ${countyCode}`)
    })
    const rows = rowScopeOf({ who: whoIn(here) })
    const read = (table: 'push' | 'alert') =>
      withCounty(
        county.db.as('app'),
        countyCode,
        (tx) =>
          tx.query<{ id: string }>(
            table === 'push'
              ? sql`select distinct alert_id as id from push where county_code = ${countyCode}`
              : sql`select id from alert where county_code = ${countyCode}`,
          ),
        rows,
      )
    for (const table of ['push', 'alert'] as const) {
      const found = (await read(table)).map(({ id }) => id)
      expect(found).toContain(alertId)
      expect(found).not.toContain(otherAlert)
    }
  })

  it('an alert settles by all its pushes, though the department may see only its own', async () => {
    const { county, alertId } = await twoTownships()
    const pushId = await pushOf(county, '残联')
    await scoped(county, disabled, (tx, acting) =>
      returnPush(tx, acting, { pushId, reason: '不是持证人员' }),
    )
    expect((await loadAlert(county.db, county.acting, alertId)).state).toBe('处置中')
  })

  it('what was passed on is the other department’s as well', async () => {
    const { county, alertId } = await twoTownships()
    const pushId = await pushOf(county, '残联')
    await scoped(county, disabled, (tx, acting) =>
      transferPush(tx, acting, { pushId, department: '医保', reason: '属医保' }),
    )
    expect(await scoped(county, insurers, idsOf)).toEqual([alertId])
    const seen = await scoped(county, insurers, async (tx, acting) =>
      (await listPushes(tx, acting, {})).pushes.map(({ department }) => department),
    )
    expect(seen).toEqual(['医保'])
  })

  async function aLead({ db, acting }: TestCounty): Promise<string> {
    const [id, batch] = [newId(), newId()]
    await db.execute(sql`
      insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes,
        period, period_end, mode, state, imported_by)
      values (${batch}, ${acting.countyCode}, 'disability', '残联', 'x.csv', ${batch}, 1, '2024-09',
        '2024-09-30', '全量', '已入库', '张经办')`)
    await db.execute(sql`
      insert into lead (county_code, id, dataset, batch_id, sheet, row_number, id_hash, name,
        division_code, facts, reason, department)
      values (${acting.countyCode}, ${id}, 'disability', ${batch}, '', 2, ${newId()}, '周外人',
        '999901100201', '{}', '残疾一级', '乡镇')`)
    return id
  }
})
