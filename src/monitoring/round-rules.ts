import { type Sql, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { MonitoringRule, Pack } from '#policy/index'
import { type AlertClass, alertClasses, episodePeriod } from './domain.ts'

/** A rule as a round needs it. */
export interface RoundRule {
  readonly id: string
  readonly title: string
  readonly class: AlertClass
  readonly severity: string
  readonly basis: string
  readonly subject: MonitoringRule['subject']
  /** The episode that the rule names on the day of the round; null: by changes of truth. */
  readonly period: string | null
  readonly intervalMonths: number | null
  readonly absent: readonly string[]
}

export function roundRules(pack: Pack, asOf: LocalDate): readonly RoundRule[] {
  return pack.rules.map((rule) => ({
    id: rule.id,
    title: rule.name,
    class: classOf(rule),
    severity: rule.severity,
    basis: basisText(rule),
    subject: rule.subject,
    period: (rule.period && episodePeriod(rule.period, asOf)) ?? null,
    intervalMonths: rule.intervalMonths ?? null,
    absent: rule.absentDatasets,
  }))
}

/** The document's number and article, as a screen shows it. */
export function basisText({ basis }: Pick<MonitoringRule, 'basis'>): string {
  if (!basis) return '未注明依据'
  return basis.article === undefined ? basis.document : `${basis.document} ${basis.article}`
}

/** The pack names a class with its number in front: `①政策未落实`. */
function classOf(rule: MonitoringRule): AlertClass {
  const found = alertClasses.find((one) => rule.class.startsWith(one))
  if (!found) throw new RangeError(`no alert class: ${rule.class}`)
  return found
}

/** The rules as rows, to be joined with hits. */
export function ruleRows(rules: readonly RoundRule[]): Sql {
  const rows = rules.map(({ id, subject, period, intervalMonths, absent }) => {
    return { id, subject, period, intervalMonths, absent: `{${absent.join(',')}}` }
  })
  return sql`(
    select r.id, r.subject, r.period, r."intervalMonths", r.absent::text[] as absent
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id text, subject text, period text, "intervalMonths" integer, absent text))`
}
