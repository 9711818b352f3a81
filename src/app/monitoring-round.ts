import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { pushWaitingAlerts, urgeOverdue } from '#dispatch/index'
import { evaluate, foldAllPushes, raiseAlerts, requestMissingData } from '#monitoring/index'
import { expireFacts, settleAllPersonKeys } from '#registry/index'
import { newId } from '#vault/index'
import { type App, heldStill } from './app.ts'
import { type LeadsOfRound, moveLeads } from './exchange/move-leads.ts'
import { rulesOff, withoutRules } from './policy/rule-switches.ts'
import { policyDays } from './policy-days.ts'
import { countInRound } from './statistics/count-in-round.ts'
import { deliveryFigures } from './statistics/refresh-statistics.ts'

export type RoundPhase = '过期' | '测算' | '预警' | '催数' | '推送' | '督办' | '提交'

export interface RoundOptions {
  /** Push what waits, as the pack says. */
  readonly push: boolean
  /** Only these households; absent: a full round. */
  readonly households?: readonly string[]
  readonly onPhase?: (phase: RoundPhase) => void
}

export interface RoundOutcome {
  readonly roundId: string
  readonly kind: '全量' | '增量'
  readonly asOf: string
  readonly policyVersion: string
  readonly households: number
  readonly byCategory: Readonly<Record<string, number>>
  readonly expiredFacts: number
  readonly raised: number
  readonly raisedByClass: Readonly<Record<string, number>>
  readonly updated: number
  readonly vanished: number
  readonly withdrawn: number
  readonly dataRequests: number
  readonly pushes: number
  readonly pushesByDepartment: Readonly<Record<string, number>>
  readonly urged: number
  readonly escalated: number
  readonly leads: LeadsOfRound
  /** Data requests that ran past their day: urged, or told one level up. */
  readonly requestsUrged: number
}

/**
 * One monitoring round, as one transaction: facts past their shelf life become unknown, every household
 * is evaluated, alerts are raised, missing files asked for, alerts pushed, overdue pushes urged.
 */
export async function runRound(
  app: App,
  acting: Acting,
  options: RoundOptions,
): Promise<RoundOutcome> {
  const phase = options.onPhase ?? (() => undefined)
  if (!options.households || options.households.length > 200) await analyse(app)
  const held = heldStill(app)
  const deliveries = options.households ? undefined : await deliveryFigures(held, acting)
  return held.db.transaction(async (tx) => {
    const outcome = await runPhases(tx, { app: held, acting, options, phase })
    // A full round leaves nothing of what lists are counted from to chance.
    if (outcome.kind === '全量') {
      await foldAllPushes(tx, acting)
      await settleAllPersonKeys(tx, acting, acting.today)
    }
    await countInRound(tx, acting, deliveries)
    phase('提交')
    return outcome
  })
}

/** Fresh tables have no statistics, and the planner's guesses without them are ruinous. */
async function analyse(app: App): Promise<void> {
  const tables = sql`person_profile, household_profile, household_determination, alert, membership`
  await app.db.as('owner').execute(sql`analyze ${tables}`)
}

/** Re-evaluates the households that imports or decisions touched; nothing when none is due. */
export async function runDue(
  app: App,
  acting: Acting,
  options: Omit<RoundOptions, 'households'>,
): Promise<RoundOutcome | undefined> {
  const due = await app.db.query<{ id: string }>(sql`
    select household_id as id from household_due where county_code = ${acting.countyCode}`)
  if (due.length === 0) return undefined
  return runRound(app, acting, { ...options, households: due.map(({ id }) => id) })
}

interface Work {
  readonly app: App
  readonly acting: Acting
  readonly options: RoundOptions
  readonly phase: (phase: RoundPhase) => void
}

async function runPhases(tx: Transaction, work: Work): Promise<RoundOutcome> {
  const { app, acting, options, phase } = work
  const { households } = options
  const asOf = acting.today
  const roundId = newId()
  const kind = households === undefined ? ('全量' as const) : ('增量' as const)
  await openRound(tx, work, { roundId, kind })
  phase('过期')
  const expired = await expireFacts(tx, acting, {
    catalogue: app.catalogue,
    datasets: app.datasets.datasets,
  })
  phase('测算')
  const compiled = withoutRules(app.compiled, await rulesOff(tx, acting.countyCode, app.pack))
  const input = { compiled, datasets: dueDatasets(app), asOf, households }
  const evaluated = await evaluate(tx, acting, input)
  phase('预警')
  const raised = await raiseAlerts(tx, acting, { ...input, roundId })
  phase('催数')
  const requests = await requestMissingData(tx, acting, {
    missing: raised.missing,
    datasets: dueDatasets(app),
    dueDays: policyDays(app.pack, '催数时限', asOf),
  })
  phase('推送')
  const pushed = options.push ? await pushWaitingAlerts(tx, acting, { pack: app.pack }) : undefined
  phase('督办')
  const urged = await urgeOverdue(tx, acting, { pack: app.pack })
  const { leads, requestsUrged } = await moveLeads(tx, acting, { app, push: options.push })
  await clearDue(tx, acting, households)
  const outcome: RoundOutcome = {
    roundId,
    kind,
    asOf,
    policyVersion: app.pack.version,
    households: evaluated.households,
    byCategory: evaluated.byCategory,
    expiredFacts: expired.facts,
    raised: raised.raised,
    raisedByClass: raised.raisedByClass,
    updated: raised.updated,
    vanished: raised.vanished,
    withdrawn: raised.withdrawn,
    dataRequests: requests.requested,
    pushes: pushed?.pushes ?? 0,
    pushesByDepartment: pushed?.byDepartment ?? {},
    ...urged,
    leads,
    requestsUrged,
  }
  await closeRound(tx, acting, outcome)
  return outcome
}

function dueDatasets(app: App) {
  return app.datasets.datasets.map(({ code, name, department, cycle }) => ({
    code,
    name,
    department,
    cycle,
  }))
}

async function openRound(
  tx: Transaction,
  { app, acting }: Work,
  round: { readonly roundId: string; readonly kind: string },
): Promise<void> {
  await tx.execute(sql`
    insert into monitoring_round (county_code, id, kind, as_of, policy_id, policy_version)
    values (${acting.countyCode}, ${round.roundId}, ${round.kind}, ${acting.today},
      ${app.policyId}, ${app.pack.version})`)
}

async function closeRound(tx: Transaction, acting: Acting, outcome: RoundOutcome): Promise<void> {
  await tx.execute(sql`
    update monitoring_round
    set ended_at = clock_timestamp(), households = ${outcome.households},
      counts = ${JSON.stringify(outcome)}::jsonb
    where county_code = ${acting.countyCode} and id = ${outcome.roundId}`)
}

/** What was touched before this round began is done; what comes in meanwhile stays due. */
async function clearDue(
  tx: Transaction,
  acting: Acting,
  households: readonly string[] | undefined,
): Promise<void> {
  const which =
    households === undefined ? sql`true` : sql`household_id = any(${households}::uuid[])`
  await tx.execute(sql`
    delete from household_due
    where county_code = ${acting.countyCode} and ${which} and due_at <= transaction_timestamp()`)
}
