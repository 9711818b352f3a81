import type { Database } from '#db/index'
import { todayInShanghai } from '#kernel/index'
import { loadPolicy, loadPolicyTexts, type PolicyInForce } from '../policy-in-force.ts'
import { prepareFor, storePublication, textsInForce } from './store-publication.ts'

export interface HeldPolicy {
  policy(): PolicyInForce
  /** Reads again what is in force; true when it is another version. */
  refresh(): Promise<boolean>
}

/**
 * The policy in force of a county, from its publications. A county from before there were
 * publications gets one: what its folder says.
 */
export async function holdPolicy(
  db: Database,
  county: { readonly countyCode: string; readonly policyId: string },
): Promise<HeldPolicy> {
  let current = (await readInForce(db, county)) ?? (await publishFolder(db, county))
  await prepareFor(db.as('owner'), current)
  return {
    policy: () => current,
    refresh: async () => {
      const found = await readInForce(db, county)
      if (!found || found.pack.version === current.pack.version) return false
      current = found
      return true
    },
  }
}

async function readInForce(
  db: Database,
  county: { readonly countyCode: string; readonly policyId: string },
): Promise<PolicyInForce | undefined> {
  const texts = await textsInForce(db, { ...county, day: todayInShanghai(new Date()) })
  return texts && loadPolicyTexts(texts)
}

async function publishFolder(
  db: Database,
  county: { readonly countyCode: string; readonly policyId: string },
): Promise<PolicyInForce> {
  const policy = loadPolicy(county.policyId)
  await storePublication(db, {
    countyCode: county.countyCode,
    policy,
    effectiveOn: todayInShanghai(new Date()),
    publishedBy: '升级',
    casesPassed: 0,
  })
  return policy
}
