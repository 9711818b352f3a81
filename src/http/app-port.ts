import type { AccountPort } from './ports/account-port.ts'
import type { ApprovalPort } from './ports/approval-port.ts'
import type { AskedDay, Caller, Page, Upload } from './ports/asked.ts'
import type { AttachmentPort } from './ports/attachment-port.ts'
import type { Answered, AuditPort, NotingPort, Stranger } from './ports/audit-port.ts'
import type { BatchWorkPort, ErrorFilePort, UndoPort } from './ports/batch-work-port.ts'
import type { ConferencePort } from './ports/conference-port.ts'
import type { DeskPort } from './ports/desk-port.ts'
import type { AlertFilter, DispatchPort } from './ports/dispatch-port.ts'
import type { EntryPort } from './ports/entry-port.ts'
import type {
  DeliveryPort,
  LeadPort,
  QueryPort,
  ReplyFilePort,
  RequestPort,
} from './ports/exchange-port.ts'
import type { ExportPort, PrecheckPort, SeenPort } from './ports/export-port.ts'
import type { JobPort } from './ports/job-port.ts'
import type { PolicyPort } from './ports/policy-port.ts'
import type { PolicyWorkPort } from './ports/policy-work-port.ts'
import type { RelativePort } from './ports/relative-port.ts'
import type { RequestKeyPort } from './ports/request-key-port.ts'
import type { RetentionPort } from './ports/retention-port.ts'
import type { RevealPort } from './ports/reveal-port.ts'
import type { ReviewPort } from './ports/review-port.ts'
import type { SessionPort } from './ports/session-port.ts'
import type { StatisticsPort } from './ports/statistics-port.ts'
import type { SupervisionPort } from './ports/supervision-port.ts'
import type { CalendarPort, DatasetPort, DivisionPort, OperationPort } from './ports/system-port.ts'
import type { CandidatePort, UnderstandingPort } from './ports/understanding-port.ts'
import type { WorkPort } from './ports/work-port.ts'
import type { Approval } from './schemas/approval.ts'
import type { Batches, BatchReport, Datasets, ImportReport, Preview } from './schemas/batch.ts'
import type { Chain, ChainVerdict } from './schemas/chain.ts'
import type {
  NoticeInput,
  RecognitionInput,
  RefusalInput,
  TerminationInput,
} from './schemas/commands.ts'
import type { Explanation, Fact } from './schemas/fact.ts'
import type { Household, Households } from './schemas/household.ts'
import type { Round } from './schemas/round.ts'

export type { AlertFilter, Answered, Caller, Page, Stranger, Upload }

export interface HouseholdFilter extends Page {
  /** Household number, name of a member, identity number or its last four digits. */
  readonly text?: string | undefined
  readonly township?: string | undefined
  readonly village?: string | undefined
  readonly category?: string | undefined
  /** What people decided. */
  readonly recorded?: string | undefined
  readonly alerts?: boolean | undefined
  readonly conflicts?: boolean | undefined
}

export interface BatchFilter extends Page {
  /** 已入库 unless told; 全部 is all. */
  readonly state?: string | undefined
  /** Who sent it. */
  readonly department?: string | undefined
  readonly dataset?: string | undefined
  /** Part of the file's name or of who handed it in. */
  readonly text?: string | undefined
}

export interface Reading {
  readonly householdId?: string | undefined
  readonly purpose: string
  readonly route: string
}

/**
 * What the HTTP routes need of the application, and nothing else. Every command is one transaction with
 * its chain entry; what the user can mend is a `Refusal`.
 */
export interface AppPort
  extends JobPort,
    NotingPort,
    AuditPort,
    ApprovalPort,
    RelativePort,
    SupervisionPort,
    StatisticsPort,
    PolicyPort,
    PolicyWorkPort,
    RevealPort,
    RetentionPort,
    DeskPort,
    BatchWorkPort,
    UndoPort,
    ErrorFilePort,
    UnderstandingPort,
    CandidatePort,
    EntryPort,
    ReviewPort,
    AttachmentPort,
    DeliveryPort,
    LeadPort,
    RequestPort,
    ConferencePort,
    DispatchPort,
    ReplyFilePort,
    QueryPort,
    ExportPort,
    SeenPort,
    PrecheckPort,
    RequestKeyPort,
    SessionPort,
    DivisionPort,
    CalendarPort,
    DatasetPort,
    OperationPort,
    WorkPort,
    AccountPort {
  recordReading(caller: Caller, reading: Reading): Promise<void>

  readRound(caller: Caller): Promise<Round | undefined>
  listDatasets(caller: Caller): Promise<Datasets>
  listBatches(caller: Caller, filter: BatchFilter): Promise<Batches>
  findBatch(caller: Caller, batchId: string): Promise<BatchReport | undefined>
  previewUpload(caller: Caller, upload: Upload): Promise<Preview>
  importUpload(caller: Caller, upload: Upload): Promise<ImportReport>

  listHouseholds(caller: Caller, filter: HouseholdFilter): Promise<Households>
  findHousehold(
    caller: Caller,
    householdId: string,
    asked?: AskedDay,
  ): Promise<Household | undefined>
  listFacts(
    caller: Caller,
    householdId: string,
    asked?: AskedDay,
  ): Promise<readonly Fact[] | undefined>
  /** On the day asked for, as recorded by then; without either as it is today. */
  explainHousehold(caller: Caller, householdId: string, asked: AskedDay): Promise<Explanation>
  readChain(caller: Caller, householdId: string): Promise<Chain | undefined>
  verifyChain(caller: Caller): Promise<ChainVerdict>
  /** Undefined: recorded; else the approval that waits for a second person. */
  recordRecognition(
    caller: Caller,
    householdId: string,
    input: RecognitionInput,
  ): Promise<Approval | undefined>
  recordRefusal(
    caller: Caller,
    householdId: string,
    input: RefusalInput,
  ): Promise<Approval | undefined>
  recordTermination(
    caller: Caller,
    householdId: string,
    input: TerminationInput,
  ): Promise<Approval | undefined>
  /** Gives the household of the decision. */
  recordNotice(caller: Caller, recognitionId: string, input: NoticeInput): Promise<string>
}
