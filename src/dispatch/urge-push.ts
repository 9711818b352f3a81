import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { addWorkingDays, type LocalDate } from '#kernel/index'
import { statesOpenTo } from './domain.ts'
import { lockPush, noteStep, type PushRef } from './locked-push.ts'
import { refuse } from './refusals.ts'

/**
 * Somebody asks a department by hand to answer (催办), before or after the due day. Its deadline stays; a
 * push that is late gets a time for the answer, as 督办 by the round does. Once a day counts once.
 */
export async function urgePush(
  tx: Transaction,
  acting: Acting,
  input: PushRef & {
    readonly remark?: string | undefined
    /** Working days for the answer when it is late. */
    readonly graceDays: number
  },
): Promise<{ readonly urgedDueOn: LocalDate | null }> {
  const push = await lockPush(tx, acting, input)
  const { state, department, dueOn } = push
  if (!statesOpenTo('督办').includes(state)) throw refuse('urge-closed', { state, department })
  const [urged] = await tx.query<{ lastUrgedOn: LocalDate | null; urgedDueOn: LocalDate | null }>(
    sql`select last_urged_on as "lastUrgedOn", urged_due_on as "urgedDueOn" from push
      where county_code = ${acting.countyCode} and id = ${push.id}`,
  )
  if (urged?.lastUrgedOn === acting.today) return { urgedDueOn: urged.urgedDueOn }
  const isLate = acting.today > dueOn
  const grace = addWorkingDays(acting.calendar, acting.today, input.graceDays).day
  const urgedDueOn = isLate ? (urged?.urgedDueOn ?? grace) : null
  const remark = input.remark?.trim() || null
  const counted = isLate ? sql`urged_count = urged_count + 1,` : sql``
  await tx.execute(sql`
    update push set ${counted} last_urged_on = ${acting.today}, urged_due_on = ${urgedDueOn},
      urged_remark = ${remark}, version = version + 1, moved_by = ${acting.actor}, moved_at = now()
    where county_code = ${acting.countyCode} and id = ${push.id}`)
  await noteStep(tx, acting, {
    push,
    kind: '督办',
    title: `催办推送给${department}的事项`,
    fields: {
      ...{ 原定期限: dueOn, 督办期限: urgedDueOn },
      说明: remark,
    },
  })
  return { urgedDueOn }
}
