import { type Acting, hiddenText, maskNumber, maskOf } from '#access/index'
import { joinSql, type Sql, sql, trusted } from '#db/index'
import type { TableValue } from '#papers/index'
import type { ExportForm, Fact } from '#policy/index'
import { type ExportValue, factValue, fieldValue } from './export-fields.ts'
import {
  chosen,
  type ExportScope,
  householdTable,
  personTable,
  placeNames,
} from './export-scope.ts'
import { type RowColumns, visibleRows } from './visible-rows.ts'

export interface ListExport {
  readonly form: ExportForm
  readonly scope: ExportScope
  readonly acting: Pick<Acting, 'vault' | 'countyCode'>
  readonly month: string
  /** Whole numbers and sensitive values, or masked ones. */
  readonly full: boolean
}

const pageSize = 2000
const sealedKinds = { 证号: 'identity', 电话: 'phone', 账号: 'bankCard' } as const

/** How a column is read, and whether whoever exports sees what it says. */
export interface ShownValue extends ExportValue {
  readonly isHidden: boolean
}

/** How each column of a list is read. */
export function valuesOf({ form, scope, month, full }: ListExport): readonly ShownValue[] {
  const given = { month, day: scope.day, county: scope.app.county.name }
  return form.columns.map(({ content }) => {
    if ('field' in content) {
      const value = fieldValue(form.subject, content.field, given)
      return { ...value, isHidden: value.isSensitive === true && !full }
    }
    if ('count' in content) throw new RangeError('a list counts nothing')
    const fact = scope.app.catalogue.findByName(content.fact)
    if (!fact) throw new RangeError(`no fact ${content.fact}`)
    return { ...factValue(fact), isHidden: isFactHidden(fact, { who: scope.acting.who, full }) }
  })
}

/**
 * Without anybody signed in and for who may ask, sensitive values stand only where whole ones were asked
 * for; a role that hides them gets them never, and a department only what it is the authority for.
 */
function isFactHidden(
  fact: Fact,
  { who, full }: { readonly who: Acting['who']; readonly full: boolean },
): boolean {
  if (who === undefined) return fact.sensitivity === '高' && !full
  const masked = maskOf(who, fact)
  return masked === '揭示' ? !full : masked !== null
}

/** Puts the rows of a list into a table of the transaction, in their order; gives how many there are. */
export async function chooseRows(work: ListExport): Promise<number> {
  const { tx } = work.scope
  await tx.execute(sql`drop table if exists export_row`)
  await tx.execute(sql`drop table if exists export_household`)
  await tx.execute(householdsTable(work.scope))
  await tx.execute(work.form.subject === '预警' ? alertRows(work) : subjectRows(work))
  await tx.execute(sql`alter table export_row add primary key (n)`)
  await tx.execute(sql`analyze export_row`)
  const [counted] = await tx.query<{ count: number }>(
    sql`select count(*)::integer as count from export_row`,
  )
  return counted?.count ?? 0
}

/** Of each household its head and how many belong to it. */
function householdsTable(scope: ExportScope): Sql {
  return sql`
    create temp table export_household on commit drop as
    select f.household_id, count(*)::integer as members,
      (array_agg(f.person_id order by f.person_id) filter (where f.f_relation = '本人'))[1] as head_id
    from ${personTable(scope)} as f
    where f.county_code = ${scope.app.county.code}
    group by f.household_id`
}

function subjectRows({ form, scope }: ListExport): Sql {
  const subject = form.subject === '户' ? '户' : '人'
  const county = scope.app.county.code
  return sql`
    create temp table export_row on commit drop as
    select row_number() over (order by g.division_code, h.number,
        case when c.person_id = x.head_id then 0 else 1 end, c.person_id)::integer as n,
      c.household_id, c.person_id, null::uuid as alert_id, g.division_code,
      coalesce(x.members, 0) as members, x.head_id
    from (${chosen(scope, { subject, when: form.when })}) as c
    join ${householdTable(scope)} as g
      on g.county_code = ${county} and g.household_id = c.household_id
    join household as h on h.county_code = ${county} and h.id = c.household_id
    left join export_household as x on x.household_id = c.household_id
    where coalesce(g.division_code, '') like ${`${scope.place}%`}
      and (${isPast(scope)} or h.status = '存续')
      and ${visibleRows(scope.acting, subjectColumns(subject))}`
}

function subjectColumns(subject: '户' | '人'): RowColumns {
  const household = { household: trusted('c.household_id'), division: trusted('g.division_code') }
  return subject === '户' ? household : { ...household, person: trusted('c.person_id') }
}

const alertColumns: RowColumns = {
  household: trusted('a.household_id'),
  division: trusted('coalesce(h.division_code, a.division_code)'),
  alert: trusted('a.id'),
}

/** Of another day a household counts that has ended since. */
function isPast({ relations }: ExportScope): Sql {
  return trusted(relations.household === undefined ? 'false' : 'true')
}

function alertRows({ scope }: ListExport): Sql {
  const county = scope.app.county.code
  return sql`
    create temp table export_row on commit drop as
    select row_number() over (order by coalesce(h.division_code, a.division_code), a.raised_on,
        a.rule, a.id)::integer as n,
      a.household_id, a.person_id, a.id as alert_id,
      coalesce(h.division_code, a.division_code) as division_code,
      coalesce(x.members, 0) as members, x.head_id
    from alert as a
    left join household as h on h.county_code = ${county} and h.id = a.household_id
    left join export_household as x on x.household_id = a.household_id
    where a.county_code = ${county} and a.raised_on <= ${scope.day}::date
      and coalesce(h.division_code, a.division_code, '') like ${`${scope.place}%`}
      and ${visibleRows(scope.acting, alertColumns)}`
}

/** The rows of a list, a page at a time. */
export async function* listRows(
  work: ListExport,
  signal?: AbortSignal,
): AsyncGenerator<readonly TableValue[]> {
  const values = valuesOf(work)
  const read = values.flatMap((value, at) => {
    return value.read ? [sql`${value.read} as ${trusted(`c${at}`)}`] : []
  })
  const columns = joinSql([sql`x.n`, ...read], ', ')
  for (let after = 0; ; after += pageSize) {
    signal?.throwIfAborted()
    const page = await work.scope.tx.query<Record<string, unknown>>(pageOf(work, columns, after))
    for (const [nth, row] of page.entries()) {
      yield values.map((value, at) => {
        return value.read ? shown(row[`c${at}`], value, work) : after + nth + 1
      })
    }
    if (page.length < pageSize) return
  }
}

function pageOf({ scope, form }: ListExport, columns: Sql, after: number): Sql {
  const county = scope.app.county.code
  const alerts =
    form.subject === '预警'
      ? sql`join alert as a on a.county_code = ${county} and a.id = x.alert_id
          left join lateral (
            select q.department, q.due_on, q.replied_on from push as q
            where q.county_code = ${county} and q.alert_id = a.id and q.duty = '责任'
              and q.state not in ('撤回', '转办')
            order by q.pushed_on desc, q.id limit 1) as b on true`
      : sql``
  return sql`
    with ${placeNames}
    select ${columns}
    from export_row as x
    left join household as h on h.county_code = ${county} and h.id = x.household_id
    left join ${householdTable(scope)} as g
      on g.county_code = ${county} and g.household_id = x.household_id
    left join person as p on p.county_code = ${county} and p.id = x.person_id
    left join ${personTable(scope)} as f
      on f.county_code = ${county} and f.person_id = x.person_id
    left join person as w on w.county_code = ${county} and w.id = x.head_id
    left join place as t on t.code = left(x.division_code, 9) || '000'
    left join place as v on v.code = x.division_code and right(x.division_code, 3) <> '000'
    ${alerts}
    where x.n > ${after} and x.n <= ${after + pageSize}
    order by x.n`
}

function shown(value: unknown, { sealed, isHidden }: ShownValue, work: ListExport): TableValue {
  if (value === null || value === undefined) return null
  if (sealed && value instanceof Uint8Array) {
    const whole = work.acting.vault.decrypt(value)
    if (work.full) return whole
    return maskNumber(sealedKinds[sealed], whole)
  }
  if (isHidden) return hiddenText
  return typeof value === 'number' ? value : String(value)
}
