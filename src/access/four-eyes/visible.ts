import { type Queryable, sql } from '#db/index'
import { type Acting, scopeOf } from '../acting.ts'
import type { Approval } from './approval-row.ts'

/** Whether an approval lies where the caller may see: the caller's own, or about what their scope holds. */
export async function mayRead(
  tx: Queryable,
  acting: Acting,
  approval: Pick<Approval, 'proposerAccount' | 'householdId' | 'divisionCode'>,
): Promise<boolean> {
  const { who } = acting
  if (who && approval.proposerAccount === who.accountId) return true
  const scope = scopeOf(acting)
  if (scope.kind === '全县') return true
  if (scope.kind !== '辖区') return false
  if (approval.householdId === null) return isInside(scope.areas, approval.divisionCode)
  const [row] = await tx.query<{ code: string }>(sql`
    select division_code as code from household
    where county_code = ${acting.countyCode} and id = ${approval.householdId}`)
  return isInside(scope.areas, row?.code ?? null)
}

function isInside(areas: readonly string[], code: string | null): boolean {
  return code !== null && areas.some((area) => area !== '' && code.startsWith(area))
}
