import { type Queryable, sql } from '#db/index'
import type { DivisionImpact } from '#http/index'

/** How much hangs on a division: what lies in it by the leading digits of its code. */
export async function divisionImpact(
  q: Queryable,
  { countyCode, code }: { readonly countyCode: string; readonly code: string },
): Promise<DivisionImpact> {
  const digits = leadingDigits(code)
  const [counts] = await q.query<DivisionImpact>(sql`
    select
      (select count(*)::integer from household as h
        where h.county_code = ${countyCode} and h.status = '存续'
          and h.division_code >= ${digits} and h.division_code < ${`${digits}:`}) as households,
      (select count(*)::integer from membership as m
        join household as h on h.county_code = m.county_code and h.id = m.household_id
        where m.county_code = ${countyCode} and m.valid_to is null and h.status = '存续'
          and h.division_code >= ${digits} and h.division_code < ${`${digits}:`}) as people,
      (select count(*)::integer from division
        where parent_code = ${code} and valid_to is null) as parts,
      (select count(*)::integer from account_post
        where division_code >= ${digits} and division_code < ${`${digits}:`}
          and ended_at is null) as posts,
      (select count(*)::integer from staff_member
        where county_code = ${countyCode}
          and division_code >= ${digits} and division_code < ${`${digits}:`}) as staff`)
  if (!counts) throw new RangeError('counts without a row')
  return counts
}

/** A township's code ends in three zeros, which its villages fill. */
function leadingDigits(code: string): string {
  return code.endsWith('000') ? code.slice(0, 9) : code
}
