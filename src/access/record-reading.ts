import type { Queryable } from '#db/index'
import { noteSeen } from './audit-trail.ts'
import { type AuditActing, recordAudit } from './record-audit.ts'

export interface Reading {
  readonly householdId?: string | undefined
  readonly personId?: string | undefined
  /** Why: 办理预警, 解释认定. */
  readonly purpose: string
  /** Through which way in: GET /households/{id}, doudi explain. */
  readonly route: string
}

/** Notes who read about whom; every reading of a person calls it. */
export async function recordReading(
  q: Queryable,
  acting: AuditActing,
  { householdId, personId, purpose, route }: Reading,
): Promise<void> {
  const whom = {
    households: householdId === undefined ? [] : [householdId],
    people: personId === undefined ? [] : [personId],
  }
  if (noteSeen(acting, { ...whom, purpose })) return
  const reading = { kind: '读取', action: purpose, outcome: '成功', purpose, route } as const
  await recordAudit(q, acting, { ...reading, ...whom })
}
