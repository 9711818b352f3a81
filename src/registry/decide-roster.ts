import type { Acting } from '#access/index'
import type { ChainEntry } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import { type LocalDate, monthOf } from '#kernel/index'
import { newId } from '#vault/index'
import { noCategory } from './domain.ts'
import { insertRows } from './insert-rows.ts'
import type { PlannedHousehold } from './plan-roster.ts'
import { categoryFacts, recordOwnFacts } from './record-own-facts.ts'
import { type RosterInput, rosterStart } from './roster.ts'
import type { RosterDecision } from './roster-decision.ts'

export interface DecidedByRoster {
  readonly recognitions: number
  readonly terminations: number
  readonly entries: readonly ChainEntry[]
}

interface Decided {
  readonly household: PlannedHousehold
  readonly decision: RosterDecision
}

/** Records what a list says was decided, once, and makes it the household's category of today. */
export async function recordDecisions(
  tx: Transaction,
  acting: Acting,
  input: RosterInput,
  households: readonly PlannedHousehold[],
): Promise<DecidedByRoster> {
  const all = households.flatMap((household): Decided[] => {
    return household.decision ? [{ household, decision: household.decision }] : []
  })
  await writeCategories(tx, acting, input, all)
  const fresh = await withoutRecorded(tx, acting, input, all)
  const rows = fresh.map(({ household, decision }) => {
    const day = dayOf(input, decision)
    return { ...recognitionOf(acting, input, decision, day), household_id: household.id }
  })
  await insertRows(tx, { table: 'recognition', types: recognitionTypes }, rows)
  const recognitions = rows.filter((row) => row.kind === '认定').length
  return {
    recognitions,
    terminations: rows.length - recognitions,
    entries: rows.map((row) => entryOf(input, row)),
  }
}

const recognitionTypes = {
  county_code: 'text',
  id: 'uuid',
  household_id: 'uuid',
  kind: 'text',
  category: 'text',
  effective_month: 'date',
  decided_on: 'date',
  decided_by: 'text',
  batch_id: 'uuid',
}

function recognitionOf(
  acting: Acting,
  input: RosterInput,
  { kind, category }: RosterDecision,
  day: LocalDate,
) {
  return {
    county_code: acting.countyCode,
    id: newId(),
    kind,
    category,
    effective_month: `${monthOf(day)}-01`,
    decided_on: day,
    decided_by: input.dataset.department,
    batch_id: input.batch.id,
  }
}

/** A list without the day of recognition says only that it was before the end of its period. */
function dayOf(input: RosterInput, decision: RosterDecision): LocalDate {
  return decision.decidedOn ?? input.batch.periodEnd
}

/** Leaves out what is recorded already, and exits without a day. */
async function withoutRecorded(
  tx: Transaction,
  { countyCode }: Acting,
  input: RosterInput,
  all: readonly Decided[],
): Promise<Decided[]> {
  const recorded = await tx.query<{ key: string }>(sql`
    select household_id || kind || category || decided_on as key
    from recognition
    where county_code = ${countyCode} and person_id is null and withdrawn_at is null
      and household_id = any(${all.map(({ household }) => household.id)}::uuid[])`)
  const keys = new Set(recorded.map(({ key }) => key))
  return all.filter(({ household, decision }) => {
    if (decision.category === noCategory) return false
    if (decision.kind === '终止' && decision.decidedOn === null) return false
    const { kind, category } = decision
    return !keys.has(`${household.id}${kind}${category}${dayOf(input, decision)}`)
  })
}

async function writeCategories(
  tx: Transaction,
  acting: Acting,
  input: RosterInput,
  all: readonly Decided[],
): Promise<void> {
  const { countyCode, today } = acting
  const current = all.filter(({ decision }) => decision.current)
  const ids = (kind: RosterDecision['kind']) => {
    const some = current.filter(({ decision }) => decision.kind === kind)
    return {
      ids: some.map(({ household }) => household.id),
      categories: some.map(({ decision }) => decision.category),
      days: some.map(({ decision }) => decision.decidedOn),
    }
  }
  const recognised = ids('认定')
  await tx.execute(sql`
    update household_profile as q
    set f_recorded_category = t.category, f_recognised_on = t.day, f_exited_category = ${noCategory},
      f_exited_on = null
    from unnest(${recognised.ids}::uuid[], ${recognised.categories}::text[],
      ${recognised.days}::date[]) as t (id, category, day)
    where q.county_code = ${countyCode} and q.household_id = t.id`)
  const ended = ids('终止')
  await tx.execute(sql`
    update household_profile as q
    set f_recorded_category = ${noCategory}, f_exited_category = t.category, f_exited_on = t.day
    from unnest(${ended.ids}::uuid[], ${ended.categories}::text[], ${ended.days}::date[])
      as t (id, category, day)
    where q.county_code = ${countyCode} and q.household_id = t.id`)
  const start = rosterStart(acting, input)
  const since = (day: LocalDate | null) => (day === null ? start : day < today ? day : today)
  const days = new Map(current.map(({ household, decision }) => [household.id, decision.decidedOn]))
  const subjects = [...days].map(([id, day]) => ({ id, validFrom: since(day) }))
  await recordOwnFacts(tx, acting, { level: '户', step: '决定', facts: categoryFacts, subjects })
  const alone = await tx.query<{ id: string; householdId: string }>(sql`
    update person_profile as p set f_own_recorded_category = ${noCategory}
    where p.county_code = ${countyCode} and p.household_id = any(${ended.ids}::uuid[])
      and p.f_own_recorded_category is distinct from ${noCategory}
    returning p.person_id as id, p.household_id as "householdId"`)
  await recordOwnFacts(tx, acting, {
    ...{ level: '人', step: '决定' },
    facts: ['own_recorded_category'],
    subjects: alone.map(({ id, householdId }) => {
      return { id, validFrom: since(days.get(householdId) ?? null) }
    }),
  })
  await tx.execute(sql`
    insert into household_due (county_code, household_id, reason)
    select ${countyCode}, id, '台账' from unnest(${[...recognised.ids, ...ended.ids]}::uuid[]) as t (id)
    on conflict do nothing`)
}

type Recorded = ReturnType<typeof recognitionOf> & { readonly household_id: string }

function entryOf(input: RosterInput, row: Recorded): ChainEntry {
  const isEnd = row.kind === '终止'
  return {
    householdId: row.household_id,
    kind: row.kind,
    title: isEnd ? `${row.category}退出` : `认定为${row.category}`,
    subjectId: row.id,
    fields: {
      类别: row.category,
      [isEnd ? '退出日期' : '认定日期']: row.decided_on,
      来源: input.kind,
      期间: input.batch.period,
    },
  }
}
