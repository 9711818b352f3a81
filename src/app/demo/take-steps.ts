import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import {
  askExtension,
  closePush,
  markMisreport,
  receivePush,
  replyToPush,
  returnPush,
  startPush,
  transferPush,
} from '#dispatch/index'
import { localDate } from '#kernel/index'
import type { App } from '../app.ts'
import { checkAlert } from './check-alert.ts'
import { type AlertStep, answersOf, type Step, textOf } from './demo-steps.ts'
import { conferenceSteps } from './hold-conference.ts'

/**
 * Does what the county's people did on these days, one step a transaction, by the commands that the
 * pages use. Gives how many replies there were.
 */
export async function takeSteps(app: App, steps: readonly Step[]): Promise<number> {
  let replies = 0
  for (const step of steps) {
    const found = await findAlert(app, step)
    const acting = app.acting(nameOf(step, found), localDate(step.on))
    if (step.does === '核实') {
      await checkAlert(app, { acting, step, alertId: found.alertId })
      continue
    }
    await app.db.transaction((tx) => take(tx, { app, acting, step, ...found }))
    if (step.does === '反馈') replies += 1
  }
  return replies
}

const onPush: Readonly<Record<string, (tx: Transaction, work: AlertStep) => Promise<unknown>>> = {
  签收: (tx, { acting, pushId }) => receivePush(tx, acting, { pushId }),
  开始处置: (tx, { acting, pushId }) => startPush(tx, acting, { pushId }),
  反馈: (tx, work) => reply(tx, work),
  办结: (tx, { acting, pushId }) => closePush(tx, acting, { pushId }),
  退回: (tx, { acting, pushId, step }) =>
    returnPush(tx, acting, { pushId, reason: textOf(step, '理由') }),
  延期: (tx, { acting, pushId, step }) =>
    askExtension(tx, acting, { pushId, reason: textOf(step, '理由'), days: Number(step.天数) }),
  转办: (tx, { acting, pushId, step }) =>
    transferPush(tx, acting, {
      pushId,
      department: textOf(step, '部门'),
      reason: textOf(step, '理由'),
    }),
  误报: (tx, { acting, alertId, step }) =>
    markMisreport(tx, acting, { alertId, reason: textOf(step, '理由') }),
  配合: (tx, work) => assist(tx, work),
  ...conferenceSteps,
}

async function take(tx: Transaction, work: AlertStep): Promise<void> {
  const { does } = work.step
  const command = onPush[does]
  if (!command) throw new Error(`nobody knows how to do ${does}`)
  await command(tx, work)
}

async function reply(tx: Transaction, { app, acting, pushId, step }: AlertStep): Promise<void> {
  const monitoring = { compiled: app.compiled, datasets: app.datasets.datasets }
  await replyToPush(tx, acting, { pushId, monitoring, ...answersOf(step) })
}

/** Every department that assists answers. */
async function assist(tx: Transaction, work: AlertStep): Promise<void> {
  const { app, acting, alertId } = work
  const pushes = await tx.query<{ id: string; department: string }>(sql`
    select id, department from push
    where county_code = ${acting.countyCode} and alert_id = ${alertId} and duty = '配合'
    order by place, id`)
  for (const { id, department } of pushes) {
    const assisting: Acting = app.acting(`${department}经办`, acting.today)
    await reply(tx, { ...work, acting: assisting, pushId: id })
  }
}

interface Found {
  readonly alertId: string
  readonly pushId: string
  readonly township: string | null
}

/** The alert that a step is about, and the push of whoever must answer it. */
async function findAlert(app: App, step: Step): Promise<Found> {
  const { rule, household, person, department } = step
  const [found] = await app.db.query<Found>(sql`
    select a.id as "alertId", p.id as "pushId", d.name as township
    from push as p
    join alert as a on a.county_code = p.county_code and a.id = p.alert_id
    join household as h on h.county_code = p.county_code and h.id = a.household_id
    left join person as m on m.county_code = p.county_code and m.id = a.person_id
    left join division as d on d.code = p.division_code and d.valid_to is null
    where p.county_code = ${app.county.code} and a.rule = ${rule} and h.number = ${household}
      and p.department = ${department} and p.duty = '责任'
      and (${person}::text is null or m.name = split_part(${person}, ' ', 1))
    order by p.pushed_on, p.id
    limit 1`)
  if (!found) throw new Error(`no push to answer: ${rule} ${household}`)
  return step.isAboutLateness ? lateness(app, found) : found
}

/** The alert that says that a push was not answered in time. */
async function lateness(app: App, { pushId }: Found): Promise<Found> {
  const [found] = await app.db.query<Found>(sql`
    select a.id as "alertId", p.id as "pushId", null::text as township
    from alert as a
    join push as p on p.county_code = a.county_code and p.alert_id = a.id and p.duty = '责任'
    where a.county_code = ${app.county.code} and a.subject_kind = '推送' and a.subject_id = ${pushId}
    limit 1`)
  if (!found) throw new Error(`nothing says that ${pushId} was late`)
  return found
}

const byCivilAffairs = ['办结', '误报', '核实', '提请', '召集', '决定']

/** Civil affairs closes, checks and deliberates; the rest is done by whoever must answer. */
function nameOf(step: Step, { township }: Found): string {
  if (step.isAboutLateness || byCivilAffairs.includes(step.does)) return '示例县民政局经办'
  return `${township ?? step.department}经办`
}
