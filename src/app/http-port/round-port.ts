import { type Acting, inScope, scopeOf } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { countAlerts, countPushes } from '#dispatch/index'
import type { AppPort, DataRequest, Round } from '#http/index'
import { alertClasses, openAlertStates } from '#monitoring/domain'
import type { App } from '../app.ts'
import { type Places, readPlaces } from './places.ts'
import { readBatches } from './read-batches.ts'
import { inCounty, type PortContext } from './request.ts'

/** The latest round in numbers, as the first screen shows it. */
export function roundPort({ app, actingFor }: PortContext): Pick<AppPort, 'readRound'> {
  return {
    readRound: (caller) =>
      inCounty(app, actingFor(caller), (tx) => latest(tx, app, actingFor(caller))),
  }
}

interface RoundRow {
  readonly id: string
  readonly kind: '全量' | '增量'
  readonly asOf: string
  readonly version: string
  readonly startedAt: string
  readonly endedAt: string | null
  readonly households: number | null
  readonly counts: { readonly raised?: number; readonly vanished?: number }
}

async function latest(tx: Queryable, app: App, acting: Acting): Promise<Round | undefined> {
  const { countyCode, today } = acting
  const [round] = await tx.query<RoundRow>(sql`
    select id, kind, as_of as "asOf", policy_version as version, started_at as "startedAt",
      ended_at as "endedAt", households, counts
    from monitoring_round
    where county_code = ${countyCode}
    order by started_at desc
    limit 1`)
  if (!round) return undefined
  const alerts = await countAlerts(tx, acting)
  const pushes = await countPushes(tx, acting)
  const late = await countPushes(tx, acting, { overdueOn: today })
  const open = alerts.filter(({ state }) => openAlertStates.includes(state))
  const overdue = total(late)
  return {
    id: round.id,
    kind: round.kind,
    asOf: round.asOf,
    policy: `${app.pack.name} ${round.version}`,
    startedAt: round.startedAt,
    endedAt: round.endedAt,
    county: app.county.name,
    households: await countHouseholds(tx, acting),
    determinations: await countCategories(tx, acting),
    alerts: {
      ...(await countChanged(tx, acting, round)),
      open: total(open),
      overdue,
    },
    alertsByClass: alertClasses.map((name) => {
      const here = alerts.filter((one) => one.class === name)
      const waiting = total(here.filter((one) => open.includes(one)))
      return { class: name, open: waiting, closed: total(here) - waiting }
    }),
    alertsByDepartment: byDepartment(pushes.filter(isWaiting), late),
    pushes: {
      sent: total(pushes),
      awaiting: total(pushes.filter(isWaiting)),
      replied: total(pushes.filter(({ state }) => state === '已反馈' || state === '已办结')),
      overdue,
    },
    dataRequests: await readRequests(tx, acting, { app, places: await readPlaces(tx, countyCode) }),
    files: (await readBatches(tx, { app, acting }, { limit: 60 })).items,
  }
}

/**
 * What the round raised and what vanished in it: its own counts are the county's, so that whoever sees a
 * part of it is told of that part; of several rounds on a day what vanished in all of them.
 */
async function countChanged(tx: Queryable, acting: Acting, { id, asOf, counts }: RoundRow) {
  if (scopeOf(acting).kind === '全县') {
    return { raised: counts.raised ?? 0, vanished: counts.vanished ?? 0 }
  }
  return {
    raised: total(await countAlerts(tx, acting, { roundId: id })),
    vanished: total(await countAlerts(tx, acting, { vanishedOn: asOf })),
  }
}

interface Counted {
  readonly department: string
  readonly count: number
}

function isWaiting({ state }: { readonly state: string }): boolean {
  return state === '已推送' || state === '已签收' || state === '处置中'
}

function byDepartment(waiting: readonly Counted[], late: readonly Counted[]) {
  const names = [...new Set(waiting.map(({ department }) => department))]
  const of = (counts: readonly Counted[], name: string) =>
    total(counts.filter(({ department }) => department === name))
  return names
    .map((department) => ({
      department,
      open: of(waiting, department),
      overdue: of(late, department),
    }))
    .sort((left, right) => right.open - left.open)
}

function total(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0)
}

async function countHouseholds(tx: Queryable, acting: Acting): Promise<number> {
  const [row] = await tx.query<{ count: number }>(sql`
    select count(*) as count from household_determination as d
    where d.county_code = ${acting.countyCode}
      and ${inScope(acting, { household: sql`d.household_id` })}`)
  return row?.count ?? 0
}

function countCategories(tx: Queryable, acting: Acting) {
  return tx.query<{ category: string; households: number }>(sql`
    select d.category, count(*) as households
    from household_determination as d
    where d.county_code = ${acting.countyCode}
      and ${inScope(acting, { household: sql`d.household_id` })}
    group by d.category
    order by count(*) desc, d.category`)
}

async function readRequests(
  tx: Queryable,
  acting: Acting,
  { app, places }: { readonly app: App; readonly places: Places },
): Promise<DataRequest[]> {
  const rows = await tx.query<DataRequest & { division: string }>(sql`
    select r.id, r.dataset, r.department, r.division_code as division, r.period, r.reason,
      r.households, r.due_on as "dueOn", r.due_provisional as "isProvisional"
    from data_request as r
    where r.county_code = ${acting.countyCode} and r.state = '待送达'
      and ${inScope(acting, { department: sql`r.department`, division: sql`r.division_code` })}
    order by r.due_on, r.department, r.dataset, r.division_code
    limit 200`)
  return rows.map(({ division, ...row }) => ({
    ...row,
    dataset: app.datasets.datasets.find(({ code }) => code === row.dataset)?.name ?? row.dataset,
    township: places.placeOf(division).township ?? app.county.name,
  }))
}
