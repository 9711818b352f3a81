export type {
  AlertFilter,
  Answered,
  AppPort,
  BatchFilter,
  Caller,
  HouseholdFilter,
  Page,
  Reading,
  Stranger,
  Upload,
} from './app-port.ts'
export { buildServer, type ServerOptions } from './build-server.ts'
export type { AccountPort } from './ports/account-port.ts'
export type { ApprovalFilter, ApprovalPort } from './ports/approval-port.ts'
export type { WholeOrder } from './ports/asked.ts'
export type { AttachmentPort } from './ports/attachment-port.ts'
export type { AuditFilter, AuditPort } from './ports/audit-port.ts'
export type {
  BatchWorkPort,
  ErrorFilePort,
  Received,
  RowFilter,
  UndoPort,
} from './ports/batch-work-port.ts'
export type { ConferenceFilter, ConferencePort } from './ports/conference-port.ts'
export type { DeskPort } from './ports/desk-port.ts'
export type { DispatchPort, PushListFilter } from './ports/dispatch-port.ts'
export type { EntryPort } from './ports/entry-port.ts'
export type {
  DeliveryFilter,
  DeliveryPort,
  LeadFilter,
  LeadPort,
  Query,
  QueryPort,
  QueryUpload,
  ReplyFilePort,
  RequestFilter,
  RequestPort,
} from './ports/exchange-port.ts'
export type {
  ExportPort,
  PrecheckFilter,
  PrecheckPort,
  SeenAsked,
  SeenPort,
} from './ports/export-port.ts'
export type { JobFault, WrittenFile } from './ports/job-port.ts'
export type { PolicyHouseholdFilter, PolicyPort, PolicyVerdict } from './ports/policy-port.ts'
export type { PolicyWorkPort } from './ports/policy-work-port.ts'
export type { RelativePort } from './ports/relative-port.ts'
export type { RequestKeyPort } from './ports/request-key-port.ts'
export type { RetentionPort } from './ports/retention-port.ts'
export type { RevealPort } from './ports/reveal-port.ts'
export type { ReviewPort } from './ports/review-port.ts'
export type {
  Begun,
  CodeAttempt,
  Given,
  Identified,
  OidcBack,
  OidcBegun,
  OidcFrom,
  SessionPort,
  SignInAttempt,
} from './ports/session-port.ts'
export type { FigureAsked, StatisticsAsked, StatisticsPort } from './ports/statistics-port.ts'
export type { SupervisionPort } from './ports/supervision-port.ts'
export type {
  CandidateFilter,
  CandidatePort,
  UnderstandingPort,
} from './ports/understanding-port.ts'
export type { LiveEvent, WorkFilter, WorkPort } from './ports/work-port.ts'
export type { Account, Accounts, MadeAccount, MadeToken, Roles } from './schemas/account.ts'
export type {
  Alert,
  AlertItem,
  Alerts,
  Due,
  Extension,
  Facet,
  Push,
  Reply,
  Verification,
} from './schemas/alert.ts'
export type {
  AlertCounts,
  PushItem,
  ReplyRows,
  ReplyRowsDone,
  VerificationInput,
} from './schemas/alert-work.ts'
export type { Approval, Approvals, ApproveInput, PublicationInput } from './schemas/approval.ts'
export type { Attachments, KeptAttachment } from './schemas/attachment.ts'
export type {
  AuditAnchors,
  AuditEntries,
  AuditEntry,
  AuditVerdict,
} from './schemas/audit.ts'
export type {
  Batch,
  Batches,
  BatchReport,
  Datasets,
  ImportReport,
  Preview,
  RowCounts,
  RowProblem,
} from './schemas/batch.ts'
export type {
  CalendarDraftInput,
  CalendarPublication,
  CalendarYear,
  CalendarYears,
} from './schemas/calendar.ts'
export type { Candidate, Candidates, DecidedCandidate } from './schemas/candidate.ts'
export type { Chain, ChainEntry, ChainVerdict } from './schemas/chain.ts'
export type {
  NoticeInput,
  ReasonInput,
  RecognitionInput,
  RefusalInput,
  ReplyInput,
  TerminationInput,
  TransferInput,
} from './schemas/commands.ts'
export type { Conference, ConferenceLevels } from './schemas/conference.ts'
export type {
  AidItem,
  AidOfHousehold,
  EntryDone,
  EntryInput,
  FactCatalogue,
  FactConflict,
  FactConflicts,
  ListedEntries,
  ListedEntry,
  SearchHit,
  SearchHits,
  UndoEntryInput,
} from './schemas/entry.ts'
export type {
  Deliveries,
  Delivery,
  Lead,
  Leads,
  QueryAnswer,
  QueryAnswers,
  SettledLead,
} from './schemas/exchange.ts'
export type {
  ExportForm,
  ExportForms,
  ExportInput,
  Precheck,
  QualityFinding,
} from './schemas/export.ts'
export type {
  CategoryVerdict,
  Condition,
  EvidenceFact,
  Explanation,
  Fact,
  MissingFact,
  Source,
  Unknown,
  Verdict,
} from './schemas/fact.ts'
export type {
  Household,
  HouseholdItem,
  Households,
  Member,
  Recognition,
} from './schemas/household.ts'
export type { Job, JobFile, JobProgress } from './schemas/job.ts'
export type { PolicyBook, PolicyCounts, PolicyHouseholds } from './schemas/policy.ts'
export type {
  CasesRun,
  PolicyDraft,
  PolicyDraftInput,
  Simulation,
  SimulationInput,
} from './schemas/policy-draft.ts'
export type {
  PolicyCase,
  PolicyCases,
  PolicyTrial,
  PolicyTrialInput,
  RuleText,
  TrialReason,
} from './schemas/policy-work.ts'
export type { StaffMember, StaffRegister } from './schemas/relative.ts'
export type { Revealed, RevealInput } from './schemas/reveal.ts'
export type { HouseholdReview, HouseholdReviews, ReviewInput } from './schemas/review.ts'
export type { DataRequest, DataRequests, ListedRequest, Round } from './schemas/round.ts'
export type { SeenInput, SeenName } from './schemas/seen-lists.ts'
export type { DemoAccount, HeldPost, SignedIn, SignedOut } from './schemas/session.ts'
export type { OidcTrial, SecurityInput } from './schemas/settings.ts'
export type {
  BatchChanges,
  BatchPreview,
  BatchRow,
  BatchRows,
  PreviewColumn,
  PreviewSheet,
  UnknownWord,
} from './schemas/staged.ts'
export type {
  CountyMap,
  Statistics,
  StatisticsItem,
  StatisticsList,
} from './schemas/statistics.ts'
export type {
  SupervisionAlert,
  SupervisionAlerts,
} from './schemas/supervision.ts'
export type {
  DatasetReading,
  Division,
  DivisionChange,
  DivisionImpact,
  DivisionState,
  ForgetInput,
  Operations,
  RunningJobs,
} from './schemas/system.ts'
export type { BatchMapping, BatchWords, MappingInput, WordsInput } from './schemas/understanding.ts'
export type { UndoPreview } from './schemas/undo.ts'
export {
  type Work,
  type WorkAction,
  type WorkBatchInput,
  type WorkBatchResult,
  type WorkBucket,
  type WorkCounts,
  type WorkItem,
  type WorkKind,
  type WorkPage,
  type WorkSort,
  workBuckets,
  workKinds,
  workSorts,
} from './schemas/work.ts'
export { csrfSecretOf } from './session-cookie.ts'
export { type RunningServer, type StartOptions, startServer } from './start-server.ts'
