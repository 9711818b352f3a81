import type { App } from '../app.ts'
import { loadPolicy, loadPolicyTexts, type PolicyInForce } from '../policy-in-force.ts'
import { textsOfVersion } from './store-publication.ts'

/** The word for the version an installation works by. */
export const inForceWord = '在用'

/**
 * The policy that a command names: 在用 or the installation's own id (its version in force), a
 * published version, the id of a shipped pack, or a folder. Without an installation only the last two.
 */
export async function resolvePolicy(text: string, app?: App): Promise<PolicyInForce> {
  if (app && (text === inForceWord || text === app.policyId)) return app.policy
  const published = app && (await textsOfVersion(app.db, text))
  return published ? loadPolicyTexts(published) : loadPolicy(text)
}
