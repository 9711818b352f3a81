import type { Database } from '#db/index'
import type { LocalDate } from '#kernel/index'
import {
  loadPolicy,
  loadPolicyTexts,
  type PolicyInForce,
  publishedPolicy,
} from '../policy-in-force.ts'
import { prepareOnce, storePublication, textsInForce } from './store-publication.ts'

export interface HeldPolicy {
  policy(): PolicyInForce
  /** Reads again what is in force; true when it is another version. */
  refresh(): Promise<boolean>
}

interface County {
  readonly countyCode: string
  readonly policyId: string
  /** The day of the county's business. */
  readonly today: () => LocalDate
}

/**
 * The policy in force of a county, from its publications. A county from before there were
 * publications gets one: what its folder says.
 */
export async function holdPolicy(db: Database, county: County): Promise<HeldPolicy> {
  let held = (await readInForce(db, county)) ?? (await publishFolder(db, county))
  await prepareOnce(db.as('owner'), held)
  return {
    policy: () => held,
    refresh: async () => {
      const found = await readInForce(db, county)
      const isOther = found !== undefined && found.digest !== held.digest
      // One that does not read leaves the one before in force.
      const next = isOther ? found : held
      held = loadPolicyTexts(next.files)
      return isOther
    },
  }
}

/** Its texts are read when somebody asks: much of the work needs no policy. */
async function readInForce(
  db: Database,
  { countyCode, policyId, today }: County,
): Promise<PolicyInForce | undefined> {
  const texts = await textsInForce(db, { countyCode, policyId, day: today() })
  return texts && publishedPolicy(texts)
}

async function publishFolder(db: Database, county: County): Promise<PolicyInForce> {
  const policy = loadPolicy(county.policyId)
  await storePublication(db, {
    countyCode: county.countyCode,
    policy,
    effectiveOn: county.today(),
    publishedBy: '升级',
    casesPassed: 0,
  })
  return policy
}
