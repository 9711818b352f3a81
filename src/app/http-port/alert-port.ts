import { type Acting, departmentOf } from '#access/index'
import { type Queryable, sql, type Transaction } from '#db/index'
import {
  closePush,
  countAlerts,
  countPushes,
  listAlerts,
  loadAlert,
  markMisreport,
  pushAlert,
  receivePush,
  replyToPush,
  returnPush,
  startPush,
  transferPush,
} from '#dispatch/index'
import type { Alert, AlertFilter, Alerts, AppPort, Caller, Facet } from '#http/index'
import { alertClasses, alertClassLabels, alertStates } from '#monitoring/domain'
import type { App } from '../app.ts'
import { alertItems } from './alert-items.ts'
import { alertOf } from './alert-of.ts'
import { explainCondition } from './condition-of.ts'
import { dueDatasets } from './due-datasets.ts'
import { readHouseholdMask } from './household-mask.ts'
import { readPlaces } from './places.ts'
import { inCounty, type PortContext } from './request.ts'

type Part = Pick<
  AppPort,
  | 'listAlerts'
  | 'findAlert'
  | 'pushAlert'
  | 'markMisreport'
  | 'receivePush'
  | 'startPush'
  | 'replyToPush'
  | 'returnPush'
  | 'transferPush'
  | 'closePush'
>

/** Alerts and pushes, as the routes ask for them. */
export function alertPort(context: PortContext): Part {
  const { app, actingFor } = context
  /** A command on a push; gives the alert it belongs to. */
  const onPush = (
    caller: Caller,
    pushId: string,
    command: (tx: Transaction, acting: Acting) => Promise<unknown>,
  ) =>
    inCounty(app, actingFor(caller), async (tx) => {
      await command(tx, actingFor(caller))
      return alertOfPush(tx, app, pushId)
    })
  return {
    listAlerts: (caller, filter) =>
      inCounty(app, actingFor(caller), (tx) =>
        listed(tx, app, { acting: actingFor(caller), filter }),
      ),
    findAlert: (caller, alertId) =>
      inCounty(app, actingFor(caller), (tx) =>
        found(tx, app, { acting: actingFor(caller), alertId }),
      ),
    pushAlert: (caller, alertId) =>
      inCounty(app, actingFor(caller), async (tx) => {
        await pushAlert(tx, actingFor(caller), { alertId, pack: app.pack })
      }),
    markMisreport: (caller, alertId, { reason }) =>
      inCounty(app, actingFor(caller), async (tx) => {
        await markMisreport(tx, actingFor(caller), { alertId, reason })
      }),
    receivePush: (caller, pushId) =>
      onPush(caller, pushId, (tx, acting) => receivePush(tx, acting, { pushId })),
    startPush: (caller, pushId) =>
      onPush(caller, pushId, (tx, acting) => startPush(tx, acting, { pushId })),
    replyToPush: (caller, pushId, input) => {
      const monitoring = { compiled: app.compiled, datasets: dueDatasets(app) }
      return onPush(caller, pushId, (tx, acting) =>
        replyToPush(tx, acting, { pushId, monitoring, ...input }),
      )
    },
    returnPush: (caller, pushId, { reason }) =>
      onPush(caller, pushId, (tx, acting) => returnPush(tx, acting, { pushId, reason })),
    transferPush: (caller, pushId, { department, reason = '' }) =>
      onPush(caller, pushId, (tx, acting) =>
        transferPush(tx, acting, { pushId, department, reason }),
      ),
    closePush: (caller, pushId) =>
      onPush(caller, pushId, (tx, acting) => closePush(tx, acting, { pushId })),
  }
}

async function listed(
  tx: Queryable,
  app: App,
  { acting, filter }: { acting: Acting; filter: AlertFilter },
): Promise<Alerts> {
  const { countyCode } = acting
  const chosen = chosenAlerts(filter)
  const places = await readPlaces(tx, countyCode)
  const { limit, after } = filter
  const { alerts, next } = await listAlerts(tx, acting, { ...chosen, limit, after })
  const { class: _, ...anyClass } = chosen
  const byClass = await countAlerts(tx, acting, anyClass)
  const pushes = await countPushes(tx, acting)
  const total = byClass.filter((one) => !chosen.class || one.class === chosen.class)
  return {
    total: sum(total.map(({ count }) => count)),
    items: await alertItems(tx, acting, { alerts, places, app }),
    next,
    facets: {
      class: alertClasses.map((value) =>
        facet(
          value,
          alertClassLabels[value],
          byClass.filter((one) => one.class === value),
        ),
      ),
      department: [...new Set(pushes.map(({ department }) => department))].map((name) =>
        facet(name, name, []),
      ),
      township: places.townships.map(({ code, name }) => facet(code, name, [])),
      state: [...alertStates, '全部'].map((name) => facet(name, name, [])),
    },
  }
}

function chosenAlerts({ class: wanted, state, department, township }: AlertFilter) {
  return {
    class: alertClasses.find((one) => one === wanted),
    state: alertStates.find((one) => one === state),
    open: state === undefined || state === '未办结' || undefined,
    department,
    division: township,
  }
}

function facet(
  value: string,
  label: string,
  counted: readonly { readonly count: number }[],
): Facet {
  return { value, label, count: sum(counted.map(({ count }) => count)) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

async function found(
  tx: Queryable,
  app: App,
  { acting, alertId }: { acting: Acting; alertId: string },
): Promise<Alert | undefined> {
  const alert = await loadAlert(tx, acting, alertId)
  const places = await readPlaces(tx, acting.countyCode)
  const [item] = await alertItems(tx, acting, { alerts: [alert], places, app })
  const reasons = await readReturnReasons(tx, acting, alertId)
  const explained = await explainCondition(tx, app, { acting, alert })
  const { householdId } = alert
  const about = householdId === null ? { alertId } : { householdId }
  const mask = await readHouseholdMask(tx, app, { acting, about })
  if (departmentOf(acting.who) !== undefined && !mask.pushed.alerts.has(alertId)) return undefined
  return item && alertOf({ alert, item, acting, places, app, reasons, explained, mask })
}

async function readReturnReasons(tx: Queryable, acting: Acting, alertId: string) {
  const rows = await tx.query<{ id: string; reason: string }>(sql`
    select id, returned_reason as reason from push
    where county_code = ${acting.countyCode} and alert_id = ${alertId}
      and returned_reason is not null`)
  return new Map(rows.map(({ id, reason }) => [id, reason]))
}

/** The alert of a push that a command has just moved. */
async function alertOfPush(tx: Queryable, app: App, pushId: string): Promise<string> {
  const [push] = await tx.query<{ alertId: string }>(sql`
    select alert_id as "alertId" from push
    where county_code = ${app.county.code} and id = ${pushId}`)
  if (!push) throw new Error('a push that was moved is not there')
  return push.alertId
}
