import type { Acting } from '#access/index'
import { type Queryable, type Sql, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { App } from '../app.ts'
import { dueAlerts, dueEntries, dueObservations, duesOf } from './due-values.ts'
import { dueOriginals, storedThings } from './stored-things.ts'

export interface DueOf {
  readonly what: string
  /** Null: it goes by the facts that it names, or by `days`. */
  readonly years: number | null
  readonly days?: number
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
  app: Pick<App, 'catalogue' | 'pack'>,
  { countyCode, today }: Pick<Acting, 'countyCode' | 'today'>,
): Promise<RetentionDue> {
  const dues = duesOf(app.catalogue.facts, today)
  const rows = await q.query<{ code: string; count: number; oldest: LocalDate }>(sql`
    select d.code, count(*)::integer as count, min(d.until) as oldest
    from (${dueObservations(countyCode, dues)}) as d
    group by d.code order by min(d.until), d.code`)
  const others: DueOf[] = [
    await countDue(q, { what: chainValues, due: dueEntries(countyCode, dues) }),
    await countDue(q, { what: evidenceValues, due: dueAlerts(countyCode, dues) }),
  ]
  const kept = { countyCode, today }
  for (const thing of [dueOriginals(app, kept), ...storedThings(app, kept)]) {
    if (thing) others.push(await countDue(q, thing))
  }
  return {
    asOf: today,
    facts: rows.flatMap(({ code, ...row }) => {
      const fact = app.catalogue.findByCode(code)
      return fact ? [{ code, what: fact.name, years: fact.retentionYears, ...row }] : []
    }),
    others,
  }
}

async function countDue(
  q: Queryable,
  { what, days, due }: { readonly what: string; readonly days?: number; readonly due: Sql },
): Promise<DueOf> {
  const [row] = await q.query<{ count: number; oldest: LocalDate | null }>(sql`
    select count(*)::integer as count, min(d.until) as oldest from (${due}) as d`)
  const { count = 0, oldest = null } = row ?? {}
  return { what, years: null, ...(days === undefined ? {} : { days }), count, oldest }
}
