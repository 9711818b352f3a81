export {
  type CandidateDecision,
  type DecidedCandidate,
  decideCandidate,
  type RestoreRows,
} from './decide-candidate.ts'
export { leastScore, mostPerRow, probableScore, resemblance } from './domain.ts'
export { leaveUnclear } from './leave-unclear.ts'
export { matchRows } from './match-rows.ts'
export { type ReopenedCandidate, reopenCandidate, saidOf } from './reopen-candidate.ts'
export { type RowOfBatch, settleDoubt } from './settle-doubt.ts'
export type { RowSaid } from './suggest-candidates.ts'
