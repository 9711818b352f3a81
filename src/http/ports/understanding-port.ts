import type {
  Candidate,
  CandidateDetail,
  CandidateInput,
  Candidates,
  DecidedCandidate,
  UnclearInput,
} from '../schemas/candidate.ts'
import type {
  BatchMapping,
  BatchWords,
  MappingInput,
  WordsInput,
} from '../schemas/understanding.ts'
import type { Caller, Page } from './asked.ts'

/** How a staged file is read: its columns and the words in it. */
export interface UnderstandingPort {
  readMapping(caller: Caller, batchId: string): Promise<BatchMapping>
  confirmMapping(caller: Caller, batchId: string, input: MappingInput): Promise<BatchMapping>
  readWords(caller: Caller, batchId: string): Promise<BatchWords>
  answerWords(caller: Caller, batchId: string, input: WordsInput): Promise<BatchWords>
}

export interface CandidateFilter extends Page {
  readonly batchId?: string | undefined
  /** 待确认 unless told; 无法判断: those of them that somebody could not tell; 全部 is all. */
  readonly state?: string | undefined
}

/** Rows beside the persons they may mean. */
export interface CandidatePort {
  /** Notes the reading itself, as done through `route`. */
  listCandidates(caller: Caller, filter: CandidateFilter, route: string): Promise<Candidates>
  /** Undefined: none that the caller may see. Notes the reading itself, as done through `route`. */
  compareCandidate(
    caller: Caller,
    candidateId: string,
    route: string,
  ): Promise<CandidateDetail | undefined>
  leaveCandidateUnclear(
    caller: Caller,
    candidateId: string,
    input: UnclearInput,
  ): Promise<Candidate>
  reopenCandidate(caller: Caller, candidateId: string, input: CandidateInput): Promise<Candidate>
  confirmCandidate(
    caller: Caller,
    candidateId: string,
    input: CandidateInput,
  ): Promise<DecidedCandidate>
  refuseCandidate(
    caller: Caller,
    candidateId: string,
    input: CandidateInput,
  ): Promise<DecidedCandidate>
}
