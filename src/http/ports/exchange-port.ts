import type { LeadState } from '#dispatch/domain'
import type { RequestState } from '#monitoring/index'
import type { ReasonInput } from '../schemas/commands.ts'
import type {
  Deliveries,
  Delivery,
  Leads,
  QueryAnswers,
  SettledLead,
  VisitInput,
} from '../schemas/exchange.ts'
import type { DataRequests } from '../schemas/round.ts'
import type { Caller, Page, Upload } from './asked.ts'
import type { WrittenFile } from './job-port.ts'

export interface DeliveryFilter {
  readonly asOf?: string | undefined
  readonly department?: string | undefined
  readonly dataset?: string | undefined
  readonly township?: string | undefined
  readonly state?: Delivery['state'] | undefined
}

export interface LeadFilter extends Page {
  /** One alone, whatever its state. */
  readonly id?: string | undefined
  readonly batchId?: string | undefined
  readonly township?: string | undefined
  /** 待走访 unless told; 全部 is all. */
  readonly state?: LeadState | '全部' | undefined
}

export interface RequestFilter extends Page {
  readonly department?: string | undefined
  readonly township?: string | undefined
  /** What is still owed unless told; 全部 is all. */
  readonly state?: RequestState | '全部' | undefined
}

/** A file of people to ask about, with who asks and why. */
export interface QueryUpload extends Upload {
  readonly purpose: string
  readonly department?: string | undefined
}

/** What is due and came. */
export interface DeliveryPort {
  listDeliveries(caller: Caller, filter: DeliveryFilter): Promise<Deliveries>
}

/** People outside the registry whom a file brought up. */
export interface LeadPort {
  /** Notes the reading itself, as done through `route`. */
  listLeads(caller: Caller, filter: LeadFilter, route: string): Promise<Leads>
  /** 签收; doing so again changes nothing. */
  receiveLead(caller: Caller, leadId: string): Promise<void>
  markLeadVisited(caller: Caller, leadId: string, input: VisitInput): Promise<SettledLead>
  excludeLead(caller: Caller, leadId: string, input: ReasonInput): Promise<SettledLead>
}

/** What departments are asked for. */
export interface RequestPort {
  listRequests(caller: Caller, filter: RequestFilter): Promise<DataRequests>
}

export interface ReplyFilePort {
  /** The table that the department fills in, written into `folder`; notes the reading itself. */
  writeReplyFile(caller: Caller, requestId: string, folder: string): Promise<WrittenFile>
}

/** One person to ask about. */
export interface Query {
  readonly number: string
  readonly name?: string | undefined
  readonly purpose: string
  readonly department?: string | undefined
}

/**
 * A department asks what somebody is entitled as; nothing of the query is kept. The reading is noted, as
 * done through `route`, with the purpose.
 */
export interface QueryPort {
  answerQuery(caller: Caller, query: Query, route: string): Promise<QueryAnswers>
  answerQueryFile(
    caller: Caller,
    upload: QueryUpload,
    how: { readonly folder: string; readonly route: string },
  ): Promise<WrittenFile>
}
