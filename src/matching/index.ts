export {
  type CandidateDecision,
  type DecidedCandidate,
  decideCandidate,
  type RestoreRows,
} from './decide-candidate.ts'
export { leastScore, mostPerRow, probableScore, resemblance } from './domain.ts'
export { matchRows } from './match-rows.ts'
export { type RowOfBatch, settleDoubt } from './settle-doubt.ts'
export type { RowSaid } from './suggest-candidates.ts'
