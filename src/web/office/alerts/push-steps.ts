import type { Alert, Push } from '../../api/client.ts'
import { answerOf } from '../../api/client.ts'
import { idsOf, type KeptAttachment } from '../../components/form/send-attachment.ts'
import { words } from '../../words.ts'
import { commands } from './acting.ts'
import { formWords } from './form-words.ts'
import { alertWords } from './words.ts'
import type { WrittenField } from './written-fields.ts'

/** The steps of a push that take words. */
export const writtenSteps = [
  'receive',
  'reply',
  'return',
  'transfer',
  'withdraw',
  'urge',
  'extend',
  'grant',
  'refuse',
] as const
export type WrittenStep = (typeof writtenSteps)[number]

type Written = Readonly<Record<string, string>>

interface StepForm {
  readonly title: string
  readonly fields: readonly WrittenField[]
  readonly submit?: string
  readonly grave?: boolean
}

const say = words.push
const own = alertWords.push
const more = formWords.extension

/** What a step asks to be written; `departments` are those it may go on to. */
export function formOfStep(
  step: WrittenStep,
  push: Push,
  departments: readonly { readonly name: string }[],
): StepForm {
  const reason = { name: 'reason', label: say.reason, hint: say.reasonHint }
  const asked = push.extensions.find(({ state }) => state === '待答复')
  switch (step) {
    case 'receive':
      return {
        title: say.receive,
        submit: say.receive,
        fields: [
          { name: 'remark', label: own.receiveRemark, hint: own.receiveHint, isOptional: true },
        ],
      }
    case 'reply':
      return {
        title: say.reply,
        fields: [
          { name: 'cause', label: say.cause, hint: say.causeHint },
          { name: 'measure', label: say.measure, hint: say.measureHint },
          { name: 'outcome', label: say.outcome, hint: say.outcomeHint },
        ],
      }
    case 'return':
      return { title: say.return, fields: [reason] }
    case 'withdraw':
      return { title: own.withdraw, fields: [reason], grave: true }
    case 'urge':
      return {
        title: `${own.urge} ${push.department}`,
        submit: own.urge,
        fields: [{ name: 'remark', label: own.urgeRemark, hint: own.urgeHint, isOptional: true }],
      }
    case 'transfer': {
      const options = departments
        .filter(({ name }) => name !== push.department)
        .map(({ name }) => ({ value: name, label: name }))
      const to = { name: 'department', label: own.transferTo, hint: '', kind: 'choice' as const }
      return { title: own.transferTitle, fields: [{ ...to, options }, reason] }
    }
    case 'extend':
      return {
        title: more.title,
        submit: more.submit,
        fields: [
          { name: 'days', label: more.days, hint: more.daysHint, kind: 'days' },
          { name: 'reason', label: more.reason, hint: more.reasonHint },
        ],
      }
    case 'grant':
      return {
        title: more.grantTitle,
        submit: more.grant,
        fields: [
          {
            ...{ name: 'days', label: more.grantDays, hint: more.grantHint },
            ...{ kind: 'days', value: String(asked?.days ?? '') },
          },
          { name: 'remark', label: more.remark, hint: '', isOptional: true },
        ],
      }
    case 'refuse':
      return {
        ...{ title: more.refuseTitle, submit: more.refuse, grave: true },
        fields: [{ name: 'remark', label: more.refuseReason, hint: '' }],
      }
  }
}

export interface Sent {
  readonly written: Written
  readonly attachments: readonly KeptAttachment[]
}

/** Carries the step out on the push as it stands on the screen. */
export function sendStep(
  step: WrittenStep,
  push: Push,
  { written, attachments }: Sent,
): Promise<Alert> {
  const { cause = '', measure = '', outcome = '', reason = '', department = '' } = written
  const { days = '', remark = '' } = written
  const { id, version } = push
  switch (step) {
    case 'receive':
      return answerOf(commands.receive(id, { version, ...(remark.trim() && { remark }) }))
    case 'reply':
      return answerOf(
        commands.reply(id, { cause, measure, outcome, version, ...idsOf(attachments) }),
      )
    case 'return':
      return answerOf(commands.return(id, { reason, version }))
    case 'withdraw':
      return answerOf(commands.withdraw(id, { reason, version }))
    case 'urge':
      return answerOf(commands.urge(id, remark))
    case 'transfer':
      return answerOf(commands.transfer(id, { department, reason, version }))
    case 'extend':
      return answerOf(commands.askExtension(id, { reason, days: Number(days), version }))
    case 'grant': {
      const given = { isGranted: true, days: Number(days), remark, version }
      return answerOf(commands.decideExtension(id, given))
    }
    case 'refuse':
      return answerOf(commands.decideExtension(id, { isGranted: false, remark, version }))
  }
}

/** What is said when it was done. */
export function saidOfStep(step: WrittenStep, push: Push): string {
  const { department } = push
  const said: Readonly<Record<WrittenStep, string>> = {
    receive: `${own.received}：${department}`,
    reply: `${say.reply}：${department}`,
    return: `${department}：${say.returned}`,
    withdraw: `${own.withdraw}：${department}`,
    urge: `${formWords.urge.done} ${department}`,
    transfer: own.transferTitle,
    extend: more.asked,
    grant: `${more.granted}：${department}`,
    refuse: `${more.refused}：${department}`,
  }
  return said[step]
}
