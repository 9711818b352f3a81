import { type Acting, inScope } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import { countedOn } from './count-figures.ts'
import { isOfTownships, type ListedFigure, subjectsOf } from './figures.ts'
import { within } from './read-figures.ts'

/** Which part of a figure; what is left out is not divided by. */
export interface FigurePart {
  readonly figure: ListedFigure
  /** The 12-digit code of the county, a township or a village. */
  readonly division: string
  readonly department?: string | undefined
  readonly classes?: readonly string[] | undefined
  readonly kinds?: readonly string[] | undefined
  readonly states?: readonly string[] | undefined
}

export interface FigureSubject {
  readonly subjectId: string
  readonly householdId: string | null
  readonly divisionCode: string
  readonly department: string
  readonly class: string
  readonly kind: string
  readonly state: string
  readonly days: number
  readonly amount: number
}

/** Everybody and everything that a part of a figure counts today, a page at a time. */
export async function listFigure(
  q: Queryable,
  acting: Acting,
  asked: FigurePart & { readonly limit: number; readonly after?: string | undefined },
): Promise<{ readonly items: readonly FigureSubject[]; readonly next: string | null }> {
  const { limit, after } = asked
  const counted = countedOn(acting.countyCode, acting.today, acting.calendar)
  const from = after === undefined ? undefined : [after.slice(0, 12), after.slice(13)]
  const later = from
    ? sql`and (s.division_code, s.subject_id) > (${from[0] ?? ''}, ${from[1] ?? ''}::uuid)`
    : sql``
  const rows = await q.query<FigureSubject>(sql`
    select s.subject_id as "subjectId", s.household_id as "householdId",
      s.division_code as "divisionCode", s.department, s.class, s.kind, s.state, s.days, s.amount
    from (${subjectsOf(asked.figure, counted)}) as s
    where ${within(acting, asked.division, sql`s.division_code`)}
      and ${inScope(acting, { division: sql`s.division_code`, department: sql`s.department` })}
      and ${partOf(asked, sql`s`)} ${later}
    order by s.division_code, s.subject_id
    limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last
  return { items, next: more ? `${last.divisionCode} ${last.subjectId}` : null }
}

/** How many that are, by the summary of a month. */
export async function countFigure(
  q: Queryable,
  acting: Acting,
  { month, ...asked }: FigurePart & { readonly month: string },
): Promise<number> {
  if (isOfTownships(asked.figure) && !asked.division.endsWith('000')) {
    return countVillage(q, acting, asked)
  }
  const [row] = await q.query<{ count: number }>(sql`
    select coalesce(sum(f.count), 0)::bigint as count
    from statistics_figure as f
    where f.county_code = ${acting.countyCode} and f.month = ${month}
      and f.figure = ${asked.figure} and ${within(acting, asked.division, sql`f.division_code`)}
      and ${inScope(acting, { division: sql`f.division_code`, department: sql`f.department` })}
      and ${partOf(asked, sql`f`)}`)
  return row?.count ?? 0
}

/** What is added up by township is few enough in a village to be counted. */
async function countVillage(q: Queryable, acting: Acting, asked: FigurePart): Promise<number> {
  const counted = countedOn(acting.countyCode, acting.today, acting.calendar)
  const [row] = await q.query<{ count: number }>(sql`
    select count(*)::bigint as count from (${subjectsOf(asked.figure, counted)}) as s
    where ${within(acting, asked.division, sql`s.division_code`)}
      and ${inScope(acting, { division: sql`s.division_code`, department: sql`s.department` })}
      and ${partOf(asked, sql`s`)}`)
  return row?.count ?? 0
}

function partOf({ department, classes, kinds, states }: FigurePart, row: Sql): Sql {
  const found = [sql`true`]
  const among = (column: Sql, words: readonly string[] | undefined) => {
    if (words) found.push(sql`${row}.${column} = any(${[...words]}::text[])`)
  }
  among(sql`department`, department === undefined ? undefined : [department])
  among(sql`class`, classes)
  among(sql`kind`, kinds)
  among(sql`state`, states)
  return joinSql(found, ' and ')
}
