import {
  type Acting,
  type AuditKind,
  type AuditOutcome,
  type AuditTrail,
  recordAudit,
} from '#access/index'
import type { Queryable } from '#db/index'
import { wordsOfRoute } from './route-words.ts'

/**
 * Notes what a transaction of a request has changed, inside it: either both are there or neither. What
 * was only read is noted before the answer leaves. Gives what is to be called after the commit.
 */
export async function noteInTransaction(tx: Queryable, acting: Acting): Promise<() => void> {
  const { trail } = acting
  if (!trail?.isOpen || (trail.isWritten && !trail.isFresh)) return () => undefined
  const entry = entryOf(acting, trail)
  if (entry.kind === '读取') return () => undefined
  await recordAudit(tx, acting, { ...entry, outcome: '成功' })
  return () => {
    trail.isWritten = true
    trail.isFresh = false
  }
}

export interface Ended {
  readonly status: number
  /** The code of a refusal. */
  readonly code?: string | undefined
}

/** What is left to note of a request when its answer is about to leave; undefined: nothing. */
export function leftToNote(
  acting: Acting,
  { status, code }: Ended,
): Parameters<typeof recordAudit>[2] | undefined {
  const { trail } = acting
  const outcome = outcomeOf(status)
  if (outcome === '成功' && trail?.isWritten && !trail.isFresh) return undefined
  const entry = entryOf(acting, trail)
  if (outcome === '成功') return { ...entry, outcome }
  const kind: AuditKind = outcome === '拒绝' ? '拒绝' : entry.kind
  return { ...entry, kind, outcome, detail: { 状态: status, 原因: code ?? null } }
}

function outcomeOf(status: number): AuditOutcome {
  if (status < 400) return '成功'
  return status < 500 ? '拒绝' : '失败'
}

function entryOf({ origin }: Acting, trail: AuditTrail | undefined) {
  const { kind, action } = wordsOfRoute((origin?.route ?? '').replace(/:(\w+)/g, '{$1}'))
  return {
    // What is read back after a writing shows people once more.
    kind: kind === '写入' && trail?.isWritten ? ('读取' as const) : kind,
    action,
    purpose: trail?.purpose ?? (kind === '读取' ? action : undefined),
    households: trail?.households,
    people: trail?.people,
    fields: trail?.fields,
    count: trail?.count,
  }
}
