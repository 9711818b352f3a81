import { sql } from '#db/index'
import type { AuditEntry } from './audit-digest.ts'

/** An entry as it lies in the table. */
export interface StoredAudit extends Omit<AuditEntry, 'countyCode' | 'at'> {
  readonly recordedAt: string
  readonly digest: string
}

export const auditColumns = sql`
  e.id, e.at as "recordedAt", e.kind, e.action, e.outcome, e.actor, e.account_id as "accountId",
  e.role, e.session_id as "sessionId", e.route, e.count, e.fields, e.households, e.people,
  e.purpose, e.address, e.detail, e.salt, e.said, encode(e.digest, 'hex') as digest`
