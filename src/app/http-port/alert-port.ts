import { type Acting, departmentOf } from '#access/index'
import { type Queryable, sql, type Transaction } from '#db/index'
import {
  type AlertCount,
  closePush,
  countAlerts,
  countStages,
  listAlerts,
  listConferences,
  listDueAlerts,
  listExtensions,
  listVerifications,
  loadAlert,
  markMisreport,
  pushAlert,
  pushedDepartments,
  receivePush,
  replyToPush,
  returnPush,
  startPush,
  transferPush,
} from '#dispatch/index'
import type { Alert, AlertCounts, AlertFilter, Alerts, AppPort, Caller, Facet } from '#http/index'
import { alertClasses, alertClassLabels, alertStates } from '#monitoring/domain'
import type { App } from '../app.ts'
import { alertItems } from './alert-items.ts'
import { alertOf, type WrittenOfPush } from './alert-of.ts'
import { alertOfPush } from './alert-of-push.ts'
import { attachToReply } from './beside-reply.ts'
import { chosenAlerts } from './chosen-alerts.ts'
import { explainCondition } from './condition-of.ts'
import { dueDatasets } from './due-datasets.ts'
import { type HouseholdMask, householdMask, readHouseholdMask } from './household-mask.ts'
import { readPlaces } from './places.ts'
import { inCounty, type PortContext } from './request.ts'

type Part = Pick<
  AppPort,
  | 'listAlerts'
  | 'findAlert'
  | 'countAlertStages'
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
    countAlertStages: (caller, filter) =>
      inCounty(app, actingFor(caller), (tx) =>
        counted(tx, app, { acting: actingFor(caller), filter }),
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
    receivePush: (caller, pushId, input) =>
      onPush(caller, pushId, (tx, acting) => receivePush(tx, acting, { pushId, ...input })),
    startPush: (caller, pushId) =>
      onPush(caller, pushId, (tx, acting) => startPush(tx, acting, { pushId })),
    replyToPush: (caller, pushId, { attachments, ...input }) => {
      const monitoring = { compiled: app.compiled, datasets: dueDatasets(app) }
      return onPush(caller, pushId, async (tx, acting) => {
        const { replyId } = await replyToPush(tx, acting, { pushId, monitoring, ...input })
        await attachToReply(tx, acting, { replyId, attachments })
      })
    },
    returnPush: (caller, pushId, input) =>
      onPush(caller, pushId, (tx, acting) => returnPush(tx, acting, { pushId, ...input })),
    transferPush: (caller, pushId, { reason = '', ...input }) =>
      onPush(caller, pushId, (tx, acting) =>
        transferPush(tx, acting, { pushId, reason, ...input }),
      ),
    closePush: (caller, pushId, { remark, version }) =>
      onPush(caller, pushId, (tx, acting) =>
        closePush(tx, acting, { pushId, version, remark: remark?.trim() || undefined }),
      ),
  }
}

async function listed(
  tx: Queryable,
  app: App,
  { acting, filter }: { acting: Acting; filter: AlertFilter },
): Promise<Alerts> {
  const { countyCode } = acting
  const mask = householdMask(app, { who: acting.who })
  const chosen = chosenAlerts(filter, { acting, mask })
  const places = await readPlaces(tx, countyCode)
  const { limit, after, sort } = filter
  const list = sort === '期限' ? listDueAlerts : listAlerts
  const { alerts, next } = await list(tx, acting, { ...chosen, limit, after })
  const { classes: _, ...anyClass } = chosen
  const byClass = await countAlerts(tx, acting, anyClass)
  const { rule: __, ...anyRule } = chosen
  const byRule = chosen.rule === undefined ? byClass : await countAlerts(tx, acting, anyRule)
  const departments = await pushedDepartments(tx, acting)
  const total = byClass.filter((one) => chosen.classes?.includes(one.class) ?? true)
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
      department: departments.map((name) => facet(name, name, [])),
      township: places.townships.map(({ code, name }) => facet(code, name, [])),
      state: [...alertStates, '全部'].map((name) => facet(name, name, [])),
      rule: ruleFacets(
        app,
        mask,
        byRule.filter((one) => chosen.classes?.includes(one.class) ?? true),
      ),
    },
  }
}

/** The rules that have alerts, by their names; one whose name would tell what is not shown is not offered. */
function ruleFacets(app: App, mask: HouseholdMask, counts: readonly AlertCount[]): Facet[] {
  const rules = [...new Set(counts.map(({ rule }) => rule))].filter((rule) => !mask.hidesRule(rule))
  return rules.map((rule) => {
    const ofRule = counts.filter((one) => one.rule === rule)
    const name = app.pack.rules.find(({ id }) => id === rule)?.name
    return facet(rule, name ?? ofRule[0]?.title ?? rule, ofRule)
  })
}

async function counted(
  tx: Queryable,
  app: App,
  { acting, filter }: { acting: Acting; filter: Omit<AlertFilter, 'limit'> },
): Promise<AlertCounts> {
  const mask = householdMask(app, { who: acting.who })
  const { classes: _, ...chosen } = chosenAlerts(filter, { acting, mask })
  const counts = await countStages(tx, acting, { ...chosen, today: acting.today })
  return {
    classes: alertClasses.map((value) => {
      const ofClass = counts.filter((one) => one.class === value)
      return {
        class: value,
        label: alertClassLabels[value],
        total: sum(ofClass.map(({ count }) => count)),
        overdue: sum(ofClass.map(({ overdue }) => overdue)),
        stages: ofClass.map(({ stage, count, overdue }) => ({ stage, count, overdue })),
      }
    }),
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
  const reasons = await readWritten(tx, acting, alertId)
  const explained = await explainCondition(tx, app, { acting, alert })
  const { householdId } = alert
  const about = householdId === null ? { alertId } : { householdId }
  const mask = await readHouseholdMask(tx, app, { acting, about })
  if (departmentOf(acting.who) !== undefined && !mask.pushed.alerts.has(alertId)) return undefined
  const verifications = await listVerifications(tx, acting, alertId)
  const { conferences } = await listConferences(tx, acting, { alertId })
  const extensions = await listExtensions(tx, acting, alertId)
  const more = { reasons, explained, mask, verifications, conferences, extensions }
  return item && alertOf({ alert, item, acting, places, app, ...more })
}

/** What was written beside pushes, and who moved them last. */
async function readWritten(tx: Queryable, acting: Acting, alertId: string) {
  const rows = await tx.query<WrittenOfPush & { id: string }>(sql`
    select id, returned_reason as returned, urged_remark as urged, received_remark as received,
      moved_by as "movedBy", moved_at as "movedAt"
    from push
    where county_code = ${acting.countyCode} and alert_id = ${alertId}
    order by id
    limit 500`)
  return new Map(rows.map(({ id, ...written }) => [id, written]))
}
