import { type Acting, inScope } from '#access/index'
import { appendChain } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import type { ReviewInput } from '#http/index'
import { hideNumbers } from '#kernel/index'
import { enterFacts, lockHousehold, markHouseholdDue, settledDataset } from '#registry/index'
import { newId } from '#vault/index'
import { type App, heldStill } from '../app.ts'
import { claimAttachments } from '../attachments/claim-attachments.ts'
import { noteInTransaction } from '../audit/note-request.ts'
import { basisText } from '../http-port/explained.ts'
import { lookAtDue } from '../look-at-due.ts'
import { readReviewState } from './read-reviews.ts'
import { refuse } from './refusals.ts'

const reviewedOn = 'reviewed_on'

export interface Reviewing extends ReviewInput {
  readonly householdId: string
}

/**
 * Records that a recognised household was looked at again. Nothing of it ends any aid: what is to change
 * is proposed as every decision is. Refused: a household out of scope, one that is not recognised, one
 * that somebody changed since, a review without a reason.
 */
export async function recordReview(app: App, acting: Acting, given: Reviewing): Promise<void> {
  const held = heldStill(app)
  const reason = hideNumbers(given.reason).trim()
  if (reason === '') throw refuse('reason-missing')
  let committed = (): void => undefined
  await held.db.transaction(async (tx) => {
    await write(tx, held, { acting, review: { ...given, reason } })
    committed = await noteInTransaction(tx, acting)
  })
  committed()
  await lookAtDue(held, acting, [given.householdId])
}

async function write(
  tx: Transaction,
  app: App,
  { acting, review }: { readonly acting: Acting; readonly review: Reviewing },
): Promise<void> {
  const { householdId, result, reason, version } = review
  await requireSeen(tx, acting, householdId)
  const { number } = await lockHousehold(tx, acting, { householdId, version })
  const state = await readReviewState(tx, app, { acting, householdId })
  if (!state) throw refuse('household-unknown')
  const { category, cycle, dueOn } = state
  if (category === null) throw refuse('not-recognised', { household: number })
  const id = newId()
  await tx.execute(sql`
    insert into household_review (county_code, id, household_id, reviewed_on, result, reason, category,
      due_on, procedure, policy_version, recorded_by)
    values (${acting.countyCode}, ${id}, ${householdId}, ${acting.today}, ${result}, ${reason},
      ${category}, ${dueOn}, ${cycle?.procedure.name ?? null}, ${app.pack.version},
      ${acting.actor})`)
  const { attachments } = review
  await claimAttachments(tx, acting, { householdId, kind: '复核', subjectId: id, attachments })
  if (result !== '待核实') await noteReviewed(tx, app, { acting, householdId, id })
  await markHouseholdDue(tx, acting, householdId, '复核')
  await appendChain(tx, acting, {
    ...{ householdId, kind: '复核', title: `定期复核：${result}`, subjectId: id },
    fields: {
      结果: result,
      理由: reason,
      类别: category,
      复核日期: acting.today,
      应复核日期: dueOn,
      依据: basisText(cycle?.procedure.basis),
    },
  })
}

/** Out of scope is as if there were none. */
async function requireSeen(tx: Transaction, acting: Acting, householdId: string): Promise<void> {
  const [row] = await tx.query<{ id: string }>(sql`
    select h.id from household as h
    where h.county_code = ${acting.countyCode} and h.id = ${householdId}
      and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}`)
  if (!row) throw refuse('household-unknown')
}

/** The rule about overdue reviews reads the same day. */
async function noteReviewed(
  tx: Transaction,
  { catalogue }: App,
  { acting, householdId, id }: { acting: Acting; householdId: string; id: string },
): Promise<void> {
  const fact = catalogue.findByCode(reviewedOn)
  if (!fact) return
  await enterFacts(tx, acting, {
    ...{ entryId: id, catalogue, department: fact.authority, dataset: settledDataset },
    ...{ title: '定期复核', effectiveOn: acting.today },
    entered: [{ subjectId: householdId, values: { [reviewedOn]: acting.today } }],
  })
}
