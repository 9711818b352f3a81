import { type Acting, recordAudit } from '#access/index'
import { ident, sql, type Transaction } from '#db/index'
import type { Evidence } from '#monitoring/index'
import { profileColumn } from '#policy/index'
import type { App } from '../app.ts'
import { type DueBefore, dueAlerts, dueEntries, dueObservations, duesOf } from './due-values.ts'
import { erasedWords, eraseOriginals, storedThings } from './stored-things.ts'

export interface RetentionRun {
  /** Values of observations, by the name of the fact. */
  readonly facts: Readonly<Record<string, number>>
  readonly chainEntries: number
  readonly alerts: number
  /** Whatever else is kept for a time, by its name in the data. */
  readonly stored: Readonly<Record<string, number>>
}

const usualAtOnce = 1000

interface Running {
  readonly app: App
  readonly acting: Acting
  readonly dues: readonly DueBefore[]
  readonly atOnce: number
}

/**
 * Deletes what is over its time, a thousand rows a transaction, each noted in the log: one that is
 * stopped goes on where it was. What was decided stays, and that there was a value; the chain still
 * verifies, for a value goes with its salt and its commitment stays.
 */
export async function runRetention(
  app: App,
  acting: Acting,
  { atOnce = usualAtOnce } = {},
): Promise<RetentionRun> {
  const running = { app, acting, atOnce, dues: duesOf(app.catalogue.facts, acting.today) }
  const facts = new Map<string, number>()
  for (let erased = await eraseValues(running); erased.size > 0; ) {
    for (const [code, count] of erased) facts.set(code, (facts.get(code) ?? 0) + count)
    erased = await eraseValues(running)
  }
  let chainEntries = 0
  for (let count = await eraseEntries(running); count > 0; count = await eraseEntries(running)) {
    chainEntries += count
  }
  let alerts = 0
  for (let count = await eraseEvidence(running); count > 0; count = await eraseEvidence(running)) {
    alerts += count
  }
  const named = [...facts].map(([code, count]) => {
    return [app.catalogue.findByCode(code)?.name ?? code, count] as const
  })
  const stored = await eraseStored(running)
  return { facts: Object.fromEntries(named), chainEntries, alerts, stored }
}

async function eraseValues({
  app,
  acting,
  dues,
  atOnce,
}: Running): Promise<ReadonlyMap<string, number>> {
  return app.db.transaction(async (tx) => {
    const rows = await tx.query<{ subject: string; codes: readonly string[] }>(sql`
      with due as (
        select d.subject_id, d.batch_id, d.recorded_at, array_agg(d.code order by d.code) as codes,
          jsonb_object_agg(d.code, null) as blanks
        from (${dueObservations(acting.countyCode, dues)}) as d
        group by d.subject_id, d.batch_id, d.recorded_at
        limit ${atOnce}
      )
      update observation as o
      set facts = o.facts || due.blanks,
        erased = array(select distinct unnest(coalesce(o.erased, '{}') || due.codes) order by 1)
      from due
      where o.county_code = ${acting.countyCode} and o.subject_id = due.subject_id
        and o.batch_id = due.batch_id and o.recorded_at = due.recorded_at
      returning o.subject_id as subject, due.codes`)
    const counts = new Map<string, number>()
    for (const code of rows.flatMap(({ codes }) => codes)) {
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }
    const subjects = [...new Set(rows.map(({ subject }) => subject))]
    await clearProfiles(tx, { app, acting }, { codes: [...counts.keys()], subjects })
    await note(tx, acting, { what: '删除到期的事实值', fields: counts.keys(), count: rows.length })
    return counts
  })
}

/** Of whoever is on the register no more the current value goes with the last word it came from. */
async function clearProfiles(
  tx: Transaction,
  { app, acting: { countyCode } }: Pick<Running, 'app' | 'acting'>,
  { codes, subjects }: { readonly codes: readonly string[]; readonly subjects: readonly string[] },
): Promise<void> {
  for (const code of codes) {
    const fact = app.catalogue.findByCode(code)
    if (!fact || fact.level === '义务人') continue
    const [table, key] =
      fact.level === '人' ? ['person_profile', 'person_id'] : ['household_profile', 'household_id']
    const column = ident(profileColumn(fact))
    await tx.execute(sql`
      update ${ident(table)} as p set ${column} = null
      where p.county_code = ${countyCode} and p.${ident(key)} = any(${[...subjects]}::uuid[])
        and p.${column} is not null and not exists (
          select from household as h
          where h.county_code = ${countyCode} and h.id = p.household_id and h.status = '存续')
        and not exists (
          select from observation as o
          where o.county_code = ${countyCode} and o.subject_id = p.${ident(key)}
            and o.recorded_to is null and o.facts ->> ${code} is not null)`)
  }
}

/** The value goes with its salt, by the owner: the server's own roles cannot change the chain. */
async function eraseEntries({ app, acting, dues, atOnce }: Running): Promise<number> {
  return app.db.as('owner').transaction(async (tx) => {
    const count = await tx.execute(sql`
      update chain_entry as e
      set fields = e.fields - '事实', salts = e.salts - '事实'
      where e.county_code = ${acting.countyCode} and e.id in (
        select d.id from (${dueEntries(acting.countyCode, dues)}) as d limit ${atOnce})`)
    await note(tx, acting, { what: '删除救助链中到期的事实值', fields: [], count })
    return count
  })
}

async function eraseEvidence({ app, acting, dues, atOnce }: Running): Promise<number> {
  return app.db.transaction(async (tx) => {
    const alerts = await tx.query<{ id: string; evidence: Evidence; until: string }>(sql`
      select a.id, a.evidence, a.raised_on as until
      from alert as a
      where a.county_code = ${acting.countyCode} and a.id in (
        select d.id from (${dueAlerts(acting.countyCode, dues)}) as d limit ${atOnce})
      for update`)
    const before = new Map(dues.map((due) => [due.name, due.before]))
    for (const { id, evidence, until } of alerts) {
      const isDue = (name: string) => until < (before.get(name) ?? '')
      await tx.execute(sql`
        update alert set evidence = ${JSON.stringify(withoutValues(evidence, isDue))}::jsonb
        where county_code = ${acting.countyCode} and id = ${id}`)
      await tx.execute(sql`
        update reply as r set rerun_evidence = '{"条件": null, "事实": [], "依据": ""}'
        from push as p
        where p.county_code = ${acting.countyCode} and p.alert_id = ${id}
          and r.county_code = ${acting.countyCode} and r.push_id = p.id`)
    }
    await note(tx, acting, { what: '删除预警证据中到期的值', fields: [], count: alerts.length })
    return alerts.length
  })
}

async function eraseStored({ app, acting, atOnce }: Running): Promise<Record<string, number>> {
  const stored: Record<string, number> = {}
  const tell = (what: string, count: number) => {
    if (count > 0) stored[what] = (stored[what] ?? 0) + count
  }
  const originals = await eraseOriginals(app, acting)
  await note(app.db, acting, { what: '删除到期的原件', fields: [], count: originals })
  tell('原件', originals)
  for (const thing of storedThings(app, acting)) {
    const eraseSome = () =>
      app.db.transaction(async (tx) => {
        const count = await thing.erase(tx, acting, atOnce)
        await note(tx, acting, { what: `删除到期的${thing.what}`, fields: [], count })
        return count
      })
    for (let count = await eraseSome(); count > 0; count = await eraseSome()) {
      tell(thing.what, count)
    }
  }
  return stored
}

/** The numbers in the sentences go with the values; that the rule held stays. */
function withoutValues(evidence: Evidence, isDue: (name: string) => boolean): Evidence {
  const { 条件: condition, 事实: facts } = evidence
  const { text: _, restated: _1, distance: _2, ...rest } = condition
  return {
    ...evidence,
    条件: { ...rest, children: [] },
    事实: facts.map((fact) => (isDue(fact.名称) ? { 名称: fact.名称, 值: erasedWords } : fact)),
  }
}

async function note(
  q: Parameters<typeof recordAudit>[0],
  acting: Acting,
  done: { readonly what: string; readonly fields: Iterable<string>; readonly count: number },
): Promise<void> {
  if (done.count === 0) return
  await recordAudit(q, acting, {
    kind: '管理',
    action: done.what,
    outcome: '成功',
    purpose: '个人信息保护法第十九条：保存期限届满',
    fields: done.fields,
    count: done.count,
  })
}
