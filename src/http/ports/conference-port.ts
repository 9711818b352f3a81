import type { ConferenceState } from '#dispatch/domain'
import type { ReasonInput } from '../schemas/commands.ts'
import type {
  Conference,
  ConferenceInput,
  ConferenceLevels,
  Conferences,
  ConveneInput,
  OutcomeInput,
  ResolutionInput,
} from '../schemas/conference.ts'
import type { Caller, Page } from './asked.ts'

export interface ConferenceFilter extends Page {
  /** Those that wait for somebody unless told; 全部 is all. */
  readonly state?: ConferenceState | '全部' | undefined
}

/** Cases that departments deliberate on together; each command gives the conference as it stands then. */
export interface ConferencePort {
  readConferenceLevels(caller: Caller): ConferenceLevels
  listConferences(caller: Caller, filter: ConferenceFilter): Promise<Conferences>
  findConference(caller: Caller, conferenceId: string): Promise<Conference>
  proposeConference(caller: Caller, alertId: string, input: ConferenceInput): Promise<Conference>
  conveneConference(caller: Caller, conferenceId: string, input: ConveneInput): Promise<Conference>
  declineConference(caller: Caller, conferenceId: string, input: ReasonInput): Promise<Conference>
  /** A sum waits for a second person: then nothing is decided yet. */
  resolveConference(
    caller: Caller,
    conferenceId: string,
    input: ResolutionInput,
  ): Promise<Conference>
  closeConference(caller: Caller, conferenceId: string, input: OutcomeInput): Promise<Conference>
}
