import { sql, type Transaction } from '#db/index'
import { conveneConference, proposeConference, resolveConference } from '#dispatch/index'
import { localDate } from '#kernel/index'
import { conferenceLevels, departmentNames } from '#policy/index'
import { type AlertStep, textOf } from './demo-steps.ts'

/** The steps of a case conference (一事一议), by what the example county calls them. */
export const conferenceSteps = {
  提请: (tx: Transaction, { app, acting, alertId, step }: AlertStep) => {
    const { levels } = conferenceLevels(app.pack)
    return proposeConference(tx, acting, { alertId, levels, matter: textOf(step, '议题') })
  },
  召集: async (tx: Transaction, work: AlertStep) => {
    const { app, acting, step } = work
    await conveneConference(tx, acting, {
      ...(await standing(tx, work)),
      heldOn: localDate(textOf(step, '开会')),
      heldAt: textOf(step, '地点'),
      chair: textOf(step, '主持'),
      departments: departmentsOf(work),
      known: departmentNames(app.pack),
    })
  },
  决定: async (tx: Transaction, work: AlertStep) => {
    const { app, acting, step } = work
    const tasks = step.交办 as readonly Task[] // our own file's form
    await resolveConference(tx, acting, {
      ...(await standing(tx, work)),
      resolution: textOf(step, '决定'),
      departments: departmentsOf(work),
      tasks: tasks.map(({ 部门: department, 事项: matter, 工作日: dueDays }) => {
        return { department, matter, dueDays }
      }),
      known: departmentNames(app.pack),
    })
  },
} as const

interface Task {
  readonly 部门: string
  readonly 事项: string
  readonly 工作日: number
}

function departmentsOf({ step }: AlertStep) {
  const names = step.参加 as readonly string[] // our own file's form
  return names.map((department) => ({ department }))
}

async function standing(tx: Transaction, { acting, alertId }: AlertStep) {
  const [found] = await tx.query<{ conferenceId: string }>(sql`
    select id as "conferenceId" from case_conference
    where county_code = ${acting.countyCode} and alert_id = ${alertId}
    order by proposed_on desc, id desc limit 1`)
  if (!found) throw new Error(`no conference about ${alertId}`)
  return found
}
