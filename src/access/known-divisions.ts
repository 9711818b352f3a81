import { type Queryable, sql } from '#db/index'
import type { KnownDivisions } from './roles.ts'

/** The county and the mergers of divisions that hold on the day: what scopes are computed from. */
export async function loadKnownDivisions(
  q: Queryable,
  countyCode: string,
  today: string,
): Promise<KnownDivisions> {
  const merges = await q.query<{ readonly from: string; readonly into: string }>(sql`
    select from_code as "from", to_code as "into" from division_merge
    where on_day <= ${today}::date order by on_day, from_code`)
  return { countyCode, merges }
}
