import { sql } from '#db/index'
import type { LocalDate } from '#kernel/index'

/** Through which channel somebody entered a value, who went there, and from which day it holds. */
export interface EnteredSource {
  readonly channel: string
  /** The visitor of a visit; of other channels nobody is named. */
  readonly by: string | null
  readonly on: LocalDate
}

/** Who visited may be named; who declared or told something is no business of who reads a value. */
export const enteredSource = sql`case when e.id is not null then jsonb_build_object(
  'channel', e.channel, 'by', case when e.is_visit then e.reported_by end,
  'on', e.effective_on) end`
