import type { Acting } from '#access/index'
import { appendChainMany } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import { addWorkingDays, type LocalDate } from '#kernel/index'
import type { Pack } from '#policy/index'
import { levelAbove, statesOpenTo, type UrgingStep, urgingStep } from './domain.ts'

export interface Urged {
  readonly urged: number
  readonly escalated: number
}

/**
 * 督办 for every 责任 push that was not answered in time, and one level up for those whose urging
 * ran out as well. Repeating it on the same day changes nothing.
 */
export async function urgeOverdue(
  tx: Transaction,
  acting: Acting,
  { pack }: { readonly pack: Pack },
): Promise<Urged> {
  const overdue = await findOverdue(tx, acting)
  const graceDays = pack.rules.find(({ subject }) => subject === '推送')?.push?.dueDays
  const steps = overdue.flatMap((push) => {
    const step = urgingStep(push, acting.today)
    if (step === undefined) return []
    const days = graceDays ?? push.dueDays
    const urgedDueOn = addWorkingDays(acting.calendar, acting.today, days).day
    return [{ push, step, urgedDueOn, escalatedTo: escalation(push, step) }]
  })
  await noteUrging(tx, acting, steps)
  const escalated = steps.filter(({ step }) => step === '升级').length
  return { urged: steps.length - escalated, escalated }
}

interface OverduePush {
  readonly id: string
  readonly department: string
  readonly dueOn: LocalDate
  readonly dueDays: number
  readonly urgedCount: number
  readonly urgedDueOn: LocalDate | null
  readonly escalatedTo: string | null
  readonly rule: string
  readonly title: string
  readonly householdId: string | null
  readonly personId: string | null
}

function findOverdue(tx: Transaction, acting: Acting): Promise<OverduePush[]> {
  return tx.query<OverduePush>(sql`
    select p.id, p.department, p.due_on as "dueOn", p.due_days as "dueDays",
      p.urged_count as "urgedCount", p.urged_due_on as "urgedDueOn",
      p.escalated_to as "escalatedTo", a.rule, a.title, a.household_id as "householdId",
      a.person_id as "personId"
    from push as p
    join alert as a on a.county_code = p.county_code and a.id = p.alert_id
    where p.county_code = ${acting.countyCode} and a.county_code = ${acting.countyCode}
      and p.duty = '责任' and p.state = any(${statesOpenTo('督办')}::text[])
      and p.due_on < ${acting.today} and p.escalated_to is null
    order by p.id
    for update of p`)
}

interface Step {
  readonly push: OverduePush
  readonly step: UrgingStep
  readonly urgedDueOn: LocalDate
  readonly escalatedTo: string | null
}

function escalation(push: OverduePush, step: UrgingStep): string | null {
  return step === '升级' ? levelAbove(push.department) : null
}

async function noteUrging(tx: Transaction, acting: Acting, steps: readonly Step[]): Promise<void> {
  const rows = steps.map(({ push, urgedDueOn, escalatedTo }) => ({
    id: push.id,
    urgedDueOn,
    escalatedTo,
  }))
  await tx.execute(sql`
    update push as p
    set urged_count = p.urged_count + 1, last_urged_on = ${acting.today},
      urged_due_on = u."urgedDueOn", escalated_to = u."escalatedTo", urged_remark = null,
      version = p.version + 1, moved_by = ${acting.actor}, moved_at = now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as u (id uuid, "urgedDueOn" date, "escalatedTo" text)
    where p.county_code = ${acting.countyCode} and p.id = u.id`)
  const entries = steps.map(({ push, step, urgedDueOn, escalatedTo }) => ({
    householdId: push.householdId,
    personId: push.personId,
    kind: '督办' as const,
    title:
      step === '督办'
        ? `推送${push.department}的事项逾期未反馈，督办第${push.urgedCount + 1}次`
        : `督办后仍未反馈，提请${escalatedTo}督促${push.department}`,
    subjectId: push.id,
    fields: {
      规则: push.rule,
      预警: push.title,
      部门: push.department,
      原定期限: push.dueOn,
      督办期限: urgedDueOn,
      提请: escalatedTo,
    },
  }))
  await appendChainMany(tx, acting, entries)
}
