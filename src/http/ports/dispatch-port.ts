import type { AlertStage, PushState } from '#dispatch/domain'
import type { Alert, Alerts } from '../schemas/alert.ts'
import type {
  AlertCounts,
  ExtensionAnswer,
  ExtensionInput,
  FurtherPushInput,
  PushCloseInput,
  Pushes,
  ReceiptInput,
  ReplyRows,
  ReplyRowsDone,
  UrgeInput,
  VerificationInput,
} from '../schemas/alert-work.ts'
import type {
  PushReasonInput,
  ReasonInput,
  ReplyInput,
  TransferInput,
} from '../schemas/commands.ts'
import type { Caller, Page, Upload } from './asked.ts'
import type { WrittenFile } from './job-port.ts'

export interface AlertFilter extends Page {
  readonly class?: string | undefined
  readonly department?: string | undefined
  /** The 12-digit code of the township. */
  readonly township?: string | undefined
  /** 未办结 (the default) is every state that waits for somebody; 全部 is all. */
  readonly state?: string | undefined
  readonly stage?: AlertStage | undefined
  /** Code of a village (or township), where `township` is too wide. */
  readonly division?: string | undefined
  readonly rule?: string | undefined
  /** Raised so many days ago or longer. */
  readonly age?: number | undefined
  /** Raised less than so many days ago. */
  readonly younger?: number | undefined
  readonly overdue?: boolean | undefined
  /** Only what waits for the caller. */
  readonly mine?: boolean | undefined
  readonly text?: string | undefined
  /** 最新 unless told. */
  readonly sort?: '最新' | '期限' | undefined
}

export interface PushListFilter extends Page {
  /** What waits for an answer unless told; 全部 is all. */
  readonly state?: PushState | '待反馈' | '全部' | undefined
  readonly department?: string | undefined
  readonly class?: string | undefined
  readonly township?: string | undefined
  readonly overdue?: boolean | undefined
  readonly mine?: boolean | undefined
  readonly text?: string | undefined
}

/** Alerts, and what departments are asked. Every command is one transaction with its chain entry. */
export interface DispatchPort {
  listAlerts(caller: Caller, filter: AlertFilter): Promise<Alerts>
  findAlert(caller: Caller, alertId: string): Promise<Alert | undefined>
  pushAlert(caller: Caller, alertId: string): Promise<void>
  markMisreport(caller: Caller, alertId: string, input: ReasonInput): Promise<void>
  /** The commands on a push give the alert it belongs to. */
  receivePush(caller: Caller, pushId: string, input: ReceiptInput): Promise<string>
  startPush(caller: Caller, pushId: string): Promise<string>
  replyToPush(caller: Caller, pushId: string, input: ReplyInput): Promise<string>
  returnPush(caller: Caller, pushId: string, input: PushReasonInput): Promise<string>
  transferPush(caller: Caller, pushId: string, input: TransferInput): Promise<string>
  closePush(caller: Caller, pushId: string, input: PushCloseInput): Promise<string>
  listPushes(caller: Caller, filter: PushListFilter): Promise<Pushes>
  countAlertStages(caller: Caller, filter: Omit<AlertFilter, 'limit'>): Promise<AlertCounts>
  /** To one department that somebody chose. */
  pushAlertTo(caller: Caller, alertId: string, input: FurtherPushInput): Promise<void>
  urgePush(caller: Caller, pushId: string, input: UrgeInput): Promise<string>
  withdrawPush(caller: Caller, pushId: string, input: PushReasonInput): Promise<string>
  askExtension(caller: Caller, pushId: string, input: ExtensionInput): Promise<string>
  decideExtension(caller: Caller, pushId: string, input: ExtensionAnswer): Promise<string>
  verifyAlert(caller: Caller, alertId: string, input: VerificationInput): Promise<void>
  /** The caller's open pushes as a table to fill in, written into `folder`. */
  writePushFile(caller: Caller, folder: string): Promise<WrittenFile>
  readReplyRows(caller: Caller, upload: Upload): Promise<ReplyRows>
  /** The rows that cannot be used, with why. */
  writeReplyErrors(caller: Caller, upload: Upload, folder: string): Promise<WrittenFile>
  commitReplyRows(
    caller: Caller,
    upload: Upload,
    how: { readonly digest: string; readonly withDoubtful: boolean },
  ): Promise<ReplyRowsDone>
}
