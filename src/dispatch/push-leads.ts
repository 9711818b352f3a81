import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { addWorkingDays, type Deadline } from '#kernel/index'
import { civilAffairs, townshipDepartment } from './domain.ts'

export interface PushedLeads {
  readonly leads: number
  readonly byDepartment: Readonly<Record<string, number>>
}

/**
 * Pushes the leads that wait to the township where they live, for a visit; a lead whose township nobody
 * knows goes to civil affairs. `dueDays` gives the working days by dataset.
 */
export async function pushLeads(
  tx: Transaction,
  acting: Acting,
  { dueDays }: { readonly dueDays: (dataset: string) => number },
): Promise<PushedLeads> {
  const waiting = await tx.query<{ dataset: string }>(sql`
    select distinct dataset from lead
    where county_code = ${acting.countyCode} and state = '待走访' and pushed_on is null
    order by dataset`)
  const byDepartment: Record<string, number> = {}
  let leads = 0
  for (const { dataset } of waiting) {
    const days = dueDays(dataset)
    const due = addWorkingDays(acting.calendar, acting.today, days)
    for (const department of await pushDataset(tx, acting, { dataset, days, due })) {
      byDepartment[department] = (byDepartment[department] ?? 0) + 1
      leads += 1
    }
  }
  return { leads, byDepartment }
}

async function pushDataset(
  tx: Transaction,
  acting: Acting,
  what: { readonly dataset: string; readonly days: number; readonly due: Deadline },
): Promise<readonly string[]> {
  const { dataset, days, due } = what
  const pushed = await tx.query<{ department: string }>(sql`
    update lead
    set department = case when division_code is null then ${civilAffairs}::text
        else ${townshipDepartment}::text end,
      pushed_on = ${acting.today}, due_on = ${due.day}, due_days = ${days},
      due_provisional = ${due.provisional}
    where county_code = ${acting.countyCode} and dataset = ${dataset} and state = '待走访'
      and pushed_on is null
    returning department`)
  return pushed.map(({ department }) => department)
}
