import { type Acting, type Approval, propose, requireNoRelative } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { lockConference, type Resolution, requireTheirs, resolveConference } from '#dispatch/index'
import { departmentNames } from '#policy/index'
import type { App } from '../app.ts'
import { bothNames } from '../approvals/both-names.ts'
import { needsTwo } from '../approvals/supervision-rules.ts'
import { tryOut } from '../approvals/try-out.ts'
import { claimAttachments } from '../attachments/claim-attachments.ts'

export interface WantedResolution extends Resolution {
  readonly version?: number | undefined
  readonly attachments?: readonly string[] | undefined
}

/** What a second person agrees to, sealed until then. */
interface SealedResolution extends Resolution {
  readonly conferenceId: string
}

/**
 * Records what a conference decided; a sum waits for a second person first, where the place says so. It is
 * tried out, so that whoever records it hears at once what would be refused later.
 */
export async function decideConference(
  tx: Transaction,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  wanted: WantedResolution & { readonly conferenceId: string },
): Promise<void> {
  const { attachments, ...decided } = wanted
  const householdId = await decideOrPropose(tx, { app, acting }, decided)
  const { conferenceId } = wanted
  // About no household nothing can have been uploaded: it is refused as not one's own.
  const beside = { householdId: householdId ?? conferenceId, subjectId: conferenceId }
  await claimAttachments(tx, acting, { ...beside, kind: '一事一议', attachments })
}

/** Gives the household that is deliberated on. */
async function decideOrPropose(
  tx: Transaction,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  {
    conferenceId,
    version,
    ...resolution
  }: Omit<WantedResolution, 'attachments'> & { readonly conferenceId: string },
): Promise<string | null> {
  const known = departmentNames(app.pack)
  const wanted = { ...resolution, conferenceId, known }
  const alone = acting.who === undefined || !needsTwo(app.pack, '一事一议')
  if (resolution.amount === undefined || alone) {
    const { householdId } = await lockConference(tx, acting, { conferenceId, version })
    await resolveConference(tx, acting, { ...wanted, version })
    return householdId
  }
  await tryOut(tx, () => resolveConference(tx, acting, { ...wanted, version }))
  const conference = await lockConference(tx, acting, { conferenceId, version })
  const { householdId } = conference
  if (householdId !== null) await requireNoRelative(tx, acting, householdId, { alone })
  const payload = { ...resolution, conferenceId, sum: yuan(resolution.amount) }
  const approval = await propose(tx, acting, {
    action: '一事一议',
    householdId: householdId ?? undefined,
    subjectId: conferenceId,
    summary: `${conference.level}一事一议决定给予 ${yuan(resolution.amount)}`,
    payload,
  })
  await tx.execute(sql`
    update case_conference set approval_id = ${approval.id}, version = version + 1
    where county_code = ${acting.countyCode} and id = ${conferenceId}`)
  return householdId
}

/** Carries out what a second person agreed to; gives the conference's id. */
export async function carryOutResolution(
  tx: Transaction,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  { approval, payload }: { readonly approval: Approval; readonly payload: unknown },
): Promise<string> {
  // Sealed by `decideConference` in this form.
  const { conferenceId, resolution, amount, departments, tasks } = payload as SealedResolution
  requireTheirs(acting, await lockConference(tx, acting, { conferenceId }))
  const both = { ...acting, actor: bothNames(acting, approval) }
  const known = departmentNames(app.pack)
  const decided = { resolution, amount, departments, tasks }
  await resolveConference(tx, both, { ...decided, conferenceId, known })
  return conferenceId
}

function yuan(fen: number): string {
  const text = (fen / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${text} 元`
}
