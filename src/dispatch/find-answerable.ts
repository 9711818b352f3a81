import type { Seer } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { PushState } from './domain.ts'
import { mayAnswer, pushInScope } from './scope.ts'

/** A push that the caller may answer, with its last answer. */
export interface AnswerablePush {
  readonly id: string
  readonly alertId: string
  readonly rule: string
  readonly title: string
  readonly householdId: string | null
  readonly householdNumber: string | null
  readonly personName: string | null
  readonly state: PushState
  readonly version: number
  readonly lastReply: {
    readonly cause: string
    readonly measure: string
    readonly outcome: string
    readonly repliedOn: LocalDate
  } | null
}

/** Of these pushes those in the caller's scope that are theirs to answer. */
export function findAnswerable(
  q: Queryable,
  acting: Seer,
  ids: readonly string[],
): Promise<AnswerablePush[]> {
  const { countyCode } = acting
  return q.query<AnswerablePush>(sql`
    select p.id, p.alert_id as "alertId", a.rule, a.title, a.household_id as "householdId",
      h.number as "householdNumber", m.name as "personName", p.state, p.version,
      (select jsonb_build_object('cause', r.cause, 'measure', r.measure, 'outcome', r.outcome,
          'repliedOn', r.replied_on)
        from reply as r
        where r.county_code = ${countyCode} and r.push_id = p.id
        order by r.recorded_at desc, r.id desc limit 1) as "lastReply"
    from push as p
    join alert as a on a.county_code = ${countyCode} and a.id = p.alert_id
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    left join person as m on m.county_code = ${countyCode} and m.id = a.person_id
    where p.county_code = ${countyCode} and p.id = any(${ids}::uuid[])
      and ${pushInScope(acting)} and coalesce(${mayAnswer(acting)}, false)`)
}
