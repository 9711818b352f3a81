import { divisionNameOf } from '#access/index'
import { joinSql, type Queryable, type Sql, sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { factsBehind } from '#policy/index'
import type { DataRequest } from './list-requests.ts'
import { type CompiledPack, openTruths } from './rule-sql.ts'

/** Somebody a request asks about: the person, or for a household the one by whom it is known. */
export interface AskedSubject {
  readonly subjectId: string
  readonly householdId: string
  readonly personId: string
  readonly name: string
  readonly idCipher: Uint8Array | null
  readonly township: string | null
}

export interface AskedInput {
  readonly countyCode: string
  readonly asOf: LocalDate
  readonly request: Pick<DataRequest, 'dataset' | 'township' | 'period' | 'firstMonth' | 'rules'>
  /** Whom the dataset's facts are about. */
  readonly level: '人' | '户'
  /** The codes of the facts asked for: whoever has none of them for the period is asked about. */
  readonly facts: readonly string[]
}

/**
 * Whom a request asks about: those of the township for whom one of its rules cannot be ruled out, and of
 * whom no file has said any of the facts for the period.
 */
export async function findAskedSubjects(
  tx: Transaction,
  compiled: CompiledPack,
  input: AskedInput,
): Promise<readonly AskedSubject[]> {
  const { countyCode, asOf, request, level } = input
  const households = await tx.query<{ id: string }>(sql`
    select household_id as id from household_profile
    where county_code = ${countyCode} and left(division_code, 9) = ${request.township.slice(0, 9)}`)
  if (households.length === 0) return []
  const known = new Set(compiled.rules.map(({ rule }) => rule.id))
  const rules = request.rules.filter((id) => known.has(id))
  if (rules.length === 0) return []
  const ids = households.map(({ id }) => id)
  const open = openTruths(compiled, { countyCode, asOf }, { rules, households: ids })
  const subject = level === '户' ? sql`f.household_id` : sql`f.person_id`
  const who = level === '户' ? sql`true` : sql`(o.person_id is null or o.person_id = p.id)`
  const said = sql`d.subject_id in (select a.subject_id from answered as a)`
  return tx.query<AskedSubject>(sql`
    with open as materialized (${open}), asked as materialized (
      select distinct on (${subject}) ${subject} as subject_id, f.household_id, p.id as person_id,
        p.name, p.id_cipher, h.division_code
      from open as o
      join household_profile as h
        on h.county_code = ${countyCode} and h.household_id = o.household_id
      join person_profile as f
        on f.county_code = ${countyCode} and f.household_id = o.household_id
      join person as p on p.county_code = ${countyCode} and p.id = f.person_id
      join membership as m on m.county_code = ${countyCode} and m.person_id = p.id
        and m.valid_to is null
      where ${who}
      order by ${subject}, m.relation <> '本人', p.id
    ), answered as (
      ${answeredAmong(input, sql`select subject_id from asked`)}
    )
    select d.subject_id as "subjectId", d.household_id as "householdId",
      d.person_id as "personId", d.name, d.id_cipher as "idCipher",
      ${divisionNameOf(sql`left(d.division_code, 9) || '000'`)} as township
    from asked as d
    where not ${said}
    order by d.division_code, d.household_id, d.person_id`)
}

/** Those of `subjects` of whom a file of the period, or of a later one, has said something asked for. */
export async function findAnswered(
  q: Queryable,
  input: AskedInput,
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await q.query<{ id: string }>(sql`
    select a.subject_id as id
    from (${answeredAmong(input, sql`select unnest(${subjects}::uuid[]) as subject_id`)}) as a`)
  return new Set(rows.map(({ id }) => id))
}

/** Seen again unchanged says what the newest observation says; that may be nothing. */
function answeredAmong({ countyCode, request, level, facts }: AskedInput, subjects: Sql): Sql {
  const batches = sql`
    select id from import_batch
    where county_code = ${countyCode} and dataset = ${request.dataset} and state = '已入库'
      and (period >= ${request.firstMonth} or period = ${request.period})`
  const profile = level === '户' ? sql`household_profile` : sql`person_profile`
  const key = level === '户' ? sql`household_id` : sql`person_id`
  const says = sql`exists (
    select from jsonb_each(o.facts) as e
    where e.key = any(${facts}::text[]) and e.value <> 'null'::jsonb)`
  return joinSql(
    [
      sql`
        select o.subject_id
        from (${subjects}) as w
        join observation as o on o.county_code = ${countyCode} and o.subject_id = w.subject_id
          and o.dataset = ${request.dataset} and o.recorded_to is null
        where o.batch_id in (${batches}) and ${says}`,
      sql`
        select w.subject_id
        from (${subjects}) as w
        join ${profile} as f on f.county_code = ${countyCode} and f.${key} = w.subject_id
        join sighting as g on g.county_code = ${countyCode} and g.dataset = ${request.dataset}
          and g.first_ordinal <= f.ordinal and g.last_ordinal >= f.ordinal
          and array_position(g.ordinals, f.ordinal) is not null
        join lateral (
          select n.facts from observation as n
          where n.county_code = ${countyCode} and n.subject_id = w.subject_id
            and n.dataset = ${request.dataset} and n.recorded_to is null
          order by n.recorded_at desc
          limit 1
        ) as o on ${says}
        where g.batch_id in (${batches})`,
    ],
    ' union ',
  )
}

/** The codes of all facts that these rules rest on. */
export function factsOfRules(compiled: CompiledPack, rules: readonly string[]): readonly string[] {
  const wanted = compiled.rules.filter(({ rule }) => rules.includes(rule.id))
  const found = factsBehind(
    compiled,
    wanted.map(({ expression }) => expression),
  )
  return found.map(({ code }) => code)
}
