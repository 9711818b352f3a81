import { type Queryable, sql } from '#db/index'
import type { AppPort } from '#http/index'
import type { Starter } from '../jobs/job.ts'
import type { JobRegistry } from '../jobs/job-registry.ts'
import { jobsShown } from '../jobs/jobs-shown.ts'
import { changeDivision } from '../system/change-division.ts'
import { divisionImpact } from '../system/division-impact.ts'
import { inOrder } from '../system/in-order.ts'
import { divisionsBy, listDivisions } from '../system/list-divisions.ts'
import { datasetsBy, forgetReading, listReadings } from '../system/list-readings.ts'
import { dropDraft, publishYear, saveDraft } from '../system/publish-year.ts'
import { readYear, readYears } from '../system/read-calendar.ts'
import { readOperations } from '../system/read-operations.ts'
import { refuse } from '../system/refusals.ts'
import { inCounty, type PortContext } from './request.ts'

type Part = Pick<
  AppPort,
  | 'listDivisions'
  | 'divisionImpact'
  | 'changeDivision'
  | 'listCalendarYears'
  | 'readCalendarYear'
  | 'saveCalendarDraft'
  | 'dropCalendarDraft'
  | 'publishCalendarYear'
  | 'listReadings'
  | 'forgetReading'
  | 'readOperations'
  | 'listRunningJobs'
  | 'stopJob'
  | 'repeatJob'
>

/**
 * What the administrators look after. They see nobody's data; numbers of households and deadlines are
 * counted by the program itself.
 */
export function systemPort({ app, actingFor }: PortContext, jobs: JobRegistry): Part {
  return {
    async listDivisions(caller, given = {}) {
      const acting = actingFor(caller)
      const asOf = given.asOf ?? acting.today
      const countyCode = app.county.code
      const items = await inCounty(app, acting, (tx) => listDivisions(tx, { countyCode, asOf }))
      return { asOf, items: inOrder(items, divisionsBy, given) }
    },
    divisionImpact: (_, code) => divisionImpact(app.db, { countyCode: app.county.code, code }),
    async changeDivision(caller, change) {
      const acting = actingFor(caller)
      return { asOf: acting.today, items: await changeDivision(app, acting, change) }
    },
    listCalendarYears: (caller) => readYears(app.db, app, actingFor(caller).today),
    readCalendarYear: (caller, year) =>
      readYear(app.db, app, { year, today: actingFor(caller).today }),
    saveCalendarDraft: (caller, input) => saveDraft(app, actingFor(caller), input),
    dropCalendarDraft: (caller, year) => dropDraft(app, actingFor(caller), year),
    publishCalendarYear: (caller, input) => publishYear(app, actingFor(caller), input),
    async listReadings(caller, order = {}) {
      const acting = actingFor(caller)
      const items = await inCounty(app, acting, (tx) => listReadings(tx, app, acting))
      return { items: inOrder(items, datasetsBy, order) }
    },
    async forgetReading(caller, input) {
      const acting = actingFor(caller)
      const items = await inCounty(app, acting, async (tx) => {
        await forgetReading(tx, { app, acting }, input)
        return listReadings(tx, app, acting)
      })
      return { items }
    },
    readOperations: () => readOperations(app),
    listRunningJobs: () => jobsShown(jobs),
    stopJob: (_, jobId) => (jobs.cancel(jobId) ? jobsShown(jobs) : undefined),
    async repeatJob(_, jobId) {
      const found = jobs.seenOf(jobId)
      if (!found) return undefined
      const { notAgain, starter } = found
      if (notAgain !== null) throw refuse('job-not-again', { why: notAgain })
      if (!(await stillHolds(app.db, starter))) {
        throw refuse('job-not-again', { why: '发起的人已经没有这个岗位。' })
      }
      jobs.repeat(jobId)
      return jobsShown(jobs)
    },
  }
}

/** Whether whoever began a job may still do such things. */
async function stillHolds(q: Queryable, { who }: Starter): Promise<boolean> {
  if (who === undefined) return false
  const [held] = await q.query(sql`
    select from account as a
    join account_post as p on p.account_id = a.id and p.ended_at is null
    where a.id = ${who.accountId} and a.state = '启用' and p.role = ${who.role}
    limit 1`)
  return held !== undefined
}
