import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'

export interface Answered {
  readonly requestId: string
  readonly batchId: string
  /** The households of which everything that was asked is answered. */
  readonly households: readonly string[]
  readonly asked: number
  readonly answered: number
}

/**
 * Notes what a reply file answered: for those households the dataset's absence is known now, and they are
 * to be looked at again. All asked: 已送达, else 部分送达. The same reply again changes nothing.
 */
export async function recordAnswers(
  tx: Transaction,
  acting: Acting,
  { requestId, batchId, households, asked, answered }: Answered,
): Promise<void> {
  const county = acting.countyCode
  await tx.execute(sql`
    insert into answered_household (county_code, dataset, household_id, period, batch_id)
    select ${county}, b.dataset, h.id, b.period, b.id
    from import_batch as b
    cross join unnest(${[...households]}::uuid[]) as h (id)
    where b.id = ${batchId} and b.county_code = ${county} and b.state = '已入库'
    on conflict do nothing`)
  await tx.execute(sql`
    insert into household_due (county_code, household_id, reason)
    select ${county}, h.id, '催数答复'
    from unnest(${[...households]}::uuid[]) as h (id)
    on conflict do nothing`)
  const isWhole = answered >= asked
  await tx.execute(sql`
    update data_request
    set asked = ${asked}, answered = ${answered},
      state = ${isWhole ? '已送达' : '部分送达'},
      closed_on = case when ${isWhole} then ${acting.today}::date end
    where county_code = ${county} and id = ${requestId} and state in ('待送达', '部分送达')`)
}
