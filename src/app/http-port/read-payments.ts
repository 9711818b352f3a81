import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { AidOfHousehold } from '#http/index'
import type { Fact } from '#policy/index'
import { sayFactValue } from '#sources/index'
import type { App } from '../app.ts'
import type { HouseholdMask } from './household-mask.ts'

type Payment = AidOfHousehold['payments'][number]

interface Asked {
  readonly acting: Acting
  readonly householdId: string
  /** The members who are shown, with their names. */
  readonly members: ReadonlyMap<string, string>
  /** Codes of the facts that tell of something received. */
  readonly codes: readonly string[]
  readonly until: string
  readonly mask: HouseholdMask
}

interface Row {
  readonly subject: string
  readonly period: string
  readonly on: string
  readonly dataset: string
  readonly department: string
  readonly fileName: string
  readonly sheet: string
  readonly row: number
  readonly facts: Readonly<Record<string, string | number | boolean | null | undefined>>
}

/** The month's amount of the nation's own payment list. */
const monthPaid = 'month_paid'
const most = 200

/**
 * What files say was received, month by month, the newest first: what a later file says again is a month
 * of its own. What says no or nothing is left out.
 */
export async function readPayments(tx: Queryable, app: App, asked: Asked): Promise<Payment[]> {
  const { acting, householdId, members, until, mask } = asked
  const facts = factsOf(app, asked)
  const subjects = [householdId, ...members.keys()]
  const rows = facts.size === 0 ? [] : await readRows(tx, acting, { subjects, until, facts })
  const found = rows.flatMap((row): Payment[] =>
    [...facts.values()].flatMap((fact): Payment[] => {
      const value = row.facts[fact.code]
      const isOfOther = (fact.level === '户') !== (row.subject === householdId)
      if (isOfOther || value === undefined || value === null || value === false || value === 0) {
        return []
      }
      const masked = mask.ofFact(fact) === null ? null : ('揭示' as const)
      return [
        {
          ...{ month: row.period, onDay: row.on, fact: fact.name, masked },
          member: row.subject === householdId ? null : (members.get(row.subject) ?? null),
          value: masked === null ? sayFactValue(fact, value) : null,
          source: {
            department: row.department,
            dataset: app.datasets.find(row.dataset)?.name ?? row.dataset,
            fileName: row.fileName,
            sheet: row.sheet === '' ? null : row.sheet,
            row: row.row > 0 ? row.row : null,
            moreRows: [],
            period: row.period,
          },
        },
      ]
    }),
  )
  return found.slice(0, most)
}

function factsOf({ catalogue }: App, { codes, mask }: Asked): ReadonlyMap<string, Fact> {
  const all = [...new Set([...codes, monthPaid])].flatMap((code) => {
    const fact = catalogue.findByCode(code)
    const masked = fact && mask.ofFact(fact)
    // A truth that tells of something done is named so: 已发放, 已资助.
    const tells = fact?.type === '金额' || (fact?.type === '是否' && fact.name.includes('已'))
    return fact && tells && masked !== '隐去' && masked !== '范围外' ? [[code, fact] as const] : []
  })
  return new Map(all)
}

/** Each observation in its own file, and again in every later file of its dataset that shows the same. */
function readRows(
  tx: Queryable,
  { countyCode }: Acting,
  asked: {
    readonly subjects: readonly string[]
    readonly until: string
    readonly facts: ReadonlyMap<string, Fact>
  },
): Promise<Row[]> {
  const codes = [...asked.facts.keys()]
  return tx.query<Row>(sql`
    with subject as (
      select person_id as id, ordinal from person_profile
      where county_code = ${countyCode} and person_id = any(${[...asked.subjects]}::uuid[])
      union all
      select household_id, ordinal from household_profile
      where county_code = ${countyCode} and household_id = any(${[...asked.subjects]}::uuid[])
    ), said as (
      select o.subject_id, s.ordinal, o.dataset, o.batch_id, o.sheet, o.row_number, o.facts,
        b.period, b.period_end, b.department, b.file_name,
        lead(b.period_end) over (partition by o.subject_id, o.dataset order by b.period_end) as next
      from subject as s
      join observation as o on o.county_code = ${countyCode} and o.subject_id = s.id
        and o.recorded_to is null and o.row_number > 0
      join import_batch as b on b.id = o.batch_id and b.entry_id is null
        and b.withdrawn_in is null
      where exists (select from unnest(${codes}::text[]) as c (code) where o.facts ->> c.code is not null)
    )
    select subject_id as subject, period, period_end as on, dataset, department,
      file_name as "fileName", sheet, row_number as row, facts
    from (
      select subject_id, period, period_end, dataset, department, file_name, sheet, row_number, facts
      from said
      union all
      select a.subject_id, c.period, c.period_end, a.dataset, c.department, c.file_name, g.sheet,
        g.row_numbers[array_position(g.ordinals, a.ordinal)], a.facts
      from said as a
      join import_batch as c on c.county_code = ${countyCode} and c.dataset = a.dataset
        and c.state = '已入库' and c.withdrawn_in is null and c.period_end > a.period_end
        and (a.next is null or c.period_end < a.next)
      join sighting as g on g.county_code = ${countyCode} and g.dataset = c.dataset
        and g.batch_id = c.id and g.first_ordinal <= a.ordinal and g.last_ordinal >= a.ordinal
        and array_position(g.ordinals, a.ordinal) is not null
    ) as every_month
    where period_end <= ${asked.until}::date
    order by period_end desc, dataset, subject_id
    limit ${most}`)
}
