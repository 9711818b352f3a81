import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import type { AuditKind, AuditOutcome, SoughtKind } from './audit-words.ts'

export interface AuditFilter {
  /** Moments, ISO; from the first, before the second. */
  readonly from?: string | undefined
  readonly before?: string | undefined
  readonly kind?: SoughtKind | undefined
  readonly outcome?: AuditOutcome | undefined
  readonly actor?: string | undefined
  readonly accountId?: string | undefined
  readonly householdId?: string | undefined
  readonly personId?: string | undefined
  /** Part of the route. */
  readonly route?: string | undefined
  readonly limit: number
  /** What the page before gave as `next`. */
  readonly after?: string | undefined
}

/** An entry as it is shown; people by their ids alone. */
export interface ListedAudit {
  readonly id: string
  readonly at: string
  readonly kind: AuditKind
  readonly action: string
  readonly outcome: AuditOutcome
  readonly actor: string
  readonly accountId: string | null
  readonly role: string | null
  readonly sessionId: string | null
  readonly address: string | null
  readonly route: string | null
  readonly purpose: string | null
  readonly fields: readonly string[]
  readonly count: number | null
  /** The first of them, and how many they are. */
  readonly households: readonly string[]
  readonly people: readonly string[]
  readonly householdCount: number
  readonly personCount: number
  readonly detail: string | null
}

export interface AuditPage {
  readonly items: readonly ListedAudit[]
  readonly next: string | null
}

/** The log, newest entry first. */
export async function listAudit(
  q: Queryable,
  countyCode: string,
  filter: AuditFilter,
): Promise<AuditPage> {
  const rows = await q.query<ListedAudit>(sql`
    select ${listedColumns}
    from audit_entry as e
    where e.county_code = ${countyCode} ${conditions(filter)}
    order by e.id desc
    limit ${filter.limit + 1}`)
  return pageOf(rows, filter.limit)
}

/** How many entries there are under the filters. */
export async function countAudit(
  q: Queryable,
  countyCode: string,
  filter: Omit<AuditFilter, 'limit'>,
): Promise<number> {
  const [row] = await q.query<{ count: number }>(sql`
    select count(*)::integer as count
    from audit_entry as e
    where e.county_code = ${countyCode} ${conditions(filter)}`)
  return row?.count ?? 0
}

export function pageOf(rows: readonly ListedAudit[], limit: number): AuditPage {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

export const listedColumns = sql`
  e.id, e.at, e.kind, e.action, e.outcome, e.actor, e.account_id as "accountId", e.role,
  e.session_id as "sessionId", e.address, e.route, e.purpose, coalesce(e.fields, '{}') as fields,
  e.count, coalesce(e.households[1:20], '{}') as households,
  coalesce(e.people[1:20], '{}') as people,
  coalesce(cardinality(e.households), 0) as "householdCount",
  coalesce(cardinality(e.people), 0) as "personCount", e.detail`

function conditions(filter: Omit<AuditFilter, 'limit'>): Sql {
  const { from, before, kind, outcome, actor, accountId, route, after } = filter
  const { householdId, personId } = filter
  const all = [
    from !== undefined && sql`and e.at >= ${from}::timestamptz`,
    before !== undefined && sql`and e.at < ${before}::timestamptz`,
    kind !== undefined && ofKind(kind),
    outcome !== undefined && sql`and e.outcome = ${outcome}`,
    actor !== undefined && sql`and e.actor = ${actor}`,
    accountId !== undefined && sql`and e.account_id = ${accountId}::uuid`,
    householdId !== undefined && sql`and e.households @> ${[householdId]}::uuid[]`,
    personId !== undefined && sql`and e.people @> ${[personId]}::uuid[]`,
    route !== undefined && sql`and strpos(e.route, ${route}) > 0`,
    after !== undefined && sql`and e.id < ${after}::uuid`,
  ]
  return joinSql(
    all.filter((one) => one !== false),
    ' ',
  )
}

function ofKind(kind: SoughtKind): Sql {
  return kind === '读取以外' ? sql`and e.kind <> '读取'` : sql`and e.kind = ${kind}`
}
