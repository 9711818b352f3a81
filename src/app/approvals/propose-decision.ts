import {
  type Acting,
  type Approval,
  propose,
  requireNoRelative,
  requireNotProposed,
} from '#access/index'
import type { Transaction } from '#db/index'
import type { App } from '../app.ts'
import { claimAttachments } from '../attachments/claim-attachments.ts'
import { inCounty } from '../http-port/request.ts'
import { carryOutDecision, type HouseholdDecision } from './carry-out.ts'
import { needsTwo } from './supervision-rules.ts'
import { tryOut } from './try-out.ts'

/**
 * What somebody wants decided about a household: an approval that waits where the place asks for two
 * people, else undefined and it is recorded. It is tried out first, so that whoever proposes hears at
 * once what would be refused later.
 */
export function proposeDecision(
  app: App,
  acting: Acting,
  what: WantedDecision,
): Promise<Approval | undefined> {
  return inCounty(app, acting, (tx) => proposeIn(tx, { app, acting }, what))
}

export interface WantedDecision {
  readonly householdId: string
  readonly decision: HouseholdDecision
}

/** The same, as part of a transaction in which more is done. */
export async function proposeIn(
  tx: Transaction,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  what: WantedDecision,
): Promise<Approval | undefined> {
  const { householdId, decision } = what
  const { action, input } = decision
  const { personId, attachments } = input
  const alone = !needsTwo(app.pack, action)
  await requireNoRelative(tx, acting, householdId, { alone })
  if (acting.who === undefined || alone) {
    const subjectId = await carryOutDecision(tx, { app, acting }, what)
    await claimAttachments(tx, acting, { householdId, kind: '决定', subjectId, attachments })
    return undefined
  }
  await requireNotProposed(tx, acting, { action, householdId, personId })
  await tryOut(tx, () => carryOutDecision(tx, { app, acting }, what))
  const summary = summaryOf(decision)
  const proposal = { action, householdId, personId, summary, payload: input }
  const waiting = await propose(tx, acting, proposal)
  const beside = { householdId, kind: '决定', subjectId: waiting.id } as const
  await claimAttachments(tx, acting, { ...beside, attachments })
  return waiting
}

function summaryOf(decision: HouseholdDecision): string {
  const whom = decision.input.personId === undefined ? '全户' : '户内一人'
  switch (decision.action) {
    case '认定':
      return `${whom}认定为${decision.input.category}，自 ${decision.input.effectiveMonth} 起`
    case '不予认定':
      return `${whom}不予认定为${decision.input.category}`
    case '终止':
      return `${whom}终止救助，自 ${decision.input.effectiveMonth} 起`
  }
}
