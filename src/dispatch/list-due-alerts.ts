import { departmentOf, type Seer } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import { localDate, parseLocalDate } from '#kernel/index'
import { alertConditions, waitingStates } from './alert-conditions.ts'
import type { AlertFilter } from './alert-filter.ts'
import { alertColumns, type ListedAlert } from './list-alerts.ts'
import { refuse } from './refusals.ts'

/**
 * A page of alerts by the first deadline that nobody has met, soonest first; those that wait for no answer
 * follow, newest first. `next` goes into `after` for the page that follows.
 */
export async function listDueAlerts(
  q: Queryable,
  acting: Seer,
  filter: AlertFilter,
): Promise<{ readonly alerts: readonly ListedAlert[]; readonly next: string | null }> {
  const limit = Math.min(filter.limit ?? 50, 1000)
  const from = readPlace(filter.after)
  const asked = { conditions: alertConditions(acting, filter), limit: limit + 1, from }
  // What a department's list is driven from waits for it by itself.
  const sent = { ...asked, conditions: alertConditions(acting, { ...filter, mine: false }, true) }
  const due =
    from.kind === 'undated'
      ? []
      : await dated(q, acting, departmentOf(acting.who) === undefined ? asked : sent)
  const left = limit + 1 - due.length
  const rest = left > 0 ? await undated(q, acting, { ...asked, limit: left }) : []
  const found = [...due, ...rest]
  const alerts = found.slice(0, limit).map(({ dueOn: _, ...alert }) => alert)
  const last = found.length > limit ? found[limit - 1] : undefined
  return { alerts, next: last ? placeText(last) : null }
}

type PlaceInList =
  | { readonly kind: 'start' }
  | { readonly kind: 'dated'; readonly dueOn: string; readonly id: string }
  | { readonly kind: 'undated'; readonly id: string }

type Dated = ListedAlert & { readonly dueOn: string | null }

function placeText({ dueOn, id }: Dated): string {
  return `${dueOn ?? 'none'}.${id}`
}

export const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function readPlace(after: string | undefined): PlaceInList {
  if (after === undefined) return { kind: 'start' }
  const [day = '', id = ''] = after.split('.')
  if (!idForm.test(id)) throw refuse('place-unknown')
  if (day === 'none') return { kind: 'undated', id }
  if (parseLocalDate(day) === undefined) throw refuse('place-unknown')
  return { kind: 'dated', dueOn: localDate(day), id }
}

interface Asked {
  readonly conditions: readonly Sql[]
  readonly limit: number
  readonly from: PlaceInList
}

/** Pushes to a department whose answer is due, whether it must answer or may. */
function counting({ countyCode }: Seer, department: string, push: Sql): Sql {
  return sql`${push}.county_code = ${countyCode} and ${push}.department = ${department}
    and ${push}.state in ${waitingStates}`
}

function dated(q: Queryable, acting: Seer, asked: Asked): Promise<Dated[]> {
  const department = departmentOf(acting.who)
  return department === undefined
    ? datedOfAll(q, acting, asked)
    : datedOf(q, acting, { ...asked, department })
}

/** By the day that is noted beside the alert. */
function datedOfAll(
  q: Queryable,
  acting: Seer,
  { conditions, limit, from }: Asked,
): Promise<Dated[]> {
  const { countyCode } = acting
  const after =
    from.kind === 'dated' ? sql`(a.answer_due_on, a.id) > (${from.dueOn}, ${from.id})` : sql`true`
  return q.query<Dated>(sql`
    select ${alertColumns}, a.answer_due_on as "dueOn"
    from alert as a
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    left join person as m on m.county_code = ${countyCode} and m.id = a.person_id
    where a.answer_due_on is not null and ${joinSql([...conditions, after], ' and ')}
    order by a.answer_due_on, a.id
    limit ${limit}`)
}

function datedOf(
  q: Queryable,
  acting: Seer,
  { conditions, limit, from, department }: Asked & { readonly department: string },
): Promise<Dated[]> {
  const { countyCode } = acting
  const after =
    from.kind === 'dated' ? sql`(p.due_on, p.alert_id) > (${from.dueOn}, ${from.id})` : sql`true`
  // The page first, in the order of an index; then what it shows of each.
  return q.query<Dated>(sql`
    with page as (
      select p.due_on, p.alert_id
      from push as p
      join alert as a on a.county_code = ${countyCode} and a.id = p.alert_id
      where ${counting(acting, department, sql`p`)} and ${joinSql([...conditions, after], ' and ')}
        and not exists (
          select from push as e
          where e.alert_id = p.alert_id and ${counting(acting, department, sql`e`)}
            and (e.due_on, e.id) < (p.due_on, p.id))
      order by p.due_on, p.alert_id
      limit ${limit})
    select ${alertColumns}, page.due_on as "dueOn"
    from page
    join alert as a on a.county_code = ${countyCode} and a.id = page.alert_id
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    left join person as m on m.county_code = ${countyCode} and m.id = a.person_id
    order by page.due_on, page.alert_id`)
}

function undated(q: Queryable, acting: Seer, { conditions, limit, from }: Asked): Promise<Dated[]> {
  const { countyCode } = acting
  const after = from.kind === 'undated' ? sql`a.id < ${from.id}` : sql`true`
  const department = departmentOf(acting.who)
  const isUndated =
    department === undefined
      ? sql`a.answer_due_on is null`
      : sql`not exists (
        select from push as e where e.alert_id = a.id and ${counting(acting, department, sql`e`)})`
  return q.query<Dated>(sql`
    select ${alertColumns}, null as "dueOn"
    from alert as a
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    left join person as m on m.county_code = ${countyCode} and m.id = a.person_id
    where ${joinSql([...conditions, after, isUndated], ' and ')}
    order by a.id desc
    limit ${limit}`)
}
