import { divisionNameOf, type Seer } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import { type LocalDate, parseLocalDate } from '#kernel/index'
import type { LeadState, VisitOutcome } from './domain.ts'
import { idForm } from './list-due-alerts.ts'
import { refuse } from './refusals.ts'
import { leadInScope } from './scope.ts'

export interface LeadFilter {
  /** 待走访 unless told. */
  readonly state?: LeadState | '全部' | undefined
  readonly department?: string | undefined
  readonly township?: string | undefined
  readonly dataset?: string | undefined
  readonly batchId?: string | undefined
  /** One alone, whatever its state. */
  readonly id?: string | undefined
  /** Only those not visited by this day. */
  readonly overdueOn?: LocalDate | undefined
  /** 最新 unless told; 期限: the soonest due first, those without a day last. */
  readonly sort?: '最新' | '期限' | undefined
  /** What the page before gave as `next`. */
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

export interface StoredLead {
  readonly id: string
  readonly dataset: string
  readonly batchId: string
  readonly fileName: string
  readonly sheet: string
  readonly row: number
  /** Null: taken out after the lead ended. */
  readonly name: string | null
  readonly idCipher: Uint8Array | null
  readonly townshipCode: string | null
  readonly township: string | null
  readonly reason: string
  readonly state: LeadState
  readonly foundAt: string
  readonly department: string | null
  readonly pushedOn: LocalDate | null
  readonly dueOn: LocalDate | null
  readonly dueProvisional: boolean
  readonly receivedOn: LocalDate | null
  readonly urgedCount: number
  readonly escalatedTo: string | null
  readonly outcome: VisitOutcome | null
  readonly outcomeReason: string | null
  readonly settledBy: string | null
  readonly settledOn: LocalDate | null
}

/** A page of leads; `next` goes into `after` for the page that follows. */
export async function listLeads(
  q: Queryable,
  acting: Seer,
  filter: LeadFilter = {},
): Promise<{ readonly leads: readonly StoredLead[]; readonly next: string | null }> {
  const limit = Math.min(filter.limit ?? 50, 1000)
  const leads = await q.query<StoredLead>(sql`
    select l.id, l.dataset, l.batch_id as "batchId", b.file_name as "fileName", l.sheet,
      l.row_number as "row", l.name, l.id_cipher as "idCipher",
      left(l.division_code, 9) || '000' as "townshipCode",
      ${divisionNameOf(sql`left(l.division_code, 9) || '000'`)} as township, l.reason, l.state,
      l.found_at as "foundAt", l.department, l.pushed_on as "pushedOn", l.due_on as "dueOn",
      l.due_provisional as "dueProvisional", l.received_on as "receivedOn",
      l.urged_count as "urgedCount", l.escalated_to as "escalatedTo", l.outcome,
      l.outcome_reason as "outcomeReason", l.settled_by as "settledBy", l.settled_on as "settledOn"
    from lead as l
    join import_batch as b on b.id = l.batch_id
    where ${joinSql(conditions(acting, filter), ' and ')}
    order by ${filter.sort === '期限' ? sql`l.due_on, l.id` : sql`l.id desc`}
    limit ${limit + 1}`)
  const page = leads.slice(0, limit)
  const last = leads.length > limit ? page.at(-1) : undefined
  return { leads: page, next: last ? placeOf(last, filter) : null }
}

/** How many there are under the filters. */
export async function countLeads(q: Queryable, acting: Seer, filter: LeadFilter): Promise<number> {
  const [row] = await q.query<{ count: number }>(sql`
    select count(*)::integer as count from lead as l
    where ${joinSql(conditions(acting, { ...filter, after: undefined }), ' and ')}`)
  return row?.count ?? 0
}

/** Where a page ended, for the one that follows. */
function placeOf({ id, dueOn }: StoredLead, { sort }: LeadFilter): string {
  return sort === '期限' ? `${dueOn ?? ''}.${id}` : id
}

function later(after: string, sort: LeadFilter['sort']): Sql {
  const [day = '', id = ''] = sort === '期限' ? after.split('.') : ['', after]
  const isDay = day === '' || parseLocalDate(day) !== undefined
  if (!isDay || !idForm.test(id)) throw refuse('place-unknown')
  if (sort !== '期限') return sql`l.id < ${id}`
  if (day === '') return sql`l.due_on is null and l.id > ${id}`
  return sql`(l.due_on is null or l.due_on > ${day} or (l.due_on = ${day} and l.id > ${id}))`
}

function conditions(acting: Seer, filter: LeadFilter): Sql[] {
  const { state = '待走访', department, township, dataset, batchId, overdueOn, after } = filter
  const found = [sql`l.county_code = ${acting.countyCode}`, leadInScope(acting)]
  if (filter.id !== undefined) return [...found, sql`l.id::text = ${filter.id}`]
  if (state !== '全部') found.push(sql`l.state = ${state}`)
  if (department !== undefined) found.push(sql`l.department = ${department}`)
  if (township !== undefined) found.push(sql`left(l.division_code, 9) = ${township.slice(0, 9)}`)
  if (dataset !== undefined) found.push(sql`l.dataset = ${dataset}`)
  if (batchId !== undefined) found.push(sql`l.batch_id::text = ${batchId}`)
  if (overdueOn !== undefined) found.push(sql`l.state = '待走访' and l.due_on < ${overdueOn}`)
  if (after !== undefined) found.push(later(after, filter.sort))
  return found
}
