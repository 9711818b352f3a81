import { type Sql, sql, trusted } from '#db/index'
import type { TableValue } from '#papers/index'
import { type ExportColumn, type ExportCount, type ExportForm, profileColumn } from '#policy/index'
import { chosen, type ExportScope, householdTable, personTable } from './export-scope.ts'
import { listTownships } from './find-township.ts'
import { visibleRows } from './visible-rows.ts'

/** A statistic: a row a township, and the sums over them. */
export interface Statistic {
  readonly rows: readonly (readonly TableValue[])[]
  readonly totals: readonly TableValue[]
}

const elsewhere = '区划待核实'

/**
 * Counts township by township. Who lives where no township is has a row of its own, so that nothing is
 * lost; the sums are compared with a count over the whole.
 */
export async function countRows(
  form: ExportForm,
  scope: ExportScope,
  month: string,
): Promise<Statistic> {
  const all = await listTownships(scope.tx, scope.app.county.code)
  const townships = all.filter(({ code }) => code.startsWith(scope.place))
  const counts: (ReadonlyMap<string, number> | undefined)[] = []
  for (const { content } of form.columns) {
    counts.push('count' in content ? await countColumn(content.count, scope, month) : undefined)
  }
  const known = new Set(townships.map(({ code }) => code.slice(0, 9)))
  const strays = new Set(
    counts.flatMap((one) => [...(one?.keys() ?? [])].filter((key) => !known.has(key))),
  )
  const places = townships.map(({ code, name }) => ({ keys: [code.slice(0, 9)], name }))
  if (strays.size > 0) places.push({ keys: [...strays], name: elsewhere })
  const rows = places.map(({ keys, name }, nth) =>
    form.columns.map((column, at) => {
      const counted = counts[at]
      if (counted) return keys.reduce((sum, key) => sum + (counted.get(key) ?? 0), 0)
      return labelOf(column, { nth, name, month, county: scope.app.county.name })
    }),
  )
  return { rows, totals: totalsOf(form, rows, counts) }
}

function totalsOf(
  form: ExportForm,
  rows: Statistic['rows'],
  counts: readonly (ReadonlyMap<string, number> | undefined)[],
): readonly TableValue[] {
  const named = form.columns.findIndex(
    ({ content }) => 'field' in content && content.field === '乡镇',
  )
  return form.columns.map((_, at) => {
    const counted = counts[at]
    if (!counted) return at === named ? '合计' : null
    const sum = rows.reduce((total, row) => total + Number(row[at] ?? 0), 0)
    const whole = [...counted.values()].reduce((total, one) => total + one, 0)
    if (sum !== whole) throw new RangeError(`column ${at} of ${form.code} loses ${whole - sum}`)
    return sum
  })
}

function labelOf(
  { content }: ExportColumn,
  given: { nth: number; name: string; month: string; county: string },
): TableValue {
  if (!('field' in content)) return null
  switch (content.field) {
    case '序号':
      return given.nth + 1
    case '乡镇':
      return given.name
    case '月份':
      return given.month
    default:
      return given.county
  }
}

async function countColumn(
  count: ExportCount,
  scope: ExportScope,
  month: string,
): Promise<ReadonlyMap<string, number>> {
  const statement =
    count.of === '预警' ? alertCount(count, scope, month) : subjectCount(count, scope)
  const rows = await scope.tx.query<{ town: string; count: number }>(statement)
  return new Map(rows.map(({ town, count: found }) => [town, found]))
}

function subjectCount(count: ExportCount, scope: ExportScope): Sql {
  const county = scope.app.county.code
  const { of, subject } = count
  const isPast = trusted(scope.relations.household === undefined ? 'false' : 'true')
  const members =
    of === '人' && subject === '户'
      ? sql`join ${personTable(scope)} as m
          on m.county_code = ${county} and m.household_id = c.household_id`
      : sql``
  const profile =
    of === '金额' && subject === '人'
      ? sql`join ${personTable(scope)} as f
          on f.county_code = ${county} and f.person_id = c.person_id`
      : sql``
  return sql`
    select left(coalesce(g.division_code, ''), 9) as town,
      ${measured(count, scope)}::bigint as count
    from (${chosen(scope, { subject, when: count.when })}) as c
    join ${householdTable(scope)} as g
      on g.county_code = ${county} and g.household_id = c.household_id
    join household as h on h.county_code = ${county} and h.id = c.household_id
    ${members} ${profile}
    where coalesce(g.division_code, '') like ${`${scope.place}%`}
      and (${isPast} or h.status = '存续') and ${visibleRows(scope.acting, {
        household: trusted('c.household_id'),
        division: trusted('g.division_code'),
      })}
    group by 1`
}

function measured({ of, subject, fact }: ExportCount, scope: ExportScope): Sql {
  if (of === '户') return sql`count(distinct c.household_id)`
  if (of === '人')
    return subject === '户' ? sql`count(m.person_id)` : sql`count(distinct c.person_id)`
  const found = scope.app.catalogue.findByName(fact ?? '')
  if (!found) throw new RangeError(`no fact ${fact}`)
  const column = `${found.level === '人' ? 'f' : 'g'}.${profileColumn(found)}`
  return sql`coalesce(sum(${trusted(column)}), 0)`
}

function alertCount({ alerts }: ExportCount, scope: ExportScope, month: string): Sql {
  const county = scope.app.county.code
  const { classes = [], states = [], span = '累计' } = alerts ?? {}
  const byClass = classes.length > 0 ? sql`and a.class = any(${[...classes]}::text[])` : sql``
  const byState = states.length > 0 ? sql`and a.state = any(${[...states]}::text[])` : sql``
  const since = span === '当月' ? sql`and a.raised_on >= ${`${month}-01`}::date` : sql``
  return sql`
    select left(coalesce(h.division_code, a.division_code, ''), 9) as town,
      count(*)::bigint as count
    from alert as a
    left join household as h on h.county_code = ${county} and h.id = a.household_id
    where a.county_code = ${county} and a.raised_on <= ${scope.day}::date ${byClass} ${byState} ${since}
      and coalesce(h.division_code, a.division_code, '') like ${`${scope.place}%`}
      and ${visibleRows(scope.acting, {
        household: trusted('a.household_id'),
        division: trusted('coalesce(h.division_code, a.division_code)'),
        alert: trusted('a.id'),
      })}
    group by 1`
}
