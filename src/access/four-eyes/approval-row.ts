import { type Queryable, type Sql, sql } from '#db/index'
import type { Acting } from '../acting.ts'
import type { ApprovalAction, ApprovalState } from './may-decide.ts'

/** What waits for a second person, or has found one. */
export interface Approval {
  readonly id: string
  readonly action: ApprovalAction
  readonly state: ApprovalState
  readonly householdId: string | null
  readonly household: string | null
  readonly personId: string | null
  readonly divisionCode: string | null
  readonly subjectId: string | null
  readonly summary: string
  readonly proposedBy: string
  readonly proposerAccount: string | null
  readonly proposedOn: string
  readonly proposedAt: string
  readonly decidedBy: string | null
  readonly deciderAccount: string | null
  readonly decidedAt: string | null
  readonly reason: string | null
  readonly resultId: string | null
  readonly usedAt: string | null
}

/** With what only deciding needs. */
export interface StoredApproval extends Approval {
  readonly payload: Uint8Array
  readonly payloadHash: string
  readonly householdVersion: number | null
  readonly version: number
}

/** The approvals of the caller's county that `which` names. */
export function selectApprovals({ countyCode }: Pick<Acting, 'countyCode'>, which: Sql): Sql {
  return sql`
    select a.id, a.action, a.state, a.household_id as "householdId", h.number as household,
      a.person_id as "personId", a.division_code as "divisionCode", a.subject_id as "subjectId",
      a.summary, a.proposed_by as "proposedBy", a.proposer_account as "proposerAccount",
      a.proposed_on as "proposedOn", a.proposed_at as "proposedAt", a.decided_by as "decidedBy",
      a.decider_account as "deciderAccount", a.decided_at as "decidedAt", a.reason,
      a.result_id as "resultId", a.used_at as "usedAt", a.payload, a.payload_hash as "payloadHash",
      a.household_version as "householdVersion", a.version
    from approval as a
    left join household as h on h.county_code = a.county_code and h.id = a.household_id
    where a.county_code = ${countyCode} and ${which}`
}

export async function findStored(
  q: Queryable,
  acting: Acting,
  which: Sql,
): Promise<StoredApproval | undefined> {
  const [row] = await q.query<StoredApproval>(selectApprovals(acting, which))
  return row
}

/** Without what only deciding needs. */
export function shownApproval(stored: StoredApproval): Approval {
  const { payload: _p, payloadHash: _h, householdVersion: _v, version: _n, ...shown } = stored
  return shown
}
