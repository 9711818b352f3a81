import type { Acting } from '#access/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { listPacks } from '../policy-files.ts'
import { refuse } from '../refusals.ts'
import { policyOfDraft } from './propose-draft.ts'
import { inForceWord, type ResolvedPolicy, resolvePolicy } from './resolve-policy.ts'
import { requireDraft } from './store-drafts.ts'
import { listPublications } from './store-publication.ts'

const draftId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

export interface NamedPolicy extends ResolvedPolicy {
  /** Cases that the draft does not hold itself to. */
  readonly aside?: readonly string[] | undefined
}

/** 在用, a version, a pack of the program or a draft: only what is known by name, no path of the host. */
export async function namedPolicy(app: App, acting: Acting, name: string): Promise<NamedPolicy> {
  if (draftId.test(name)) {
    const draft = await inCounty(app, acting, (tx) => requireDraft(tx, app, name))
    const from = `草稿 ${draft.number}`
    return { policy: policyOfDraft(app, draft), from, aside: draft.changes.casesAside }
  }
  const published = (await listPublications(app.db, app.county.code)).map((one) => one.version)
  const known = [inForceWord, ...published, ...listPacks().map((one) => one.id)]
  if (!known.includes(name)) throw refuse('policy-name-unknown', { name })
  return resolvePolicy(name, app)
}
