import type { Acting } from '#access/index'
import { type Queryable, type Sql, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { App } from '../app.ts'
import { dueAlerts, dueEntries, dueObservations, duesOf } from './due-values.ts'

export interface DueOf {
  readonly what: string
  /** Null: it goes by the facts that it names. */
  readonly years: number | null
  readonly count: number
  /** The last day that the oldest of them speaks of. */
  readonly oldest: LocalDate | null
}

export interface RetentionDue {
  readonly asOf: LocalDate
  readonly facts: readonly (DueOf & { readonly code: string })[]
  readonly others: readonly DueOf[]
}

export const chainValues = '救助链中的事实值'
export const evidenceValues = '已办结预警的证据值'

/** What is over its time and is deleted by the next run: facts with how many values, the chain, evidence. */
export async function listDue(
  q: Queryable,
  app: Pick<App, 'catalogue'>,
  { countyCode, today }: Pick<Acting, 'countyCode' | 'today'>,
): Promise<RetentionDue> {
  const dues = duesOf(app.catalogue.facts, today)
  const rows = await q.query<{ code: string; count: number; oldest: LocalDate }>(sql`
    select d.code, count(*)::integer as count, min(d.until) as oldest
    from (${dueObservations(countyCode, dues)}) as d
    group by d.code order by min(d.until), d.code`)
  const count = (what: string, due: Sql) =>
    q
      .query<{ count: number; oldest: LocalDate | null }>(sql`
        select count(*)::integer as count, min(d.until) as oldest from (${due}) as d`)
      .then(([row]) => ({ what, years: null, count: row?.count ?? 0, oldest: row?.oldest ?? null }))
  return {
    asOf: today,
    facts: rows.flatMap(({ code, ...row }) => {
      const fact = app.catalogue.findByCode(code)
      return fact ? [{ code, what: fact.name, years: fact.retentionYears, ...row }] : []
    }),
    others: [
      await count(chainValues, dueEntries(countyCode, dues)),
      await count(evidenceValues, dueAlerts(countyCode, dues)),
    ],
  }
}
