import createClient from 'openapi-fetch'
import { sendSignedIn } from '../session/send-signed-in.ts'
import { words } from '../words.ts'
import type { components, paths } from './schema.gen.d.ts'

type Schemas = components['schemas']
export type Account = Schemas['Account']
export type Alert = Schemas['Alert']
export type AlertCounts = Schemas['AlertCounts']
export type AlertItem = Schemas['AlertItem']
export type Alerts = Schemas['Alerts']
export type AuditEntry = Schemas['AuditEntry']
export type AuditVerdict = Schemas['AuditVerdict']
export type Attachment = Schemas['Attachment']
export type Approval = Schemas['Approval']
export type Batch = Schemas['Batch']
export type BatchMapping = Schemas['BatchMapping']
export type BatchPreview = Schemas['BatchPreview']
export type BatchRow = Schemas['BatchRow']
export type Candidate = Schemas['Candidate']
export type CandidateDetail = Schemas['CandidateDetail']
export type CategoryVerdict = Schemas['CategoryVerdict']
export type Chain = Schemas['Chain']
export type ChainEntry = Schemas['ChainEntry']
export type ChainVerdict = Schemas['ChainVerdict']
export type Condition = Schemas['Condition']
export type Conference = Schemas['Conference']
export type DataRequest = Schemas['DataRequest']
export type Deliveries = Schemas['Deliveries']
export type Delivery = Schemas['Delivery']
export type CalendarYear = Schemas['CalendarYear']
export type DatasetReading = Schemas['DatasetReading']
export type Division = Schemas['Division']
export type Operations = Schemas['Operations']
export type RunningJob = Schemas['RunningJob']
export type Roles = Schemas['Roles']
export type StaffMember = Schemas['StaffMember']
export type Due = Schemas['Due']
export type EvidenceFact = Schemas['EvidenceFact']
export type Explanation = Schemas['Explanation']
export type Fact = Schemas['Fact']
export type AidOfHousehold = Schemas['AidOfHousehold']
export type EntryDone = Schemas['EntryDone']
export type EntryInput = Schemas['EntryInput']
export type FactCatalogue = Schemas['FactCatalogue']
export type FactConflict = Schemas['FactConflict']
export type FactConflicts = Schemas['FactConflicts']
export type ListedEntry = Schemas['ListedEntry']
export type SearchHit = Schemas['SearchHit']
export type Facet = Schemas['Facet']
export type Household = Schemas['Household']
export type HouseholdItem = Schemas['HouseholdItem']
export type Job = Schemas['Job']
export type Lead = Schemas['Lead']
export type ListedRequest = Schemas['ListedRequest']
export type Member = Schemas['Member']
export type MissingFact = Schemas['MissingFact']
export type CasesRun = Schemas['CasesRun']
export type PolicyBook = Schemas['PolicyBook']
export type PolicyCases = Schemas['PolicyCases']
export type PolicyTrial = Schemas['PolicyTrial']
export type RuleText = Schemas['RuleText']
export type PolicyCheck = Schemas['PolicyCheck']
export type PolicyCounts = Schemas['PolicyCounts']
export type PolicyDraft = Schemas['PolicyDraft']
export type Simulation = Schemas['Simulation']
export type PreviewColumn = Schemas['PreviewColumn']
export type Problem = Schemas['Problem']
export type Push = Schemas['Push']
export type PushItem = Schemas['PushItem']
export type Recognition = Schemas['Recognition']
export type ReplyRows = Schemas['ReplyRows']
export type Round = Schemas['Round']
export type RowCounts = Schemas['RowCounts']
export type RowProblem = Schemas['RowProblem']
export type CountyMap = Schemas['CountyMap']
export type Source = Schemas['Source']
export type Statistics = Schemas['Statistics']
export type StatisticsItem = Schemas['StatisticsItem']
export type SupervisionAlert = Schemas['SupervisionAlert']
export type Work = Schemas['Work']
export type WorkItem = Schemas['WorkItem']
export type UndoPreview = Schemas['UndoPreview']
export type UnknownWord = Schemas['UnknownWord']

export const api = createClient<paths>({ baseUrl: location.origin, fetch: sendSignedIn })

/** What came back, or the sentence to show. */
export class Failure extends Error {
  readonly code: string
  /** The fields to mend, or those that somebody else changed meanwhile. */
  readonly fields: NonNullable<Problem['fields']>
  /** Of what was changed meanwhile. */
  readonly version: number | undefined

  constructor(problem: Problem) {
    super(problem.message)
    this.code = problem.code
    this.fields = problem.fields ?? []
    this.version = problem.version
  }
}

/** Waits for an answer of the client and gives its content; what was refused is thrown. */
export async function answerOf<T>(
  asked: Promise<{ data?: T; error?: Problem; response: Response }>,
): Promise<T> {
  const { data, error } = await asked.catch(() => {
    throw new Failure({ code: 'web.offline', message: words.offline })
  })
  if (data !== undefined) return data
  const problem = isProblem(error) ? error : { code: 'web.unreadable', message: words.unreadable }
  throw new Failure(problem)
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value
}
