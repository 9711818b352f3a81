import type { SoughtKind } from '#access/domain'
import type { AuditAnchors, AuditEntries, AuditEntry, AuditVerdict } from '../schemas/audit.ts'
import type { Caller, Page } from './asked.ts'

export interface Answered {
  readonly status: number
  /** The code of a refusal or fault. */
  readonly code?: string | undefined
}

/** A request of nobody that we know. */
export interface Stranger extends Answered {
  readonly address: string
  readonly requestId: string
  readonly route: string
}

/** The log: every request of somebody signed in leaves an entry before its answer leaves. */
export interface NotingPort {
  /** From now on what the caller's request shows is gathered for its entry. */
  beginRequest(caller: Caller): void
  /** Everybody whom an answer is about to show, and what of them. */
  noteShown(caller: Caller, answer: unknown): void
  /** Stores what is not stored yet. When it fails, the answer must not leave. */
  noteAnswer(caller: Caller, answered: Answered): Promise<void>
  /** Notes that somebody unknown was refused; of very many a minute only their number. */
  noteStranger(stranger: Stranger): Promise<void>
}

export interface AuditFilter extends Page {
  readonly from?: string | undefined
  readonly before?: string | undefined
  readonly kind?: SoughtKind | undefined
  readonly outcome?: AuditEntry['outcome'] | undefined
  readonly actor?: string | undefined
  readonly accountId?: string | undefined
  readonly householdId?: string | undefined
  readonly personId?: string | undefined
  readonly route?: string | undefined
}

/** The log, for those who watch over it. */
export interface AuditPort {
  listAudit(caller: Caller, filter: AuditFilter): Promise<AuditEntries>
  verifyAudit(caller: Caller): Promise<AuditVerdict>
  listAnchors(caller: Caller, limit: number): Promise<AuditAnchors>
  /** 谁看过我的信息. */
  listPersonReadings(
    caller: Caller,
    personId: string,
    page: Page,
  ): Promise<AuditEntries | undefined>
  listHouseholdReadings(
    caller: Caller,
    householdId: string,
    page: Page,
  ): Promise<AuditEntries | undefined>
}
