import type { Acting } from '#access/index'
import { appendChainMany } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import { addWorkingDays, type Deadline, type LocalDate } from '#kernel/index'
import { foldPushes } from '#monitoring/index'
import type { Pack } from '#policy/index'
import { newId } from '#vault/index'
import { type Duty, townshipOf } from './domain.ts'
import { refuse } from './refusals.ts'
import { type Route, routesByRule, routesOf, sourceDepartment } from './routes-of.ts'
import { alertInScope } from './scope.ts'

export interface MadePush {
  readonly id: string
  readonly alertId: string
  readonly department: string
  readonly divisionCode: string | null
  readonly duty: Duty
  readonly matter: string
  readonly dueOn: LocalDate
  readonly provisional: boolean
}

/** Pushes one alert to the departments that the pack names. */
export async function pushAlert(
  tx: Transaction,
  acting: Acting,
  { alertId, pack }: { readonly alertId: string; readonly pack: Pack },
): Promise<readonly MadePush[]> {
  const [alert] = await lockUnpushed(tx, acting, [alertId])
  if (!alert) throw await explainWhyNot(tx, acting, alertId)
  const routes = routesOf(pack, alert.rule)
  if (routes.length === 0) throw refuse('no-route', { rule: alert.rule })
  const left = await notStanding(tx, acting, { alert, routes })
  if (left.length === 0) throw refuse('alert-not-possible', { event: '推送', state: '处置中' })
  return sendPushes(tx, acting, [{ alert, routes: left }])
}

/** Pushes one open alert to these departments, whatever waits there already. */
export async function sendTo(
  tx: Transaction,
  acting: Acting,
  { alertId, routes }: { readonly alertId: string; readonly routes: readonly Route[] },
): Promise<readonly MadePush[]> {
  const [alert] = await lockUnpushed(tx, acting, [alertId])
  if (!alert) throw await explainWhyNot(tx, acting, alertId)
  return sendPushes(tx, acting, [{ alert, routes }])
}

/** The routes to departments that nothing of the alert waits at: asked twice, it is pushed once. */
async function notStanding(
  tx: Transaction,
  acting: Acting,
  { alert, routes }: { readonly alert: UnpushedAlert; readonly routes: readonly Route[] },
): Promise<readonly Route[]> {
  const standing = await tx.query<{ department: string }>(sql`
    select distinct department from push
    where county_code = ${acting.countyCode} and alert_id = ${alert.id}
      and state in ('已推送', '已签收', '处置中', '已反馈')`)
  const at = new Set(standing.map(({ department }) => department))
  return routes.filter(({ department }) =>
    department === sourceDepartment ? !at.has(alert.sourceDepartment ?? '') : !at.has(department),
  )
}

export interface PushedAlerts {
  readonly alerts: number
  readonly pushes: number
  readonly byDepartment: Readonly<Record<string, number>>
  /** Rules whose alerts wait because the pack names nobody to push to. */
  readonly unrouted: readonly string[]
}

/** Pushes every alert that waits for it, by the pack. */
export async function pushWaitingAlerts(
  tx: Transaction,
  acting: Acting,
  { pack }: { readonly pack: Pack },
): Promise<PushedAlerts> {
  const routesOfRule = routesByRule(pack)
  const routed = [...routesOfRule.keys()]
  const unrouted = await tx.query<{ rule: string }>(sql`
    select distinct rule from alert
    where county_code = ${acting.countyCode} and state = '待推送' and rule <> all(${routed}::text[])
    order by rule`)
  const byDepartment: Record<string, number> = {}
  let alerts = 0
  let pushes = 0
  for (;;) {
    const waiting = await lockUnpushed(tx, acting, { rules: routed })
    if (waiting.length === 0) break
    const sent = waiting.map((alert) => ({ alert, routes: routesOfRule.get(alert.rule) ?? [] }))
    for (const { department } of await sendPushes(tx, acting, sent)) {
      byDepartment[department] = (byDepartment[department] ?? 0) + 1
      pushes += 1
    }
    alerts += waiting.length
  }
  return { alerts, pushes, byDepartment, unrouted: unrouted.map(({ rule }) => rule) }
}

interface UnpushedAlert {
  readonly id: string
  readonly rule: string
  readonly title: string
  readonly class: string
  readonly divisionCode: string | null
  readonly householdId: string | null
  readonly personId: string | null
  /** What the evidence says the source of the row is; for rules about rows. */
  readonly sourceDepartment: string | null
}

const atOnce = 2000

function lockUnpushed(
  tx: Transaction,
  acting: Acting,
  which: readonly string[] | { readonly rules: readonly string[] },
): Promise<UnpushedAlert[]> {
  const chosen =
    'rules' in which ? sql`a.rule = any(${which.rules}::text[])` : sql`a.id = any(${which}::uuid[])`
  const states = 'rules' in which ? ['待推送'] : ['待推送', '处置中']
  return tx.query<UnpushedAlert>(sql`
    select a.id, a.rule, a.title, a.class, a.division_code as "divisionCode",
      a.household_id as "householdId", a.person_id as "personId",
      a.evidence ->> '来源部门' as "sourceDepartment"
    from alert as a
    where a.county_code = ${acting.countyCode} and a.state = any(${states}::text[]) and ${chosen}
      and ${alertInScope(acting)}
    order by a.id
    limit ${atOnce}
    for update`)
}

async function explainWhyNot(tx: Transaction, acting: Acting, alertId: string): Promise<Error> {
  const [alert] = await tx.query<{ state: string }>(sql`
    select a.state from alert as a
    where a.county_code = ${acting.countyCode} and a.id = ${alertId} and ${alertInScope(acting)}`)
  if (!alert) return refuse('alert-missing', { alertId })
  return refuse('alert-not-possible', { event: '推送', state: alert.state })
}

interface Sending {
  readonly alert: UnpushedAlert
  readonly routes: readonly Route[]
}

async function sendPushes(
  tx: Transaction,
  acting: Acting,
  sendings: readonly Sending[],
): Promise<readonly MadePush[]> {
  const dueDays = new Map<number, Deadline>()
  const rows = sendings.flatMap(({ alert, routes }) =>
    routes.map((route) => {
      const due =
        dueDays.get(route.dueDays) ?? addWorkingDays(acting.calendar, acting.today, route.dueDays)
      dueDays.set(route.dueDays, due)
      const isSource = route.department === sourceDepartment
      const department = isSource ? (alert.sourceDepartment ?? '民政') : route.department
      const divisionCode = townshipOf(department, alert.divisionCode)
      const { duty, matter } = route
      const push = { id: newId(), alertId: alert.id, department, divisionCode, duty, matter }
      return {
        ...push,
        dueOn: due.day,
        dueDays: route.dueDays,
        provisional: due.provisional,
        alert,
      }
    }),
  )
  await insertPushes(
    tx,
    acting,
    rows.map(({ alert, ...push }) => ({ ...push, place: alert.divisionCode })),
  )
  const alertIds = sendings.map(({ alert }) => alert.id)
  await tx.execute(sql`
    update alert set state = '处置中', version = version + 1
    where county_code = ${acting.countyCode}
      and id = any(${alertIds}::uuid[])`)
  await foldPushes(tx, acting, alertIds)
  const entries = rows.map(({ alert, ...push }) => ({
    householdId: alert.householdId,
    personId: alert.personId,
    kind: '推送' as const,
    title: `预警“${alert.title}”推送${push.department}`,
    subjectId: push.id,
    fields: {
      规则: alert.rule,
      类别: alert.class,
      部门: push.department,
      职责: push.duty,
      事由: push.matter,
      办理期限: push.dueOn,
      期限待定: push.provisional,
    },
  }))
  await appendChainMany(tx, acting, entries)
  return rows.map(({ alert: _, dueDays: __, ...push }) => push)
}

async function insertPushes(
  tx: Transaction,
  acting: Acting,
  rows: readonly (MadePush & { readonly dueDays: number; readonly place: string | null })[],
): Promise<void> {
  await tx.execute(sql`
    insert into push (county_code, id, alert_id, department, division_code, duty, matter, state,
      pushed_on, due_on, due_days, due_provisional, place)
    select ${acting.countyCode}, p.id, p."alertId", p.department, p."divisionCode", p.duty,
      p.matter, '已推送', ${acting.today}, p."dueOn", p."dueDays", p.provisional, p.place
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (id uuid, "alertId" uuid,
      department text, "divisionCode" text, duty text, matter text, "dueOn" date,
      "dueDays" integer, provisional boolean, place text)`)
}
