import type { Acting } from '#access/index'
import { type Sql, sql, type Transaction } from '#db/index'

/**
 * Notes beside alerts what their pushes come to: the departments, how far those that must answer have
 * come, and the first day on which one of them owes an answer. Lists and counts read it instead of the
 * pushes; whoever writes a push calls this in the same transaction.
 */
export async function foldPushes(
  tx: Transaction,
  { countyCode }: Pick<Acting, 'countyCode'>,
  alertIds: readonly string[],
): Promise<void> {
  if (alertIds.length === 0) return
  const ids = [...new Set(alertIds)]
  await tx.execute(folding(countyCode, sql`p.alert_id = any(${ids}::uuid[])`))
  await tx.query(sql`
    select settle_pushed_households(${countyCode}, array(
      select a.household_id from alert as a
      where a.county_code = ${countyCode} and a.id = any(${ids}::uuid[])
        and a.household_id is not null))`)
}

/** Which departments were asked about these households, after alerts came or went with people who moved. */
export async function settlePushedHouseholds(
  tx: Transaction,
  { countyCode }: Pick<Acting, 'countyCode'>,
  households: readonly (string | null)[],
): Promise<void> {
  const ids = [...new Set(households.flatMap((id) => id ?? []))]
  if (ids.length === 0) return
  await tx.query(sql`select settle_pushed_households(${countyCode}, ${ids}::uuid[])`)
}

/**
 * The same of every alert, and every alert beside its household and every push beside its alert again;
 * gives how many were not as they should be. A full round does it, so that nothing stays wrong.
 */
export async function foldAllPushes(
  tx: Transaction,
  { countyCode }: Pick<Acting, 'countyCode'>,
): Promise<number> {
  const alerts = await tx.execute(sql`
    update alert as a set division_code = h.division_code
    from household as h
    where a.county_code = ${countyCode} and h.county_code = ${countyCode} and h.id = a.household_id
      and h.division_code is distinct from a.division_code`)
  const pushes = await tx.execute(sql`
    update push as p set place = a.division_code
    from alert as a
    where p.county_code = ${countyCode} and a.county_code = ${countyCode} and a.id = p.alert_id
      and p.place is distinct from a.division_code`)
  const folded = await tx.execute(folding(countyCode, sql`true`))
  return alerts + pushes + folded + (await settleHouseholds(tx, countyCode))
}

/** What `settle_pushed_households` makes true of some, of all. */
async function settleHouseholds(tx: Transaction, countyCode: string): Promise<number> {
  const wanted = sql`
    select distinct d.department, h.id, h.division_code, h.number
    from alert as a
    cross join lateral unnest(a.departments) as d (department)
    join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    where a.county_code = ${countyCode}`
  const gone = await tx.execute(sql`
    delete from pushed_household as s
    where s.county_code = ${countyCode} and (s.department, s.household_id) not in (
      select w.department, w.id from (${wanted}) as w)`)
  const come = await tx.execute(sql`
    insert into pushed_household as s
      (county_code, department, household_id, division_code, number)
    select ${countyCode}, w.department, w.id, w.division_code, w.number from (${wanted}) as w
    on conflict (county_code, department, household_id) do update
    set division_code = excluded.division_code, number = excluded.number
    where (s.division_code, s.number) is distinct from (excluded.division_code, excluded.number)`)
  return gone + come
}

function folding(countyCode: string, these: Sql): Sql {
  return sql`
    update alert as a
    set departments = f.departments, answered = f.answered, answer_due_on = f.answer_due_on
    from (
      select p.alert_id,
        coalesce(array_agg(distinct p.department order by p.department)
          filter (where p.state <> '撤回'), '{}') as departments,
        case when bool_and(p.state in ('已反馈', '已办结')) filter (where ${counts}) then '待办结'
          when bool_or(p.state <> '已推送') filter (where ${counts}) then '处置中'
          when bool_or(${counts}) then '已推送' end as answered,
        min(p.due_on) filter (
          where p.duty = '责任' and p.state in ('已推送', '已签收', '处置中')) as answer_due_on
      from push as p
      where p.county_code = ${countyCode} and ${these}
      group by p.alert_id) as f
    where a.county_code = ${countyCode} and a.id = f.alert_id
      and (a.departments, a.answered, a.answer_due_on)
        is distinct from (f.departments, f.answered, f.answer_due_on)`
}

/** As `foldAlertState` and `alertStage` have it: one that was passed on or taken back does not count. */
const counts = sql`(p.duty = '责任' and p.state not in ('转办', '撤回'))`
