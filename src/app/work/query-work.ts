import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import type { WorkBucket, WorkKind, WorkSort } from '#http/index'
import { type Named, nobody } from './find-named.ts'
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

export interface Asked {
  readonly countyCode: string
  readonly sources: readonly WorkSource[]
  readonly days: WorkDays
  /** Rules whose very title would tell what is not shown: nothing is found by it. */
  readonly hiddenRules: readonly string[]
  readonly query: WorkQuery
  /** Whom the text of the query names; undefined: too many to say. */
  readonly named: Named | undefined
}

/** A page, the most urgent first (or the newest), and the key of its last row. */
export async function findWork(
  q: Queryable,
  { countyCode, sources, days, hiddenRules, query, named }: Asked,
): Promise<{ readonly rows: readonly WorkRow[]; readonly next: string | null }> {
  const { kind, bucket, sort, limit } = query
  const of = kind === undefined ? sources : sources.filter(({ kinds }) => kinds.includes(kind))
  if (of.length === 0) return { rows: [], next: null }
  const looking = { countyCode, hiddenRules, named }
  const more: Sql[] = []
  if (kind !== undefined) more.push(sql`kind = ${kind}`)
  if (bucket !== undefined) more.push(isInBucket(days, bucket))
  if (query.after !== undefined) more.push(afterRow(sort, query.after))
  const order =
    sort === '最新'
      ? sql`since desc, kind collate "C" desc, id collate "C" desc`
      : sql`due_on nulls last, since, kind collate "C", id collate "C"`
  // Of each kind no more than a page: its own index gives them in the order of their deadlines.
  const firsts = of.map((source) => {
    const lean = leanOf(source, query.text, named)
    const found = [...matching(query, looking, lean ? 'lean' : 'whole'), ...more]
    const page = sql`where ${joinSql(found, ' and ')} order by ${order} limit ${limit + 1}`
    if (!lean) return sql`(select ${workColumns} from (${source.sql}) as work ${page})`
    const whole = lean.whole(sql`select own_id from (${lean.sql}) as work ${page}`)
    return sql`(${whole})`
  })
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

/** What a page is chosen from. Where a name is too many people's, whole rows are looked through for it. */
function leanOf(
  { lean }: WorkSource,
  text: string | undefined,
  named: Named | undefined,
): WorkSource['lean'] {
  return named === undefined && text?.trim() ? undefined : lean
}

/** Said one by one: a statement with a star is not kept planned. */
const workColumns = sql`kind, id, due_on, provisional, urged, escalated_to, since, class, rule, what,
  who, amount, division, household_id, person_id, alert_id`

export interface WorkCount {
  readonly kind: WorkKind
  readonly bucket: WorkBucket | '无期限'
  /** The code of a village or township; null: of no place. */
  readonly place: string | null
  readonly count: number
}

/** How much there is of each kind, bucket and place. */
export async function countWork(q: Queryable, asked: Asked): Promise<WorkCount[]> {
  return asked.sources.length === 0 ? [] : q.query<WorkCount>(countStatement(asked))
}

/** The one statement that counts: who asks the same with the same scope gets the same. */
export function countStatement({
  countyCode,
  sources,
  days,
  hiddenRules,
  query: { text },
  named,
}: Asked): Sql {
  const looking = { countyCode, hiddenRules, named }
  const counted = sources.map((one) => {
    if (!text?.trim() && one.counted) return one.counted
    const lean = leanOf(one, text, named)
    const found = matching({ text }, looking, lean ? 'lean' : 'whole')
    return sql`
      select kind, due_on, division from (${lean?.sql ?? one.sql}) as work
      where ${joinSql(found, ' and ')}`
  })
  return sql`
    with work as (${joinSql(counted, ' union all ')})
    select kind, ${bucketOf(days)} as bucket, division as place,
      count(*)::integer as count
    from work
    group by 1, 2, 3`
}

function matching(
  { place, text }: Pick<WorkQuery, 'place' | 'text'>,
  looking: Looking,
  rows: 'lean' | 'whole',
): Sql[] {
  const found: Sql[] = [sql`true`]
  if (place !== undefined) {
    const digits = place.endsWith('000') ? place.slice(0, 9) : place
    found.push(sql`(division >= ${digits} and division < ${`${digits}:`})`)
  }
  const wanted = text?.trim()
  if (wanted) found.push(rows === 'lean' ? leanSays(wanted, looking) : says(wanted, looking))
  return found
}

/** As `says`, of rows that know only their words and their alert. */
function leanSays(text: string, { countyCode, hiddenRules, named = nobody }: Looking): Sql {
  const { numbered, headed, persons, alerts = [] } = named
  const isShown = sql`a.rule <> all(${hiddenRules}::text[])`
  const isSaid =
    hiddenRules.length === 0
      ? sql`true`
      : sql`work.alert_id not in (select a.id from alert as a
        where a.county_code = ${countyCode} and a.rule = any(${hiddenRules}::text[]))`
  return sql`((position(${text} in what) > 0 and ${isSaid})
    or work.alert_id in (
      select unnest(${alerts}::uuid[])
      union all
      select a.id from alert as a
      where a.county_code = ${countyCode} and a.person_id = any(${persons}::uuid[]) and ${isShown}
      union all
      select a.id from alert as a
      where a.county_code = ${countyCode} and a.household_id = any(${numbered}::uuid[])
      union all
      select a.id from alert as a
      where a.county_code = ${countyCode} and a.household_id = any(${headed}::uuid[])
        and a.person_id is null))`
}

type Looking = Pick<Asked, 'countyCode' | 'hiddenRules' | 'named'>

/**
 * What it is about has these words, or they are the number of the household or begin the name that the
 * list shows.
 */
function says(text: string, { countyCode, hiddenRules, named }: Looking): Sql {
  const isShown = sql`(rule is null or rule <> all(${hiddenRules}::text[]))`
  const what = sql`(position(${text} in what) > 0 and ${isShown})`
  if (named && named.alerts === undefined) {
    const { numbered, headed, persons } = named
    return sql`(${what} or (person_id in (select unnest(${persons}::uuid[])) and ${isShown})
      or household_id in (select unnest(${numbered}::uuid[]))
      or (person_id is null and household_id in (select unnest(${headed}::uuid[]))))`
  }
  return sql`(${what}
    or exists (
      select from person as n
      where n.county_code = ${countyCode} and n.id = work.person_id
        and starts_with(n.name, ${text}) and ${isShown})
    or (work.person_id is null and exists (
      select from membership as m
      join person as n on n.county_code = ${countyCode} and n.id = m.person_id
      where m.county_code = ${countyCode} and m.household_id = work.household_id
        and m.relation = '本人' and m.valid_to is null and starts_with(n.name, ${text}))))`
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
