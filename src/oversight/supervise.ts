import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { addDays, type LocalDate } from '#kernel/index'
import { newId } from '#vault/index'
import type { Finding, SupervisionKind } from './domain.ts'
import type { Watch } from './patterns/context.ts'
import { findAlone } from './patterns/find-alone.ts'
import { findDeviations } from './patterns/find-deviations.ts'
import { findExportBursts } from './patterns/find-exports.ts'
import { findIdleReveals } from './patterns/find-idle-reveals.ts'
import { findMassQueries } from './patterns/find-queries.ts'
import { findLateReading, findMassReading } from './patterns/find-readings.ts'
import { findFiledRecipients, findTakenBack, findUndeclared } from './patterns/find-relatives.ts'

export interface SupervisionRequest {
  /** The number or time (in minutes) that the policy's data give a kind. */
  readonly threshold: (kind: SupervisionKind, name: string) => number
  /** Whether an action takes two people here. */
  readonly needsTwo: (action: string) => boolean
  /** From which day on the log is looked at; a little more than a week unless told. */
  readonly since?: LocalDate | undefined
}

export interface SupervisionOutcome {
  readonly raised: number
  readonly found: Readonly<Partial<Record<SupervisionKind, number>>>
}

const lookBackDays = 9

/**
 * Looks for odd patterns and notes each once a subject and period: found again it only gets the newer
 * counts, and what somebody has settled stays as it is. Nothing ends by it.
 */
export async function supervise(
  tx: Transaction,
  acting: Acting,
  { threshold, needsTwo, since }: SupervisionRequest,
): Promise<SupervisionOutcome> {
  const from = since ?? addDays(acting.today, -lookBackDays)
  const watch: Watch = { q: tx, acting, since: from, threshold }
  const findings = [
    ...(await findMassReading(watch)),
    ...(await findLateReading(watch)),
    ...(await findMassQueries(watch)),
    ...(await findExportBursts(watch)),
    ...(await findIdleReveals(watch)),
    ...(await findDeviations(watch)),
    ...(await findAlone(watch, needsTwo)),
    ...(await findFiledRecipients(watch)),
    ...(await findUndeclared(watch)),
    ...(await findTakenBack(watch)),
  ]
  const raised = await note(tx, acting, findings)
  const found: Partial<Record<SupervisionKind, number>> = {}
  for (const { kind } of findings) found[kind] = (found[kind] ?? 0) + 1
  return { raised, found }
}

/** Adds what is new; gives how many. */
async function note(
  tx: Transaction,
  { countyCode, today }: Acting,
  findings: readonly Finding[],
): Promise<number> {
  const rows = findings.map((one) => ({ ...one, id: newId() }))
  const added = await tx.query<{ isNew: boolean }>(sql`
    insert into supervision_alert as s (county_code, id, kind, subject, period, account_id, actor,
      household_id, title, evidence, raised_on)
    select ${countyCode}, f.id, f.kind, f.subject, f.period, f."accountId", f.actor,
      f."householdId", f.title, f.evidence, ${today}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (id uuid, kind text, subject text,
      period text, "accountId" uuid, actor text, "householdId" uuid, title text, evidence jsonb)
    on conflict (county_code, kind, subject, period) do update
    set title = excluded.title, evidence = excluded.evidence, version = s.version + 1
    where s.state = '待核实' and s.evidence is distinct from excluded.evidence
    returning s.version = 1 as "isNew"`)
  return added.filter(({ isNew }) => isNew).length
}
