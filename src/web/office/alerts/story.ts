import type { Alert } from '../../api/client.ts'
import { formWords } from './form-words.ts'
import { alertWords as say } from './words.ts'

export interface Step {
  readonly on: string
  readonly what: string
}

type Push = Alert['pushes'][number]

/** What has happened to an alert, in the order of the days. */
export function storyOf(alert: Alert): readonly Step[] {
  const steps: Step[] = [
    ...alert.pushes.flatMap(stepsOfPush),
    ...alert.verifications.map(({ verifiedOn, recordedBy, finding, reason }) => ({
      on: verifiedOn,
      what: `${recordedBy} 核实：${finding}，${reason}`,
    })),
    ...alert.conferences.map(({ proposedOn, level, state }) => ({
      on: proposedOn,
      what: `提请${level}一事一议（${state}）`,
    })),
  ]
  if (alert.closedOn !== null) {
    steps.push({ on: alert.closedOn, what: `${alert.state} ${alert.closedReason ?? ''}`.trim() })
  }
  const order = steps.map((step, place) => ({ step, place }))
  return order
    .sort((a, b) => a.step.on.localeCompare(b.step.on) || a.place - b.place)
    .map(({ step }) => step)
}

function stepsOfPush(push: Push): readonly Step[] {
  const { department, receivedOn, receivedRemark, urgedOn, urgedRemark, closedOn } = push
  const whom = push.township === null ? department : push.township
  const steps: (Step | undefined)[] = [
    { on: push.pushedOn, what: `${say.pushedTo}${whom}：${push.matter}` },
    receivedOn === null
      ? undefined
      : { on: receivedOn, what: `${whom} ${say.received}${beside(receivedRemark)}` },
    urgedOn === null
      ? undefined
      : { on: urgedOn, what: `${say.urged}${whom}${beside(urgedRemark)}` },
    ...push.extensions.flatMap((one) => stepsOfExtension(one, whom)),
    ...push.replies.map(({ repliedOn, repliedBy, outcome, rerunTruth }) => ({
      on: repliedOn,
      what: `${repliedBy} ${say.replied}：${outcome}（${say.rerun}${rerunTruth}）`,
    })),
    closedOn === null ? undefined : { on: closedOn, what: `${whom}的推送${push.state}` },
  ]
  return steps.filter((step) => step !== undefined)
}

/** What was written with a step. */
function beside(remark: string | null): string {
  return remark ? `：${remark}` : ''
}

type Extension = Push['extensions'][number]

function stepsOfExtension(one: Extension, whom: string): readonly Step[] {
  const words = formWords.extension
  const asked = `${whom} ${words.ask} ${one.days} ${formWords.workingDays}：${one.reason}`
  const steps: Step[] = [{ on: one.askedOn, what: asked }]
  if (one.decidedOn !== null) {
    const until = one.dueAfter === null ? (one.remark ?? '') : `${words.newDue} ${one.dueAfter}`
    const said = one.state === '同意' ? words.grant : words.refuse
    steps.push({ on: one.decidedOn, what: `${one.decidedBy} ${said} ${until}`.trim() })
  }
  return steps
}
