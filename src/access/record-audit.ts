import { randomBytes } from 'node:crypto'
import { announceChange, type Queryable, sql } from '#db/index'
import { hideNumbers } from '#kernel/index'
import { nextMoment } from '#ledger/index'
import { newId } from '#vault/index'
import type { Acting } from './acting.ts'
import { type AuditEntry, auditDigest } from './audit-digest.ts'
import type { AuditKind, AuditOutcome } from './audit-words.ts'

/** What is to be noted; who, when, from where and through which route comes from the acting. */
export interface Audit {
  readonly kind: AuditKind
  /** In Chinese, short: 查看一户, 推送预警. */
  readonly action: string
  readonly outcome: AuditOutcome
  readonly purpose?: string | undefined
  /** Ids of everybody it was about or who was shown. */
  readonly households?: Iterable<string> | undefined
  readonly people?: Iterable<string> | undefined
  /** Codes of facts, 证件号, 电话 …: what was shown of them. */
  readonly fields?: Iterable<string> | undefined
  readonly count?: number | undefined
  /** No name of a person; numbers are hidden. */
  readonly detail?: string | Readonly<Record<string, unknown>> | undefined
  /** Unless the acting's own. */
  readonly route?: string | undefined
}

export type AuditActing = Pick<Acting, 'countyCode' | 'actor'> &
  Partial<Pick<Acting, 'who' | 'origin' | 'vault' | 'trail'>>

/** Adds one entry to the log, in the transaction of `q`; gives its id. Nothing ever changes it. */
export async function recordAudit(
  q: Queryable,
  acting: AuditActing,
  audit: Audit,
): Promise<string> {
  const entry = entryOf(acting, audit)
  const digest = auditDigest(acting.vault?.digestAlgorithm() ?? 'sha256', entry)
  await q.execute(sql`
    with entry as (
      insert into audit_entry (county_code, id, at, kind, action, outcome, actor, account_id, role,
        session_id, route, count, fields, households, people, purpose, address, detail, salt,
        digest)
      values (${entry.countyCode}, ${entry.id}, ${entry.at}, ${entry.kind}, ${entry.action},
        ${entry.outcome}, ${entry.actor}, ${entry.accountId}, ${entry.role}, ${entry.sessionId},
        ${entry.route}, ${entry.count}, ${entry.fields}, ${entry.households}, ${entry.people},
        ${entry.purpose}, ${entry.address}, ${entry.detail}, ${entry.salt},
        decode(${digest}, 'hex'))
      returning county_code, id
    )
    insert into audit_pending (county_code, entry_id)
    select county_code, id from entry`)
  if (mayLeaveWork(audit, entry.route)) {
    await announceChange(q, acting.countyCode, '办理')
  }
  return entry.id
}

const changing: readonly AuditKind[] = ['写入', '管理', '命令']
const ofOneself = /^\w+ \/api\/(drafts|account\/preferences)\//

/** What may leave something to do for somebody; nobody else is touched by what one keeps for oneself. */
function mayLeaveWork({ kind, outcome }: Audit, route: string | null): boolean {
  return changing.includes(kind) && outcome === '成功' && !ofOneself.test(route ?? '')
}

function entryOf({ countyCode, actor, who, origin }: AuditActing, audit: Audit): AuditEntry {
  return {
    countyCode,
    id: newId(),
    at: nextMoment(),
    kind: audit.kind,
    action: plain(audit.action) ?? '',
    outcome: audit.outcome,
    actor: plain(actor) ?? '',
    accountId: who?.accountId ?? null,
    role: who?.role ?? null,
    sessionId: origin?.sessionId ?? null,
    route: (audit.route ?? origin?.route)?.replace(/:(\w+)/g, '{$1}') ?? null,
    count: audit.count ?? null,
    fields: listOf(audit.fields),
    households: listOf(audit.households),
    people: listOf(audit.people),
    purpose: plain(audit.purpose),
    address: origin?.address ?? null,
    detail: plain(typeof audit.detail === 'object' ? JSON.stringify(audit.detail) : audit.detail),
    salt: randomBytes(12).toString('base64url'),
    said: null,
  }
}

/** Sorted and each once: the same people give the same row. */
function listOf(values: Iterable<string> | undefined): string[] | null {
  const list = [...new Set(values ?? [])].sort()
  return list.length === 0 ? null : list
}

/** The log is no second place for numbers: of long ones only begin and end stay. */
function plain(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : hideNumbers(text)
}
