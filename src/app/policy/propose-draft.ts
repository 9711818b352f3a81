import { type Acting, type Approval, propose } from '#access/index'
import type { PolicyDraft } from '#http/index'
import { localDate } from '#kernel/index'
import { diffPacks } from '#policy/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import type { PolicyInForce } from '../policy-in-force.ts'
import { refuse } from '../refusals.ts'
import { policyWith } from './draft-changes.ts'
import { requirePublishable } from './publish-policy.ts'
import { holdDraft, requireDraft } from './store-drafts.ts'
import { listPublications } from './store-publication.ts'

/** What is sealed in an approval that publishes a draft. */
export interface DraftPayload {
  readonly draftId: string
  /** Of all texts of the policy that the draft makes. */
  readonly digest: string
  readonly effectiveOn: string
  readonly fewerCases: string | null
}

/** The policy that a draft makes of the version in force. */
export function policyOfDraft(app: App, { changes, effectiveOn }: PolicyDraft): PolicyInForce {
  return policyWith(app.policy, changes, localDate(effectiveOn))
}

/** Proposes a draft; it must compile and its cases must pass, or it is refused with what fails. */
export async function proposeDraft(app: App, acting: Acting, id: string): Promise<Approval> {
  const draft = await inCounty(app, acting, (tx) => requireDraft(tx, app, id))
  const { number, state, title, reason } = draft
  if (state !== '起草') throw refuse('draft-locked', { number, state })
  const { parameters, expressions } = draft.changes
  if (parameters.length + expressions.length === 0) throw refuse('draft-empty', { number })
  const policy = policyOfDraft(app, draft)
  const effectiveOn = await takesEffect(app, draft)
  const made = { policy, from: `草稿 ${number}` }
  const { casesAside = [] } = draft.changes
  const fewerCases = casesAside.length > 0 ? asideText(draft) : null
  await requirePublishable(app, {
    ...{ pack: app.policyId, effectiveOn: localDate(effectiveOn), made, casesAside },
    fewerCases: fewerCases ?? undefined,
  })
  const changed = diffPacks(app.pack, policy.pack).map(changeText)
  const summary = [
    `发布政策 ${policy.pack.name} ${policy.pack.version}，自 ${effectiveOn} 起施行`,
    `草稿 ${number}“${title}”：${changed.join('；')}`,
    ...(fewerCases === null ? [] : [fewerCases]),
    ...(reason === '' || fewerCases !== null ? [] : [reason]),
  ].join('。')
  const payload: DraftPayload = {
    draftId: id,
    digest: policy.digest,
    effectiveOn,
    fewerCases,
  }
  return inCounty(app, acting, async (tx) => {
    const approval = await propose(tx, acting, {
      ...{ action: '发布政策', divisionCode: acting.countyCode, summary, payload },
    })
    await holdDraft(tx, app, { id, approvalId: approval.id })
    return approval
  })
}

/** A second person reads it, and it stays with the publication. */
function asideText({ number, changes, reason }: PolicyDraft): string {
  const { casesAside = [] } = changes
  if (reason.trim() === '') throw refuse('draft-aside-reason', { number })
  return `按原值写成、不再核对的用例：${casesAside.join('、')}（${reason}）`
}

/** Not before the version in force does: its values keep their own day. */
async function takesEffect(app: App, { effectiveOn }: PolicyDraft): Promise<string> {
  const today = app.today()
  const since = (await listPublications(app.db, app.county.code))
    .map((one) => String(one.effectiveOn))
    .filter((day) => day <= today)
    .sort()
    .at(-1)
  return since !== undefined && since > effectiveOn ? since : effectiveOn
}

function changeText({ kind, name, part, before, after }: ReturnType<typeof diffPacks>[number]) {
  const what = [kind, name, part].filter(Boolean).join(' ')
  return before === undefined ? `${what} ${after ?? ''}` : `${what} ${before} → ${after ?? '删去'}`
}
