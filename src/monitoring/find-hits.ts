import { type Sql, sql, type Transaction } from '#db/index'
import { type RoundRule, ruleRows } from './round-rules.ts'

export interface HitInput {
  readonly countyCode: string
  readonly rules: readonly RoundRule[]
  /** Gives rule, household_id, person_id, truth (true or null) and band. */
  readonly truths: Sql
}

/**
 * Collects what the rules say of persons and households: everything true; what is unknown only where
 * there is an alert that it concerns. Whatever is missing from the table is false.
 */
export async function findHits(
  tx: Transaction,
  { countyCode, rules, truths }: HitInput,
): Promise<void> {
  await makeHitTable(tx)
  await tx.execute(sql`
    insert into round_hit (rule, subject_kind, subject_id, household_id, person_id, division_code,
      truth, band, period, interval_months, absent)
    select t.rule, r.subject, coalesce(t.person_id, t.household_id), t.household_id, t.person_id,
      h.division_code, t.truth, coalesce(t.band, 0), r.period, r."intervalMonths", r.absent
    from (${truths}) as t
    join ${ruleRows(rules)} as r on r.id = t.rule
    join household_profile as h
      on h.county_code = ${countyCode} and h.household_id = t.household_id
    where t.truth or exists (
      select from alert as a
      where a.county_code = ${countyCode} and a.rule = t.rule
        and a.subject_id = coalesce(t.person_id, t.household_id) and a.ended_on is null)`)
}

/** An empty table of hits for this transaction. */
export async function makeHitTable(tx: Transaction): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.round_hit`)
  await tx.execute(sql`
    create temp table round_hit (rule text, subject_kind text, subject_id uuid, household_id uuid,
      person_id uuid, division_code text, truth boolean, band integer not null, period text,
      interval_months integer, absent text[] not null default '{}') on commit drop`)
}

/** Adds what a rule about our own records found; see `recordHits`. */
export function addHits(tx: Transaction, hits: Sql): Promise<number> {
  return tx.execute(sql`
    insert into round_hit (rule, subject_kind, subject_id, household_id, person_id, division_code,
      truth, band)
    ${hits}`)
}
