import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { Duty } from './domain.ts'
import { requireText } from './locked-push.ts'
import { type MadePush, sendTo } from './push-alert.ts'
import { refuse } from './refusals.ts'
import type { Route } from './routes-of.ts'
import { settleAlert } from './settle-alert.ts'

/** Sends an open alert to these departments as well; its state is folded again. */
export async function sendFurther(
  tx: Transaction,
  acting: Acting,
  { alertId, routes }: { readonly alertId: string; readonly routes: readonly Route[] },
): Promise<readonly MadePush[]> {
  if (routes.length === 0) return []
  const made = await sendTo(tx, acting, { alertId, routes })
  await settleAlert(tx, acting, { alertId })
  return made
}

export interface FurtherPush {
  readonly alertId: string
  readonly department: string
  /** What the department is asked to do. */
  readonly matter: string
  /** In working days. */
  readonly dueDays: number
  readonly duty?: Duty | undefined
  /** The departments the place knows. */
  readonly known: readonly string[]
}

/** Pushes an open alert to one department that somebody chose; refuses where one waits there already. */
export async function pushTo(
  tx: Transaction,
  acting: Acting,
  { alertId, department, dueDays, duty = '责任', ...input }: FurtherPush,
): Promise<{ readonly pushId: string; readonly dueOn: LocalDate }> {
  const matter = requireText('请对方做什么', input.matter)
  const standing = await tx.query(sql`
    select from push
    where county_code = ${acting.countyCode} and alert_id = ${alertId}
      and department = ${department} and state in ('已推送', '已签收', '处置中', '已反馈')
    limit 1`)
  if (standing.length > 0) throw refuse('push-standing', { department })
  const routes = [{ department, duty, dueDays, matter }]
  const [push] = await sendFurther(tx, acting, { alertId, routes })
  // Asked once the alert is found: what is not there answers alike, whatever is sent about it.
  if (!input.known.includes(department)) throw refuse('conference-department', { department })
  if (!push) throw new Error('nothing was pushed')
  return { pushId: push.id, dueOn: push.dueOn }
}
