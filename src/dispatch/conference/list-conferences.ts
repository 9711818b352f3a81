import type { Seer } from '#access/index'
import { joinSql, type Queryable, sql } from '#db/index'
import { refuse } from '../refusals.ts'
import {
  findConferences,
  type LoadedConference,
  type StoredConference,
  withParts,
} from './conference-row.ts'
import { type ConferenceState, openConferenceStates } from './domain.ts'

export interface ConferenceFilter {
  readonly state?: ConferenceState | undefined
  /** Only those that wait for somebody. */
  readonly open?: boolean | undefined
  readonly alertId?: string | undefined
  /** The id of the last conference of the page before. */
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** A page of case conferences, newest first; `next` goes into `after` for the page that follows. */
export async function listConferences(
  q: Queryable,
  acting: Seer,
  filter: ConferenceFilter,
): Promise<{ readonly conferences: readonly LoadedConference[]; readonly next: string | null }> {
  const { state, open, alertId, after } = filter
  const limit = Math.min(filter.limit ?? 50, 200)
  const where = [sql`true`]
  if (state !== undefined) where.push(sql`c.state = ${state}`)
  if (open === true) where.push(sql`c.state = any(${openConferenceStates}::text[])`)
  if (alertId !== undefined) where.push(sql`c.alert_id = ${alertId}`)
  if (after !== undefined) where.push(sql`c.id < ${after}`)
  const found = await findConferences(q, acting, {
    where: joinSql(where, ' and '),
    limit: limit + 1,
  })
  const page: readonly StoredConference[] = found.slice(0, limit)
  const conferences = await withParts(q, acting, page)
  return { conferences, next: found.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** One conference; one outside the scope is as one that does not exist. */
export async function loadConference(
  q: Queryable,
  acting: Seer,
  conferenceId: string,
): Promise<LoadedConference> {
  const where = sql`c.id = ${conferenceId}`
  const found = await withParts(q, acting, await findConferences(q, acting, { where, limit: 1 }))
  const [conference] = found
  if (!conference) throw refuse('conference-missing')
  return conference
}
