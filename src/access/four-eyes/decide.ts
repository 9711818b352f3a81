import { sql, type Transaction } from '#db/index'
import { type Acting, scopeOf } from '../acting.ts'
import type { Permission } from '../domain.ts'
import { type Approval, findStored, type StoredApproval, shownApproval } from './approval-row.ts'
import { isSamePerson, relativesIn } from './household-relatives.ts'
import { type DecisionFacts, type Hindrance, hindranceOf, isOfTownship } from './may-decide.ts'
import { refuse } from './refusals.ts'
import { mayRead } from './visible.ts'

export interface Verdict {
  readonly approve: boolean
  /** Why not; needed to send it back. */
  readonly reason?: string | undefined
  /** In a sentence why agreeing makes no sense any more, as far as only the caller can tell. */
  readonly lapses?:
    | ((approval: Approval, payload: unknown) => Promise<string | undefined>)
    | undefined
}

/** What became of a proposal; with 已同意 what is to be carried out, in this same transaction. */
export type Decided =
  | { readonly state: '已同意'; readonly approval: Approval; readonly payload: unknown }
  | { readonly state: '已退回'; readonly approval: Approval }
  | { readonly state: '已失效'; readonly approval: Approval; readonly sentence: string }

const nobody: ReadonlySet<Permission> = new Set()

/**
 * One person's word about what another proposed, once: whoever comes second is refused. Agreed, the
 * caller carries the payload out in the same transaction, so that both happen or neither does.
 */
export async function decide(
  tx: Transaction,
  acting: Acting,
  approvalId: string,
  verdict: Verdict,
): Promise<Decided> {
  const stored = await lockApproval(tx, acting, approvalId)
  const approval = shownApproval(stored)
  const hindrance = hindranceOf(await factsFor(tx, acting, approval))
  if (hindrance !== undefined) throw refusalOf(hindrance, approval)
  const reason = verdict.reason?.trim() ?? ''
  if (!verdict.approve) {
    if (reason === '') throw refuse('reason-missing')
    return {
      state: '已退回',
      approval: await settle(tx, acting, stored, { state: '已退回', reason }),
    }
  }
  const lapse = await lapseOf(tx, acting, stored, verdict)
  if (lapse !== undefined) {
    const ended = await settle(tx, acting, stored, { state: '已失效', reason: lapse })
    return { state: '已失效', approval: ended, sentence: lapse }
  }
  const agreed = await settle(tx, acting, stored, { state: '已同意', reason: reason || null })
  return { state: '已同意', approval: agreed, payload: openPayload(acting, stored) }
}

/** Takes back what one proposed oneself, while nobody has decided. */
export async function withdraw(
  tx: Transaction,
  acting: Acting,
  approvalId: string,
): Promise<Approval> {
  const stored = await lockApproval(tx, acting, approvalId)
  const own = acting.who?.accountId ?? null
  if (stored.proposerAccount !== own) throw refuse('not-yours')
  if (stored.state !== '待复核') throw refusalOf('已有结论', stored)
  return settle(tx, acting, stored, { state: '已撤回', reason: null })
}

/** What this person would be told if they wanted to decide now; undefined: they may. */
export async function hindranceFor(
  tx: Transaction,
  acting: Acting,
  approval: Approval,
): Promise<string | undefined> {
  const hindrance = hindranceOf(await factsFor(tx, acting, approval))
  return hindrance && refusalOf(hindrance, approval).message
}

/** What a sealed payload says. */
export function openPayload(acting: Acting, stored: Pick<StoredApproval, 'payload'>): unknown {
  // Written by `propose` in this form.
  const opened = JSON.parse(acting.vault.decrypt(stored.payload, 'payload')) as {
    readonly payload: unknown
  }
  return opened.payload
}

async function lockApproval(
  tx: Transaction,
  acting: Acting,
  approvalId: string,
): Promise<StoredApproval> {
  const held = await tx.query(sql`
    select from approval
    where county_code = ${acting.countyCode} and id::text = ${approvalId}
    for update`)
  const stored =
    held.length === 0 ? undefined : await findStored(tx, acting, sql`a.id::text = ${approvalId}`)
  // What lies outside the caller's scope is to them as if it were not there.
  if (!stored || !(await mayRead(tx, acting, stored))) throw refuse('unknown')
  return stored
}

async function factsFor(
  tx: Transaction,
  acting: Acting,
  approval: Approval,
): Promise<DecisionFacts> {
  const { who } = acting
  const relatives =
    approval.householdId === null ? [] : await relativesIn(tx, acting, approval.householdId)
  const division = approval.divisionCode ?? ''
  const own = who?.accountId ?? null
  // One person with two accounts decides about nothing of their own.
  const isOne = await isSamePerson(tx, acting, [own, approval.proposerAccount])
  return {
    action: approval.action,
    state: approval.state,
    proposerAccount: approval.proposerAccount,
    deciderAccount: isOne ? approval.proposerAccount : own,
    permissions: who?.permissions ?? nobody,
    isInScope: await mayRead(tx, acting, approval),
    isOwnRelative: relatives.some((one) => who && one.staffAccount === who.accountId),
    isStaffRelative: relatives.length > 0,
    isOfTownship: isOfTownship(scopeOf(acting), division),
  }
}

function refusalOf(hindrance: Hindrance, { action, state, decidedBy }: Approval) {
  switch (hindrance) {
    case '已有结论':
      return refuse('decided', { state, by: decidedBy })
    case '无权复核':
      return refuse('not-permitted', { action })
    case '不在范围':
      return refuse('unknown')
    case '身份不明':
      return refuse('no-account')
    case '本人提出':
      return refuse('own-proposal', { action })
    case '本人近亲属':
      return refuse('own-relative')
    case '同乡镇':
      return refuse('same-township')
  }
}

/** Why agreeing makes no sense any more. The household is held, so that it stays as it is until the end. */
async function lapseOf(
  tx: Transaction,
  acting: Acting,
  stored: StoredApproval,
  { lapses }: Verdict,
): Promise<string | undefined> {
  const told = await lapses?.(shownApproval(stored), openPayload(acting, stored))
  if (told !== undefined) return told
  if (stored.householdId === null || stored.householdVersion === null) return undefined
  const [row] = await tx.query<{ version: number }>(sql`
    select version from household
    where county_code = ${acting.countyCode} and id = ${stored.householdId}
    for update`)
  if (row?.version === stored.householdVersion) return undefined
  return '提出以后这一户的档案已有变化，这项申请不再有效。请提出人重新核对这一户后再提出。'
}

async function settle(
  tx: Transaction,
  acting: Acting,
  stored: StoredApproval,
  { state, reason }: { readonly state: Approval['state']; readonly reason: string | null },
): Promise<Approval> {
  const settled = await tx.execute(sql`
    update approval
    set state = ${state}, reason = ${reason}, decided_by = ${acting.actor},
      decider_account = ${acting.who?.accountId ?? null}, decided_on = ${acting.today},
      decided_at = clock_timestamp(), version = version + 1
    where county_code = ${acting.countyCode} and id = ${stored.id}
      and state = '待复核' and version = ${stored.version}`)
  if (settled !== 1) throw refuse('decided', { state: stored.state, by: stored.decidedBy })
  const found = await findStored(tx, acting, sql`a.id = ${stored.id}`)
  if (!found) throw new Error('an approval that was settled is not there')
  return shownApproval(found)
}
