import type { Acting } from '#access/index'
import type { AlertFilter as Filter } from '#dispatch/index'
import type { AlertFilter } from '#http/index'
import { addDays } from '#kernel/index'
import { type AlertClass, alertClasses, alertStates } from '#monitoring/domain'
import type { HouseholdMask } from './household-mask.ts'

interface Choosing {
  readonly acting: Acting
  readonly mask: HouseholdMask
}

/** The filters of the list as the query takes them. */
export function chosenAlerts(
  filter: Omit<AlertFilter, 'limit'>,
  { acting, mask }: Choosing,
): Filter {
  const { class: wanted, state, department, township, division, stage, mine } = filter
  const { age, younger } = filter
  // Who may not see what a rule is about is not told by its filter either.
  const rule = filter.rule !== undefined && mask.hidesRule(filter.rule) ? '' : filter.rule
  return {
    classes: classesOf(wanted),
    state: alertStates.find((one) => one === state),
    open: stage === undefined && (state === undefined || state === '未办结') ? true : undefined,
    department,
    division: division ?? township,
    ...{ stage, mine, rule },
    text: filter.text?.trim() || undefined,
    overdueOn: filter.overdue === true ? acting.today : undefined,
    raisedBy: age === undefined ? undefined : addDays(acting.today, -age),
    raisedAfter: younger === undefined ? undefined : addDays(acting.today, -younger),
  }
}

/** One class, or several with commas between them; what is none of them falls away. */
function classesOf(text: string | undefined): readonly AlertClass[] | undefined {
  const words = text?.split(',') ?? []
  const found = alertClasses.filter((one) => words.includes(one))
  return found.length === 0 ? undefined : found
}
