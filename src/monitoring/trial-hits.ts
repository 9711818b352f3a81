import { type Sql, sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { MonitoringRule } from '#policy/index'
import { coverAbsence } from './cover-absence.ts'
import type { DueDataset } from './domain.ts'
import { addHits, makeHitTable } from './find-hits.ts'
import { matchAlerts } from './match-alerts.ts'
import { recordHits } from './record-hits.ts'
import { roundRules, ruleRows } from './round-rules.ts'
import type { CompiledPack } from './rule-sql.ts'

/** What a rule says of a subject, and what a round would make of it. */
export interface TrialHit {
  readonly subjectId: string
  readonly householdId: string | null
  readonly personId: string | null
  readonly divisionCode: string | null
  /** Null: it hangs on facts nobody knows, or on data that have not come in. */
  readonly truth: true | null
  /** 新: would be raised; 同: an open alert says so; 静: it was answered and stays quiet. */
  readonly step: '新' | '同' | '静' | null
}

export interface TrialInput {
  readonly compiled: CompiledPack
  readonly rule: MonitoringRule
  readonly countyCode: string
  readonly asOf: LocalDate
  readonly datasets: readonly DueDataset[]
  /**
   * rule, household_id, person_id, truth, band of every subject that the rule is true or open for;
   * not looked at for rules about our own records.
   */
  readonly truths: Sql
}

/** The hits of one rule as a round would find them; only tables of the transaction are written. */
export async function trialHits(tx: Transaction, input: TrialInput): Promise<readonly TrialHit[]> {
  const { compiled, rule, countyCode, asOf, datasets, truths } = input
  const rules = roundRules(compiled.pack, asOf).filter(({ id }) => id === rule.id)
  await makeHitTable(tx)
  if (rule.subject === '户' || rule.subject === '人') {
    await tx.execute(sql`
      insert into round_hit (rule, subject_kind, subject_id, household_id, person_id, division_code,
        truth, band, period, interval_months, absent)
      select t.rule, r.subject, coalesce(t.person_id, t.household_id), t.household_id, t.person_id,
        h.division_code, t.truth, coalesce(t.band, 0), r.period, r."intervalMonths", r.absent
      from (${truths}) as t
      join ${ruleRows(rules)} as r on r.id = t.rule
      join household_profile as h
        on h.county_code = ${countyCode} and h.household_id = t.household_id
      where t.truth is not false`)
    await coverAbsence(tx, { countyCode, asOf, rules, datasets })
  } else {
    await addHits(tx, recordHits(rule, { countyCode, asOf }))
  }
  await matchAlerts(tx, { countyCode, asOf })
  return tx.query<TrialHit>(sql`
    select h.subject_id as "subjectId", h.household_id as "householdId",
      h.person_id as "personId", h.division_code as "divisionCode", h.truth, s.step
    from round_hit as h
    left join round_step as s on s.rule = h.rule and s.subject_id = h.subject_id
    order by h.division_code, h.household_id, h.subject_id`)
}
