import { type Acting, approvalActions, inScope, permissionsFor } from '#access/index'
import { sql } from '#db/index'
import { holds, type WorkSource, workRows } from './work-row.ts'

/** Decisions of others to look at, people to be told of decisions, and what supervision noticed. */
export function decisionWork(acting: Acting): readonly WorkSource[] {
  const sources: WorkSource[] = []
  const actions = approvalActions.filter((one) => holds(acting, permissionsFor[one].decide))
  if (actions.length > 0) sources.push(approvals(acting, actions))
  if (holds(acting, '提出认定')) sources.push(notices(acting))
  if (holds(acting, '处理监督')) sources.push(supervision(acting))
  return sources
}

/** Proposed by somebody else, of an action that whoever acts may decide. */
function approvals(acting: Acting, actions: readonly string[]): WorkSource {
  const { countyCode } = acting
  const division = sql`coalesce(h.division_code, v.division_code)`
  return {
    kinds: ['复核'],
    sql: workRows(
      {
        ...{ kind: sql`'复核'`, id: sql`v.id`, since: sql`v.proposed_on`, what: sql`v.summary` },
        ...{ who: sql`v.proposed_by`, division, household: sql`v.household_id` },
        person: sql`v.person_id`,
      },
      sql`
      from approval as v
      left join household as h on h.county_code = ${countyCode} and h.id = v.household_id
      where v.county_code = ${countyCode} and v.state = '待复核'
        and v.action = any(${actions}::text[])
        and v.proposer_account is distinct from ${acting.who?.accountId ?? null}::uuid
        and ${inScope(acting, { division })}`,
    ),
  }
}

/** Refusals and terminations that nobody was told of in writing yet. */
function notices(acting: Acting): WorkSource {
  const { countyCode } = acting
  return {
    kinds: ['书面告知'],
    sql: workRows(
      {
        ...{ kind: sql`'书面告知'`, id: sql`g.id`, since: sql`g.decided_on` },
        ...{
          due: sql`g.notice_due_on`,
          provisional: sql`coalesce(g.notice_due_provisional, false)`,
        },
        ...{ what: sql`g.kind || g.category`, who: sql`g.decided_by` },
        ...{ division: sql`h.division_code`, household: sql`g.household_id` },
        person: sql`g.person_id`,
      },
      sql`
      from recognition as g
      join household as h on h.county_code = ${countyCode} and h.id = g.household_id
      where g.county_code = ${countyCode} and g.notice_due_on is not null
        and g.notice_given_on is null and g.withdrawn_at is null
        and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}`,
    ),
  }
}

function supervision(acting: Acting): WorkSource {
  return {
    kinds: ['核实监督'],
    sql: workRows(
      {
        ...{ kind: sql`'核实监督'`, id: sql`s.id`, since: sql`s.raised_on`, what: sql`s.title` },
        ...{ who: sql`s.kind`, household: sql`s.household_id` },
      },
      sql`
      from supervision_alert as s
      where s.county_code = ${acting.countyCode} and s.state = '待核实'
        and ${inScope(acting, { household: sql`s.household_id` })}`,
    ),
  }
}
