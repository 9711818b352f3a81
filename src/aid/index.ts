export { type Judgement, judgements, type Overlap } from './domain.ts'
export {
  type AidRequest,
  type Entitlement,
  entitlementsOf,
  findEntitlements,
  type HouseholdAid,
} from './find-entitlements.ts'
export {
  type FoundOverlap,
  findGaps,
  type Gap,
  type Gaps,
  type GapsRequest,
  type MissingFrom,
  type SchemeGaps,
} from './find-gaps.ts'
