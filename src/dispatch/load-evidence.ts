import { type Queryable, sql } from '#db/index'
import type { Evidence } from '#monitoring/index'

/** The evidence of these alerts by their id: condition, facts with file, sheet and row, article. */
export async function loadEvidence(
  q: Queryable,
  countyCode: string,
  alertIds: readonly string[],
): Promise<ReadonlyMap<string, Evidence>> {
  const rows = await q.query<{ id: string; evidence: Evidence }>(sql`
    select id, evidence
    from alert
    where county_code = ${countyCode} and id = any(${alertIds}::uuid[])
    limit 10000`)
  return new Map(rows.map(({ id, evidence }) => [id, evidence]))
}
