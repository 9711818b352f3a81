import { type Acting, departmentOf, scopeOf } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { App } from '../app.ts'
import { type HouseholdMask, readHouseholdMask } from '../http-port/household-mask.ts'

/** Whose value is asked for, as far as whoever asks may see them. */
export interface RevealSubject {
  readonly householdId: string
  /** Null: the household itself. */
  readonly personId: string | null
  readonly mask: HouseholdMask
}

/** Undefined for one that does not exist, and just so for one outside the scope. */
export async function findSubject(
  tx: Transaction,
  app: App,
  given: { readonly acting: Acting; readonly subject: '人' | '户'; readonly id: string },
): Promise<RevealSubject | undefined> {
  const { acting, subject, id } = given
  const which =
    subject === '户'
      ? sql`h.id = ${id}`
      : sql`exists (
          select from membership as m
          where m.county_code = ${acting.countyCode} and m.household_id = h.id
            and m.person_id = ${id} and m.valid_to is null)`
  const [row] = await tx.query<{ id: string; division: string }>(sql`
    select h.id, h.division_code as division from household as h
    where h.county_code = ${acting.countyCode} and ${which}`)
  if (!row) return undefined
  const about = { householdId: row.id }
  const mask = await readHouseholdMask(tx, app, { acting, about })
  const personId = subject === '户' ? null : id
  const isSeen = personId === null || mask.sees(personId)
  if (!isSeen || !isInside(acting, row.division, mask)) return undefined
  return { householdId: row.id, personId, mask }
}

function isInside(acting: Acting, division: string, mask: HouseholdMask): boolean {
  const scope = scopeOf(acting)
  if (scope.kind === '全县') return true
  if (scope.kind === '无') return false
  const isHere = scope.areas?.some((area) => area !== '' && division.startsWith(area)) ?? true
  return isHere && (departmentOf(acting.who) === undefined || mask.pushed.alerts.size > 0)
}
