import type { Acting } from '#access/index'
import type { Queryable } from '#db/index'
import type { LocalDate } from '#kernel/index'
import {
  type Catalogue,
  type CheckedPack,
  type ExplainedScheme,
  type ExplainRequest,
  explainSchemes,
} from '#policy/index'
import { type HouseholdFacts, loadHouseholdFacts } from '#registry/index'
import { type Judgement, judge, type Overlap, overlapsOf } from './domain.ts'

export interface Entitlement extends ExplainedScheme {
  readonly judgement: Judgement
}

export interface HouseholdAid {
  readonly householdId: string
  readonly day: LocalDate
  /** Every scheme of the pack, those of persons once a member. */
  readonly entitlements: readonly Entitlement[]
  readonly overlaps: readonly Overlap[]
}

export interface AidRequest {
  readonly checked: CheckedPack
  readonly catalogue: Catalogue
  readonly householdId: string
  readonly day: LocalDate
  readonly sourceOf?: ExplainRequest['sourceOf']
}

/** What a household and its members are entitled to, compared with what they receive. */
export async function findEntitlements(
  q: Queryable,
  acting: Pick<Acting, 'countyCode'>,
  request: AidRequest,
): Promise<HouseholdAid | undefined> {
  const { checked, catalogue, householdId, day, sourceOf } = request
  const facts = await loadHouseholdFacts(q, acting, catalogue, householdId)
  return (
    facts && entitlementsOf(facts, { checked, householdId, day, ...(sourceOf && { sourceOf }) })
  )
}

/** The same of facts that are read already, of today or of another day. */
export function entitlementsOf(
  facts: HouseholdFacts,
  { checked, householdId, day, sourceOf }: Omit<AidRequest, 'catalogue'>,
): HouseholdAid {
  const explained = explainSchemes(checked, facts, {
    day,
    householdId,
    ...(sourceOf && { sourceOf }),
  })
  return {
    householdId,
    day,
    entitlements: explained.map((one) => ({
      ...one,
      judgement: judge(one.entitled, one.received),
    })),
    overlaps: overlapsOf(checked.pack.schemes, explained),
  }
}
