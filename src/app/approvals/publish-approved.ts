import { type Acting, type Approval, decide, propose } from '#access/index'
import type { Transaction } from '#db/index'
import { localDate, Refusal } from '#kernel/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { type DraftPayload, policyOfDraft } from '../policy/propose-draft.ts'
import { type PublishRequest, publishPolicy, requirePublishable } from '../policy/publish-policy.ts'
import { requireDraft } from '../policy/store-drafts.ts'
import { policyFolder } from '../policy-files.ts'
import { loadPolicy } from '../policy-in-force.ts'
import { bothNames } from './both-names.ts'
import { noteResult } from './note-result.ts'
import { proposerLapse } from './proposer-stands.ts'

interface FolderPayload {
  readonly pack: string
  /** Of all its texts: another text is another policy. */
  readonly digest: string
  readonly effectiveOn: string
  readonly fewerCases: string | null
}

/** Sealed by `proposePublication` or by `proposeDraft`. */
type PublicationPayload = FolderPayload | DraftPayload

export function isPublication({ action }: Approval): boolean {
  return action === '发布政策'
}

/** Proposes a policy for publication; it must be one that could be published now. */
export async function proposePublication(
  app: App,
  acting: Acting,
  request: PublishRequest,
): Promise<Approval> {
  const { after } = await requirePublishable(app, request)
  const { effectiveOn, fewerCases = null } = request
  const pack = policyFolder(request.pack)
  const payload: FolderPayload = { pack, digest: after.digest, effectiveOn, fewerCases }
  const summary = `发布政策 ${after.pack.name} ${after.pack.version}，自 ${effectiveOn} 起施行`
  return inCounty(app, acting, (tx) =>
    propose(tx, acting, {
      ...{ action: '发布政策', divisionCode: acting.countyCode, summary, payload },
    }),
  )
}

/** Publishes what was proposed and notes the agreement, in one transaction. */
export async function publishAgreed(
  app: App,
  acting: Acting,
  { id }: Approval,
  { reason }: { readonly reason?: string | undefined },
): Promise<Approval> {
  const looked = await lookAgain(app, acting, id)
  if ('ended' in looked) return looked.ended
  const { payload } = looked
  const { effectiveOn, fewerCases } = payload
  let agreed: Approval | undefined
  const both = { ...acting, actor: bothNames(acting, looked.approval) }
  await publishPolicy(app, both, {
    ...(await inCounty(app, acting, (tx) => whatOf(tx, app, payload))),
    ...{ effectiveOn: localDate(effectiveOn), fewerCases: fewerCases ?? undefined },
    alongside: async (tx, publicationId) => {
      const { approval } = await decide(tx, acting, id, { approve: true, reason })
      agreed = await noteResult(tx, approval, { acting, resultId: publicationId })
    },
  })
  if (!agreed) throw new Error('a policy was published that nobody agreed to')
  return agreed
}

type Looked =
  | { readonly approval: Approval; readonly payload: PublicationPayload }
  | { readonly ended: Approval }

class StillGood extends Error {}

/** The proposal as it stands; ended when its proposer or its texts are no more what they were. */
async function lookAgain(app: App, acting: Acting, id: string): Promise<Looked> {
  let looked: Looked | undefined
  try {
    return await inCounty(app, acting, async (tx) => {
      const { approval: ended } = await decide(tx, acting, id, {
        approve: true,
        lapses: async (approval, payload) => {
          // Nothing else is sealed for this action.
          const proposed = payload as PublicationPayload
          looked = { approval, payload: proposed }
          return (await proposerLapse(tx, app, approval)) ?? (await textsLapse(tx, app, proposed))
        },
      })
      if (ended.state === '已失效') return { ended }
      throw new StillGood('the publication itself is another transaction')
    })
  } catch (error) {
    if (error instanceof StillGood && looked) return looked
    throw error
  }
}

async function textsLapse(
  tx: Transaction,
  app: App,
  payload: PublicationPayload,
): Promise<string | undefined> {
  if ((await digestNow(tx, app, payload)) === payload.digest) return undefined
  return '提出以后政策文件又有改动，这项申请不再有效。请提出人核对后重新提出。'
}

// A draft that cannot be made over the version in force any more is no more what was proposed.
async function digestNow(
  tx: Transaction,
  app: App,
  payload: PublicationPayload,
): Promise<string | undefined> {
  try {
    const { pack, made } = await whatOf(tx, app, payload)
    return made?.policy.digest ?? loadPolicy(pack).digest
  } catch (error) {
    if ('draftId' in payload && error instanceof Refusal) return undefined
    throw error
  }
}

async function whatOf(
  tx: Transaction,
  app: App,
  payload: PublicationPayload,
): Promise<Pick<PublishRequest, 'pack' | 'made' | 'casesAside'>> {
  if ('pack' in payload) return { pack: payload.pack }
  const draft = await requireDraft(tx, app, payload.draftId)
  const made = { policy: policyOfDraft(app, draft), from: `草稿 ${draft.number}` }
  return { pack: app.policyId, made, casesAside: draft.changes.casesAside }
}
