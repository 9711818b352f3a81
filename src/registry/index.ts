export { applyObservations } from './apply-observations.ts'
export { holdsUntil, maskIdentity, periodStart } from './domain.ts'
export type { AppliedObservations, FactValue, StagedObservations } from './observed-batch.ts'
export { ensureProfileColumns, type ProfileChange } from './profile-columns.ts'
