import { type Queryable, sql } from '#db/index'
import type { SupervisionKind, SupervisionState } from './domain.ts'

export interface SupervisionAlert {
  readonly id: string
  readonly kind: SupervisionKind
  readonly period: string
  readonly accountId: string | null
  readonly actor: string | null
  readonly householdId: string | null
  readonly household: string | null
  readonly title: string
  readonly evidence: Readonly<Record<string, unknown>>
  readonly raisedOn: string
  readonly state: SupervisionState
  readonly reason: string | null
  readonly settledBy: string | null
  readonly settledOn: string | null
}

export interface SupervisionFilter {
  /** 待核实 unless told; 全部 is all. */
  readonly state?: SupervisionState | '全部' | undefined
  readonly kind?: SupervisionKind | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** What supervision noticed, newest first. */
export async function listSupervision(
  q: Queryable,
  countyCode: string,
  { state = '待核实', kind, limit, after }: SupervisionFilter,
): Promise<{ readonly items: readonly SupervisionAlert[]; readonly next: string | null }> {
  const rows = await q.query<SupervisionAlert>(sql`
    ${selectAlerts(countyCode)}
      and (${state} = '全部' or s.state = ${state})
      and (${kind ?? null}::text is null or s.kind = ${kind ?? null})
      and (${after ?? null}::uuid is null or s.id < ${after ?? null}::uuid)
    order by s.id desc limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** One of them. */
export async function findSupervision(
  q: Queryable,
  countyCode: string,
  alertId: string,
): Promise<SupervisionAlert | undefined> {
  const [row] = await q.query<SupervisionAlert>(
    sql`${selectAlerts(countyCode)} and s.id::text = ${alertId}`,
  )
  return row
}

function selectAlerts(countyCode: string) {
  return sql`
    select s.id, s.kind, s.period, s.account_id as "accountId", s.actor,
      s.household_id as "householdId", h.number as household, s.title, s.evidence,
      s.raised_on as "raisedOn", s.state, s.reason, s.settled_by as "settledBy",
      s.settled_on as "settledOn"
    from supervision_alert as s
    left join household as h on h.county_code = s.county_code and h.id = s.household_id
    where s.county_code = ${countyCode}`
}
