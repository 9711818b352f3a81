import type { Queryable } from '#db/index'
import { noteSeen } from './audit-trail.ts'
import { type AuditActing, recordAudit } from './record-audit.ts'

export interface Readings {
  /** Whom it was about; nothing is noted of people whom the registry does not know. */
  readonly people: readonly { readonly householdId: string; readonly personId: string | null }[]
  readonly purpose: string
  readonly route: string
}

/** Notes one reading about many people: one entry that names them all. */
export async function recordReadings(
  q: Queryable,
  acting: AuditActing,
  { people, purpose, route }: Readings,
): Promise<void> {
  const whom = {
    households: people.map(({ householdId }) => householdId),
    people: people.flatMap(({ personId }) => personId ?? []),
    count: people.length,
  }
  if (noteSeen(acting, { ...whom, purpose })) return
  const reading = { kind: '读取', action: purpose, outcome: '成功', purpose, route } as const
  await recordAudit(q, acting, { ...reading, ...whom })
}
