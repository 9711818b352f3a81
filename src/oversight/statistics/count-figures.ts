import type { Acting } from '#access/index'
import { joinSql, type Queryable, sql, type Transaction } from '#db/index'
import { addMonths, type CalendarDays, type LocalDate } from '#kernel/index'
import { type Counted, type Figure, listedFigures, placeOf, subjectsOf } from './figures.ts'

/** A figure that is not counted from rows here. */
export interface GivenFigure {
  readonly figure: Exclude<Figure, (typeof listedFigures)[number]>
  readonly divisionCode: string
  readonly department: string
  readonly kind: string
  readonly state: string
  readonly count: number
}

/** How far yields and times look back. */
const monthsBack = 12

/** What is counted for a county on a day. */
export function countedOn(countyCode: string, asOf: LocalDate, calendar: CalendarDays): Counted {
  return { countyCode, asOf, since: addMonths(asOf, -monthsBack), calendar }
}

/** Counts the figures of the month anew, as they stand; figures of months before stay as they are. */
export async function countFigures(
  tx: Transaction,
  acting: Acting,
  given: { readonly figures: readonly GivenFigure[] },
): Promise<void> {
  const { countyCode, today, calendar } = acting
  const started = Date.now()
  const month = today.slice(0, 7)
  const marks = await marksOf(tx, acting)
  const counted = countedOn(countyCode, today, calendar)
  await tx.execute(sql`
    delete from statistics_figure where county_code = ${countyCode} and month = ${month}`)
  for (const figure of listedFigures) {
    await tx.execute(sql`
      insert into statistics_figure (county_code, month, figure, division_code, department, class,
        kind, state, days, count, amount)
      select ${countyCode}, ${month}, ${figure}, ${placeOf(figure, sql`s.division_code`)} as place,
        s.department, s.class, s.kind, s.state, s.days, count(*), coalesce(sum(s.amount), 0)
      from (${subjectsOf(figure, counted)}) as s
      group by place, s.department, s.class, s.kind, s.state, s.days`)
  }
  await tx.execute(sql`
    insert into statistics_figure (county_code, month, figure, division_code, department, kind,
      state, count)
    select ${countyCode}, ${month}, g.figure, g."divisionCode", g.department, g.kind, g.state,
      sum(g.count)
    from jsonb_to_recordset(${JSON.stringify(given.figures)}::jsonb) as g (figure text,
      "divisionCode" text, department text, kind text, state text, count integer)
    group by g.figure, g."divisionCode", g.department, g.kind, g.state`)
  const { id, version } = acting.policy ?? { id: '', version: '' }
  await tx.execute(sql`
    insert into statistics_month (county_code, month, as_of, counted_at, took_ms, marks, policy_id,
      policy_version)
    values (${countyCode}, ${month}, ${today}, clock_timestamp(), ${Date.now() - started}, ${marks},
      ${id}, ${version})
    on conflict (county_code, month) do update
    set as_of = excluded.as_of, counted_at = excluded.counted_at, took_ms = excluded.took_ms,
      marks = excluded.marks, policy_id = excluded.policy_id,
      policy_version = excluded.policy_version`)
}

/**
 * Where everything stands that figures are counted from: the chain, which every command adds to (an entry
 * that was committed late is seen once it is sealed), files taken in or back, rounds, and whether
 * households wait to be evaluated again. Other marks: the figures are old.
 */
export async function marksOf(
  q: Queryable,
  { countyCode, today }: Pick<Acting, 'countyCode' | 'today'>,
): Promise<string> {
  const parts = [
    // Not ordered by the text that is selected: that would sort the whole chain.
    sql`(select c.id::text from chain_entry as c where c.county_code = ${countyCode}
      order by c.id desc limit 1)`,
    sql`(select max(number)::text from chain_block where county_code = ${countyCode})`,
    sql`(select greatest(max(committed_at), max(withdrawn_at))::text from import_batch
      where county_code = ${countyCode})`,
    sql`(select max(ended_at)::text from monitoring_round where county_code = ${countyCode})`,
    sql`exists (select from household_due where county_code = ${countyCode})::text`,
  ]
  const [row] = await q.query<{ marks: string }>(
    sql`select concat_ws('|', ${joinSql(parts, ', ')}) as marks`,
  )
  return `${today}|${row?.marks ?? ''}`
}

/** When the figures of a month were counted, and whether nothing has changed since. */
export async function countedAt(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'today'>,
): Promise<{ readonly isFresh: boolean; readonly tookMs: number } | undefined> {
  const [row] = await q.query<{ marks: string; tookMs: number }>(sql`
    select marks, took_ms as "tookMs" from statistics_month
    where county_code = ${acting.countyCode} and month = ${acting.today.slice(0, 7)}`)
  if (!row) return undefined
  return { isFresh: row.marks === (await marksOf(q, acting)), tookMs: row.tookMs }
}
