import { type Sql, sql, trusted } from '#db/index'
import { type LocalDate, parseLocalDate } from '#kernel/index'

/** A day that is asked about, and as of when: what was recorded later is not looked at. */
export interface Moment {
  /** The values that hold on this day. */
  readonly validOn: LocalDate
  /** As recorded then, a time with its offset (see `parseKnownAt`); absent: as known now. */
  readonly knownAt?: string | undefined
}

/**
 * The moment meant by `2024-10-11` (its last instant) or `2024-10-11 15:30` (Asia/Shanghai unless an
 * offset stands behind it), as the database reads it; undefined when the text is neither.
 */
export function parseKnownAt(text: string): string | undefined {
  const [, date = '', time, offset] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(
      text.trim(),
    ) ?? []
  const day = parseLocalDate(date)
  if (day === undefined) return undefined
  if (time === undefined) return `${day} 23:59:59.999999+08:00`
  return /^([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/.test(time)
    ? `${day} ${time}${offset ?? '+08:00'}`
    : undefined
}

/**
 * A moment that `parseKnownAt` gave, as a clerk reads it: `2024-10-11`, `2024-10-11 15:30` or, where
 * somebody wrote seconds, with them; fractions of a second are not shown.
 */
export function showKnownAt(knownAt: string): string {
  return knownAt
    .replace(/ 23:59:59\.9+(?=\+08:00$)/, '')
    .replace(/(:\d{2})\.\d+/, '$1')
    .replace(/\+08:00$/, '')
}

/** The day in Asia/Shanghai of a moment that `parseKnownAt` gave. */
export function dayOfKnownAt(knownAt: string): LocalDate {
  const iso = knownAt.replace(' ', 'T')
  const shifted = new Date(new Date(iso).getTime() + 8 * 3_600_000)
  const day = parseLocalDate(shifted.toISOString().slice(0, 10))
  if (day === undefined) throw new RangeError(`not a moment: ${knownAt}`)
  return day
}

/** Whether a line was recorded by then and its end, if it has one, was not. */
export function recordedBy({ knownAt }: Moment, from: string, to?: string): Sql {
  if (knownAt === undefined) return trusted(to === undefined ? 'true' : `${to} is null`)
  const begun = sql`${trusted(from)} <= ${knownAt}::timestamptz`
  if (to === undefined) return begun
  return sql`${begun} and (${trusted(to)} is null or ${trusted(to)} > ${knownAt}::timestamptz)`
}

/** The memberships `alias` of that day: on the day of a move a person belongs to the new household. */
export function belongedThen(moment: Moment, alias: string): Sql {
  const ended =
    moment.knownAt === undefined
      ? trusted('true')
      : sql`coalesce(${trusted(alias)}.ended_at <= ${moment.knownAt}::timestamptz, true)`
  return sql`${recordedBy(moment, `${alias}.recorded_at`)}
    and ${trusted(alias)}.valid_from <= ${moment.validOn}::date
    and not (${ended} and coalesce(${trusted(alias)}.valid_to <= ${moment.validOn}::date, false))`
}
