import fs from 'node:fs'
import path from 'node:path'
import type { App } from '../app.ts'
import { policiesFolder, policyFolder } from '../policy-files.ts'
import { loadPolicy, loadPolicyTexts, type PolicyInForce } from '../policy-in-force.ts'
import { refuse } from '../refusals.ts'
import { textsOfVersion } from './store-publication.ts'

/** The word for the version an installation works by. */
export const inForceWord = '在用'

/** A policy, and where its texts were taken from, in words. */
export interface ResolvedPolicy {
  readonly policy: PolicyInForce
  readonly from: string
}

/**
 * The policy that a command names: 在用 (the version in force), a published version, or a folder: a
 * path or the id of a pack in `policies/`, the installation's own id too. Without an installation only
 * folders.
 */
export async function resolvePolicy(text: string, app?: App): Promise<ResolvedPolicy> {
  if (app && text === inForceWord) return inForce(app)
  const published = app && (await textsOfVersion(app.db, text))
  if (published) return { policy: loadPolicyTexts(published), from: `已发布的版本 ${text}` }
  if (app && text === app.policyId && !isFolder(text))
    throw refuse('policy-folder-missing', { id: text, word: inForceWord })
  const policy = loadPolicy(text)
  return { policy, from: `文件夹 ${policyFolder(text)}${app ? stateOf(policy, app) : ''}` }
}

/** The version an installation works by. */
export function inForce(app: App): ResolvedPolicy {
  return { policy: app.policy, from: '在用的版本' }
}

function isFolder(id: string): boolean {
  return [path.join(policiesFolder(), id), path.resolve(id)].some((folder) =>
    fs.existsSync(path.join(folder, 'pack.yaml')),
  )
}

function stateOf({ digest, pack }: PolicyInForce, app: App): string {
  if (pack.id !== app.policyId) return ''
  return digest === app.policy.digest ? '（与在用的版本相同）' : '（与在用的版本不同）'
}
