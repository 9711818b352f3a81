export type { AppliedObservations, FactValue, StagedObservations } from './apply-observations.ts'
export { holdsUntil, maskIdentity, periodStart } from './domain.ts'
