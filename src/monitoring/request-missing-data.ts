import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { addWorkingDays } from '#kernel/index'
import { newId } from '#vault/index'
import type { MissingData } from './cover-absence.ts'
import type { DueDataset } from './domain.ts'

export interface DataRequests {
  /** Requests that are new with this call. */
  readonly requested: number
  /** Requests whose data have come in meanwhile. */
  readonly fulfilled: number
}

export interface RequestInput {
  /** What a full round found missing; empty: only look whether something has come in. */
  readonly missing: readonly MissingData[]
  readonly datasets: readonly DueDataset[]
  /** Working days that a department has to deliver. */
  readonly dueDays: number
}

/**
 * One request a dataset, township and period to the department that owes it; never one a household. What
 * had come in and was taken back again is asked for anew.
 */
export async function requestMissingData(
  tx: Transaction,
  acting: Acting,
  { missing, datasets, dueDays }: RequestInput,
): Promise<DataRequests> {
  const fulfilled = await fulfilRequests(tx, acting)
  const due = addWorkingDays(acting.calendar, acting.today, dueDays)
  const rows = missing.map((one) => {
    const dataset = datasets.find(({ code }) => code === one.dataset)
    if (!dataset) throw new RangeError(`no such dataset: ${one.dataset}`)
    return {
      id: newId(),
      ...one,
      rules: `{${one.rules.join(',')}}`,
      department: dataset.department,
      reason: `${dataset.name}${one.period}未送达本乡镇的完整数据，${one.rules.length}条监测规则无法判断`,
    }
  })
  const made = await tx.query<{ isNew: boolean }>(sql`
    insert into data_request as d (county_code, id, dataset, department, division_code, period,
      first_month, reason, rules, households, requested_on, due_on, due_provisional, state)
    select ${acting.countyCode}, r.id, r.dataset, r.department, r.township, r.period, r."firstMonth",
      r.reason,
      r.rules::text[], r.households, ${acting.today}, ${due.day}, ${due.provisional}, '待送达'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, dataset text,
      department text, township text, period text, "firstMonth" text,
      reason text, rules text, households integer)
    on conflict (county_code, dataset, division_code, period) do update
    set reason = excluded.reason, rules = excluded.rules, households = excluded.households,
      state = case when d.state = '已送达' then '待送达' else d.state end,
      due_on = case when d.state = '已送达' then excluded.due_on else d.due_on end,
      due_provisional = case when d.state = '已送达' then excluded.due_provisional
        else d.due_provisional end,
      closed_on = null
    where d.state = '已送达' or (d.state in ('待送达', '部分送达') and (d.rules, d.households)
      is distinct from (excluded.rules, excluded.households))
    returning (xmax = 0) as "isNew"`)
  return { requested: made.filter(({ isNew }) => isNew).length, fulfilled }
}

/** A request is answered by a complete file of its period, or of a later one. */
function fulfilRequests(tx: Transaction, acting: Acting): Promise<number> {
  return tx.execute(sql`
    update data_request as d
    set state = '已送达', closed_on = ${acting.today}
    where d.county_code = ${acting.countyCode} and d.state in ('待送达', '部分送达') and exists (
      select from coverage as c
      where c.county_code = ${acting.countyCode} and c.dataset = d.dataset
        and c.division_code in (d.division_code, ${acting.countyCode})
        and (c.period >= d.first_month or c.period = d.period))`)
}
