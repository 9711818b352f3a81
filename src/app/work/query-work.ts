import type { Acting } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import type { WorkBucket, WorkKind, WorkSort } from '#http/index'
import { bucketOf, isInBucket, type WorkDays } from './work-buckets.ts'
import type { WorkRow, WorkSource } from './work-row.ts'

export interface WorkQuery {
  readonly bucket?: WorkBucket | undefined
  readonly kind?: WorkKind | undefined
  /** The 12-digit code of a township or a village. */
  readonly place?: string | undefined
  readonly text?: string | undefined
  readonly sort: WorkSort
  readonly after?: string | undefined
  readonly limit: number
}

interface Asked {
  readonly acting: Acting
  readonly sources: readonly WorkSource[]
  readonly days: WorkDays
  /** Rules whose very title would tell what is not shown: nothing is found by it. */
  readonly hiddenRules: readonly string[]
  readonly query: WorkQuery
}

/** A page, the most urgent first (or the newest), and the key of its last row. */
export async function findWork(
  q: Queryable,
  { acting, sources, days, hiddenRules, query }: Asked,
): Promise<{ readonly rows: readonly WorkRow[]; readonly next: string | null }> {
  const { kind, bucket, sort, limit } = query
  const of = kind === undefined ? sources : sources.filter(({ kinds }) => kinds.includes(kind))
  if (of.length === 0) return { rows: [], next: null }
  const found = matching(acting, query, hiddenRules)
  if (kind !== undefined) found.push(sql`kind = ${kind}`)
  if (bucket !== undefined) found.push(isInBucket(days, bucket))
  if (query.after !== undefined) found.push(afterRow(sort, query.after))
  const order =
    sort === '最新'
      ? sql`since desc, kind collate "C" desc, id collate "C" desc`
      : sql`due_on nulls last, since, kind collate "C", id collate "C"`
  // Of each kind no more than a page: its own index gives them in the order of their deadlines.
  const firsts = of.map(
    ({ sql: source }) => sql`(
      select * from (${source}) as work where ${joinSql(found, ' and ')}
      order by ${order} limit ${limit + 1})`,
  )
  const rows = await q.query<WorkRow>(sql`
    with work as (${joinSql(firsts, ' union all ')})
    select kind, id, due_on as "dueOn", provisional, urged, escalated_to as "escalatedTo", since,
      class, rule, what, who, amount, division, household_id as "householdId",
      person_id as "personId", alert_id as "alertId"
    from work
    order by ${order}
    limit ${limit + 1}`)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? cursorOf(last) : null }
}

export interface WorkCount {
  readonly kind: WorkKind
  readonly bucket: WorkBucket | '无期限'
  /** The code of a village or township; null: of no place. */
  readonly place: string | null
  readonly count: number
}

/** How much there is of each kind, bucket and place, in one statement. */
export async function countWork(
  q: Queryable,
  { acting, sources, days, hiddenRules, query }: Asked,
): Promise<WorkCount[]> {
  if (sources.length === 0) return []
  const found = matching(acting, { text: query.text }, hiddenRules)
  return q.query<WorkCount>(sql`
    with work as (${union(sources)})
    select kind, ${bucketOf(days)} as bucket, division as place,
      count(*)::integer as count
    from work
    where ${joinSql(found, ' and ')}
    group by 1, 2, 3`)
}

function union(sources: readonly WorkSource[]): Sql {
  return joinSql(
    sources.map((one) => one.sql),
    ' union all ',
  )
}

function matching(
  acting: Acting,
  { place, text }: Pick<WorkQuery, 'place' | 'text'>,
  hiddenRules: readonly string[],
): Sql[] {
  const found: Sql[] = [sql`true`]
  if (place !== undefined) {
    const digits = place.endsWith('000') ? place.slice(0, 9) : place
    found.push(sql`(division >= ${digits} and division < ${`${digits}:`})`)
  }
  const wanted = text?.trim()
  if (wanted) found.push(says(acting, wanted, hiddenRules))
  return found
}

/** What it is about, the number of the household, or the name that the list shows has these words. */
function says({ countyCode }: Acting, text: string, hiddenRules: readonly string[]): Sql {
  return sql`(
    (position(${text} in what) > 0 and (rule is null or rule <> all(${hiddenRules}::text[])))
    or exists (
      select from household as h
      where h.county_code = ${countyCode} and h.id = work.household_id
        and position(${text} in h.number) > 0)
    or exists (
      select from person as n
      where n.county_code = ${countyCode} and n.id = work.person_id
        and position(${text} in n.name) > 0
        and (work.rule is null or work.rule <> all(${hiddenRules}::text[])))
    or (work.person_id is null and exists (
      select from membership as m
      join person as n on n.county_code = ${countyCode} and n.id = m.person_id
      where m.county_code = ${countyCode} and m.household_id = work.household_id
        and m.relation = '本人' and m.valid_to is null and position(${text} in n.name) > 0)))`
}

const none = '-'

function cursorOf({ dueOn, since, kind, id }: WorkRow): string {
  return [dueOn ?? none, since, kind, id].join(' ')
}

/** Rows behind the one that the cursor names, in the order of the list. */
function afterRow(sort: WorkSort, after: string): Sql {
  const [due = none, since = '', kind = '', ...rest] = after.split(' ')
  const id = rest.join(' ')
  const behind = sql`(since, kind collate "C", id collate "C")`
  const row = sql`(${since}::date, ${kind}::text, ${id}::text)`
  if (sort === '最新') return sql`${behind} < ${row}`
  if (due === none) return sql`(due_on is null and ${behind} > ${row})`
  return sql`(due_on is null or due_on > ${due}::date
    or (due_on = ${due}::date and ${behind} > ${row}))`
}

/** What `after` may look like; anything else is no cursor of ours. */
export const cursorPattern =
  /^(-|\d{4}-\d{2}-\d{2}) \d{4}-\d{2}-\d{2} [\u4e00-\u9fff]{2,4} \S{1,128}$/
