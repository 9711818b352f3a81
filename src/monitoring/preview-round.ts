import type { Acting } from '#access/index'
import { ident, type Sql, sql, type Transaction } from '#db/index'
import { compileSql, type Relations } from '#policy/index'
import { coverAbsence } from './cover-absence.ts'
import type { AlertClass } from './domain.ts'
import { makeHitTable } from './find-hits.ts'
import { planForMany } from './plan-for-many.ts'
import type { RoundInput } from './raise-alerts.ts'
import { type RoundRule, roundRules, ruleRows } from './round-rules.ts'
import { bindStatement } from './rule-sql.ts'

/** What a rule says of somebody on another day. */
export interface PreviewedHit {
  readonly rule: string
  readonly title: string
  readonly class: AlertClass
  readonly household: string
  readonly person: string | null
  /** Whether an alert about it was open on that day. */
  readonly alerted: boolean
}

export interface PreviewedRound {
  readonly households: number
  readonly byCategory: Readonly<Record<string, number>>
  readonly hits: readonly PreviewedHit[]
}

export type PreviewInput = Pick<RoundInput, 'compiled' | 'datasets' | 'asOf'> & {
  /** The profiles of that day, and empty tables for what is determined from them. */
  readonly relations: Relations
}

/**
 * Evaluates everybody over the profiles of another day and gives what a round would raise then; only
 * the given tables and those of the transaction are written. Rules about pushes and rows of files are
 * left out: those records are as they stand now.
 */
export async function previewRound(
  tx: Transaction,
  acting: Pick<Acting, 'countyCode'>,
  input: PreviewInput,
): Promise<PreviewedRound> {
  return planForMany(tx, undefined, () => preview(tx, acting.countyCode, input))
}

async function preview(
  tx: Transaction,
  countyCode: string,
  input: PreviewInput,
): Promise<PreviewedRound> {
  const { compiled, asOf, relations, datasets } = input
  const statements = compileSql(compiled, { day: asOf, relations })
  await determine(tx, countyCode, {
    ...input,
    households: bindStatement(statements.household, countyCode),
    persons: bindStatement(statements.person, countyCode),
  })
  const rules = roundRules(compiled.pack, asOf).filter(
    ({ subject }) => subject === '户' || subject === '人',
  )
  const truths = bindStatement(statements.rules, countyCode)
  await gatherHits(tx, countyCode, { rules, truths, relations })
  await coverAbsence(tx, { countyCode, asOf, rules, datasets, profiles: relations.household })
  const byCategory = await countCategories(tx, relations)
  return {
    households: Object.values(byCategory).reduce((sum, count) => sum + count, 0),
    byCategory,
    hits: await listHits(tx, countyCode, { rules, asOf }),
  }
}

async function determine(
  tx: Transaction,
  countyCode: string,
  input: PreviewInput & { readonly households: Sql; readonly persons: Sql },
): Promise<void> {
  const { compiled, asOf, relations } = input
  const { id, version } = compiled.pack
  await tx.execute(sql`
    insert into ${ident(relations.householdDetermination)} (county_code, household_id, policy_id,
      policy_version, as_of, category, verdicts, benefit, counted_lo, counted_hi, labels)
    select ${countyCode}, n.household_id, ${id}, ${version}, ${asOf}, n.category, n.verdicts,
      n.benefit, n.counted_lo, n.counted_hi, n.labels
    from (${input.households}) as n`)
  await tx.execute(sql`
    insert into ${ident(relations.personDetermination)} (county_code, person_id, household_id, as_of,
      category, verdicts)
    select ${countyCode}, n.person_id, n.household_id, ${asOf}, n.category, n.verdicts
    from (${input.persons}) as n`)
}

interface Gathering {
  readonly rules: readonly RoundRule[]
  readonly truths: Sql
  readonly relations: Relations
}

/** Where nobody knows in which township a household lived, no absence is shown. */
async function gatherHits(
  tx: Transaction,
  countyCode: string,
  { rules, truths, relations }: Gathering,
): Promise<void> {
  await makeHitTable(tx)
  await tx.execute(sql`
    insert into round_hit (rule, subject_kind, subject_id, household_id, person_id, division_code,
      truth, band, period, interval_months, absent)
    select t.rule, r.subject, coalesce(t.person_id, t.household_id), t.household_id, t.person_id,
      h.division_code,
      case when h.division_code is not null or r.absent = '{}' then t.truth end,
      coalesce(t.band, 0), r.period, r."intervalMonths", r.absent
    from (${truths}) as t
    join ${ruleRows(rules)} as r on r.id = t.rule
    join ${ident(relations.household)} as h
      on h.county_code = ${countyCode} and h.household_id = t.household_id
    where t.truth`)
}

async function countCategories(
  tx: Transaction,
  relations: Relations,
): Promise<Record<string, number>> {
  const rows = await tx.query<{ category: string; count: number }>(sql`
    select category, count(*) as count from ${ident(relations.householdDetermination)}
    group by category order by category`)
  return Object.fromEntries(rows.map(({ category, count }) => [category, count]))
}

async function listHits(
  tx: Transaction,
  countyCode: string,
  { rules, asOf }: Pick<Gathering, 'rules'> & Pick<PreviewInput, 'asOf'>,
): Promise<PreviewedHit[]> {
  const found = await tx.query<Omit<PreviewedHit, 'title' | 'class'>>(sql`
    select h.rule, q.number as household, p.name as person, exists (
        select from alert as a
        where a.county_code = ${countyCode} and a.rule = h.rule and a.subject_id = h.subject_id
          and a.raised_on <= ${asOf} and (a.closed_on is null or a.closed_on > ${asOf})) as alerted
    from round_hit as h
    join household as q on q.county_code = ${countyCode} and q.id = h.household_id
    left join person as p on p.county_code = ${countyCode} and p.id = h.person_id
    where h.truth
    order by h.rule, q.number, p.name`)
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  return found.flatMap((hit) => {
    const rule = byId.get(hit.rule)
    return rule ? [{ ...hit, title: rule.title, class: rule.class }] : []
  })
}
