import type { Acting } from '#access/index'
import { appendChainMany } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import { withdrawablePushStates } from './domain.ts'
import { foldPushes } from './fold-pushes.ts'

/** Takes back every push of these alerts that is still under way, and tells so on the chain. */
export async function withdrawPushesOf(
  tx: Transaction,
  acting: Acting,
  { alertIds, reason }: { readonly alertIds: readonly string[]; readonly reason: string },
): Promise<number> {
  if (alertIds.length === 0) return 0
  const withdrawn = await tx.query<WithdrawnPush>(sql`
    update push as p
    set state = '撤回', closed_on = ${acting.today}, version = p.version + 1,
      moved_by = ${acting.actor}, moved_at = now()
    from alert as a
    where p.county_code = ${acting.countyCode} and a.county_code = ${acting.countyCode}
      and a.id = p.alert_id and p.alert_id = any(${alertIds}::uuid[])
      and p.state = any(${withdrawablePushStates}::text[])
    returning p.id, p.department, a.rule, a.title, a.household_id as "householdId",
      a.person_id as "personId"`)
  const entries = withdrawn.map((push) => ({
    householdId: push.householdId,
    personId: push.personId,
    kind: '撤回' as const,
    title: `撤回推送给${push.department}的事项`,
    subjectId: push.id,
    fields: { 规则: push.rule, 预警: push.title, 部门: push.department, 理由: reason },
  }))
  await foldPushes(tx, acting, alertIds)
  await appendChainMany(tx, acting, entries)
  return withdrawn.length
}

interface WithdrawnPush {
  readonly id: string
  readonly department: string
  readonly rule: string
  readonly title: string
  readonly householdId: string | null
  readonly personId: string | null
}
