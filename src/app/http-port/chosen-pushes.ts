import type { Acting } from '#access/index'
import type { DuePush, DuePushFilter } from '#dispatch/index'
import type { PushItem, PushListFilter } from '#http/index'
import { localDate, parseLocalDate } from '#kernel/index'
import { alertClasses } from '#monitoring/domain'
import type { App } from '../app.ts'
import { refuse } from '../refusals.ts'
import { hiddenRuleName, householdMask } from './household-mask.ts'
import type { Places } from './places.ts'
import { dueOf } from './read-dues.ts'

const waiting = ['已推送', '已签收', '处置中'] as const

/** The filters of the list as the query takes them. */
export function chosenPushes(acting: Acting, filter: Omit<PushListFilter, 'limit'>): DuePushFilter {
  const { state = '待反馈', department, township, overdue, mine, text } = filter
  const states = state === '全部' ? undefined : state === '待反馈' ? waiting : [state]
  return {
    ...{ states, department, mine, division: township },
    class: alertClasses.find((one) => one === filter.class),
    text: text?.trim() || undefined,
    overdueOn: overdue === true ? acting.today : undefined,
  }
}

/** A push as the list shows it. */
export function pushItem(
  push: DuePush,
  { app, acting, places }: { readonly app: App; readonly acting: Acting; readonly places: Places },
): PushItem {
  const isHidden = householdMask(app, { who: acting.who }).hidesRule(push.rule)
  const { householdNumber, personName } = push
  const household = householdNumber === null ? null : `户 ${householdNumber}`
  return {
    ...{ id: push.id, alertId: push.alertId, class: push.class },
    title: isHidden ? hiddenRuleName : push.title,
    subject: isHidden ? household : (personName ?? household),
    ...{ householdId: push.householdId, householdNumber },
    ...places.placeOf(push.householdDivision),
    ...{ department: push.department, duty: push.duty, state: push.state },
    matter: isHidden ? hiddenRuleName : push.matter,
    pushedOn: push.pushedOn,
    due: dueOf(push, acting),
    urgedOn: push.lastUrgedOn,
    returnedReason: isHidden ? null : push.returnedReason,
    version: push.version,
  }
}

/** Where the page before ended, as its `next` says. */
export function placeAfter(after: string | undefined): DuePushFilter['after'] {
  if (after === undefined) return undefined
  const [day = '', id = ''] = after.split('.')
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  if (!isId || parseLocalDate(day) === undefined) throw refuse('place-unknown')
  return { dueOn: localDate(day), id }
}
