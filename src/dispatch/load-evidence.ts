import type { Seer } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { Evidence } from '#monitoring/index'
import { alertInScope } from './scope.ts'

/** The evidence of these alerts by their id: condition, facts with file, sheet and row, article. */
export async function loadEvidence(
  q: Queryable,
  acting: Seer,
  alertIds: readonly string[],
): Promise<ReadonlyMap<string, Evidence>> {
  const rows = await q.query<{ id: string; evidence: Evidence }>(sql`
    select a.id, a.evidence
    from alert as a
    where a.county_code = ${acting.countyCode} and a.id = any(${alertIds}::uuid[])
      and ${alertInScope(acting)}
    limit 10000`)
  return new Map(rows.map(({ id, evidence }) => [id, evidence]))
}
