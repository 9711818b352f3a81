import { sql, type Transaction } from '#db/index'
import { canonicalJson, newId } from '#vault/index'
import { type Acting, scopeOf } from '../acting.ts'
import { type Approval, findStored, shownApproval } from './approval-row.ts'
import type { ApprovalAction } from './may-decide.ts'
import { refuse } from './refusals.ts'

export interface Proposal {
  readonly action: ApprovalAction
  readonly householdId?: string | undefined
  readonly personId?: string | undefined
  /** Where it belongs, when it is about no household; absent: where its proposer works. */
  readonly divisionCode?: string | undefined
  /** The batch or publication it is about. */
  readonly subjectId?: string | undefined
  /** What is asked for, in one sentence without a name or number of a person. */
  readonly summary: string
  /** What is carried out when somebody agrees; sealed until then. */
  readonly payload: unknown
}

/**
 * Refuses what another officer has already proposed about this household or person and nobody has
 * decided yet. The household stays locked until the transaction ends: of two at once one is first.
 */
export async function requireNotProposed(
  tx: Transaction,
  acting: Acting,
  about: Pick<Proposal, 'action' | 'personId'> & { readonly householdId: string },
): Promise<void> {
  const { countyCode } = acting
  const { action, householdId, personId = null } = about
  await tx.execute(sql`
    select 1 from household where county_code = ${countyCode} and id = ${householdId} for update`)
  const [waiting] = await tx.query<{ by: string; on: string }>(sql`
    select proposed_by as by, proposed_on::text as on from approval
    where county_code = ${countyCode} and household_id = ${householdId} and action = ${action}
      and person_id is not distinct from ${personId}::uuid and state = '待复核'
      and proposer_account is distinct from ${acting.who?.accountId ?? null}::uuid
    order by id limit 1`)
  if (waiting) throw refuse('already-waiting', { action, ...waiting })
}

/**
 * Notes what one person wants done, for another to decide. The same thing asked for again while it
 * waits is the same approval.
 */
export async function propose(
  tx: Transaction,
  acting: Acting,
  proposal: Proposal,
  triesLeft = 3,
): Promise<Approval> {
  const { countyCode, vault } = acting
  const account = acting.who?.accountId ?? null
  const { action, householdId = null, personId = null, divisionCode = null, payload } = proposal
  const household = householdId === null ? undefined : await findHousehold(tx, acting, householdId)
  const householdVersion = household?.version ?? null
  const text = canonicalJson({ payload })
  const same = { account, action, householdId, householdVersion, personId, payload }
  const hash = vault.hashOf('text', `approval ${canonicalJson(same)}`)
  await tx.execute(sql`
    insert into approval (county_code, id, action, household_id, person_id, division_code,
      subject_id, summary, payload, payload_hash, household_version, proposed_by,
      proposer_account, proposed_on)
    values (${countyCode}, ${newId()}, ${action}, ${householdId}, ${personId},
      ${divisionCode ?? household?.division ?? ownPlace(acting)}, ${proposal.subjectId ?? null},
      ${proposal.summary}, ${vault.encrypt(text, 'payload')}, ${hash}, ${householdVersion}, ${acting.actor},
      ${account}, ${acting.today})
    on conflict do nothing`)
  const waiting = sql`a.payload_hash = ${hash} and a.state = '待复核'`
  const found = await findStored(tx, acting, waiting)
  // Somebody may have decided about the one that waited, just now: then this is a new one.
  if (found) return shownApproval(found)
  if (triesLeft === 0) throw new Error('a proposal is not to be seen by whoever made it')
  return propose(tx, acting, proposal, triesLeft - 1)
}

async function findHousehold(tx: Transaction, { countyCode }: Acting, householdId: string) {
  const [row] = await tx.query<{ version: number; division: string }>(sql`
    select version, division_code as division from household
    where county_code = ${countyCode} and id = ${householdId}`)
  return row
}

const codeDigits = 12

/** What is about no household belongs where its proposer works; null: to the whole county. */
function ownPlace(acting: Acting): string | null {
  const scope = scopeOf(acting)
  const [area] = scope.kind === '辖区' ? scope.areas : []
  return area === undefined ? null : area.padEnd(codeDigits, '0')
}
