import type { Acting } from '#access/index'
import type { Transaction } from '#db/index'
import { hideNumbers, type LocalDate, localDate } from '#kernel/index'
import {
  type Household,
  recordRecognition,
  recordRefusal,
  recordTermination,
  recordWrittenNotice,
} from '#registry/index'
import type { App } from './app.ts'
import { requireMayActAlone } from './approvals/supervision-rules.ts'
import { getHousehold } from './get-household.ts'
import { lookAtDue } from './look-at-due.ts'
import { policyDays } from './policy-days.ts'
import { refuse } from './refusals.ts'

export interface DecisionRequest {
  readonly kind: 'recognise' | 'refuse' | 'notify' | 'terminate'
  readonly household: string
  readonly person?: string | undefined
  readonly category?: string | undefined
  readonly document?: string | undefined
  /** `2024-11`; without it the month after the decision. */
  readonly month?: string | undefined
  readonly reason?: string | undefined
  /** The document that confirmed the check before a termination. */
  readonly check?: string | undefined
}

export interface RecordedDecision {
  readonly household: string
  readonly recognitionId: string
  readonly lines: readonly string[]
}

interface Decision {
  readonly app: App
  readonly acting: Acting
  readonly request: DecisionRequest
  readonly household: Household
  readonly personId: string | undefined
}

/** Records a decision of people and evaluates that household again, so that what was answered is quiet. */
export async function recordDecision(
  app: App,
  acting: Acting,
  given: DecisionRequest,
): Promise<RecordedDecision> {
  // The reason is stored and shown as it is.
  const request = { ...given, reason: given.reason && hideNumbers(given.reason) }
  const action = actions[request.kind]
  if (action !== undefined) requireMayActAlone(app, acting, action)
  const made = await app.db.transaction(async (tx) => {
    const household = await getHousehold(tx, acting, request.household)
    const personId = personOf(household, request.person)
    const recorded = await record(tx, { app, acting, request, household, personId })
    return { recorded, householdId: household.id }
  })
  await lookAtDue(app, acting, [made.householdId])
  return made.recorded
}

const actions = {
  recognise: '认定',
  refuse: '不予认定',
  terminate: '终止',
  notify: undefined,
} as const

async function record(tx: Transaction, decision: Decision): Promise<RecordedDecision> {
  const { household, request } = decision
  switch (request.kind) {
    case 'recognise': {
      const { recognitionId } = await recognise(tx, decision)
      return done(household, recognitionId, [`已记录认定：${household.number} ${request.category}`])
    }
    case 'refuse': {
      const made = await refuseApplication(tx, decision)
      return done(household, made.recognitionId, ['已记录不予认定。', noticeLine(made.notice)])
    }
    case 'terminate': {
      const made = await terminate(tx, decision)
      const lines = ['已记录终止，档案和历史保留，继续监测。', noticeLine(made.notice)]
      return done(household, made.recognitionId, lines)
    }
    case 'notify':
      return notify(tx, decision)
  }
}

function recognise(tx: Transaction, { acting, request, household, personId }: Decision) {
  return recordRecognition(tx, acting, {
    householdId: household.id,
    personId,
    category: request.category ?? '',
    document: request.document ?? '',
    effectiveMonth: request.month ?? nextMonth(acting.today),
    decidedOn: acting.today,
    reason: request.reason,
  })
}

function refuseApplication(tx: Transaction, decision: Decision) {
  const { app, acting, request, household, personId } = decision
  return recordRefusal(tx, acting, {
    householdId: household.id,
    personId,
    category: request.category ?? '',
    document: request.document ?? '',
    decidedOn: acting.today,
    reason: request.reason ?? '',
    noticeWorkingDays: policyDays(app.pack, '书面告知时限', acting.today),
  })
}

function terminate(tx: Transaction, decision: Decision) {
  const { app, acting, request, household, personId } = decision
  return recordTermination(tx, acting, {
    householdId: household.id,
    personId,
    document: request.document ?? '',
    effectiveMonth: request.month ?? nextMonth(acting.today),
    decidedOn: acting.today,
    reason: request.reason ?? '',
    noticeWorkingDays: policyDays(app.pack, '书面告知时限', acting.today),
    ...(request.check
      ? { check: { document: request.check, confirmedOn: acting.today, outcome: '属实' } }
      : {}),
  })
}

async function notify(tx: Transaction, decision: Decision): Promise<RecordedDecision> {
  const { acting, request, household } = decision
  const waiting = household.recognitions.find(
    (one) => one.noticeDueOn !== null && one.noticeGivenOn === null,
  )
  if (!waiting) throw refuse('decision-unknown', { household: household.number })
  const { inTime } = await recordWrittenNotice(tx, acting, {
    recognitionId: waiting.id,
    document: request.document ?? '',
    givenOn: acting.today,
  })
  return done(household, waiting.id, [`已记录书面告知，${inTime ? '在期限内' : '已超过期限'}。`])
}

function done(household: Household, recognitionId: string, lines: readonly string[]) {
  return { household: household.number, recognitionId, lines }
}

function noticeLine(notice: { readonly day: LocalDate; readonly provisional: boolean }): string {
  const provisional = notice.provisional ? '（该年放假安排未公布，暂按周一至周五推算）' : ''
  return `请在 ${notice.day} 前书面告知并说明理由${provisional}。`
}

function personOf(household: Household, name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  const member = household.members.find((one) => one.name === name)
  if (!member) throw refuse('person-unknown', { name, household: household.number })
  return member.personId
}

function nextMonth(today: LocalDate): string {
  const [year, month] = localDate(today).split('-').map(Number)
  const next = (year ?? 0) * 12 + (month ?? 1)
  return `${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}`
}
