import { type Sql, sql } from '#db/index'

/** More mergers of mergers than any county has seen. */
const mostSteps = 20

/**
 * SQL for the name of the division of a code as it stands on the day, today unless told. What was merged
 * is named by what it is part of since, what was ended as it was called last; null where nobody knows it.
 * A column in `code` names its table: bare, it would be taken for one of the look-up's own.
 */
export function divisionNameOf(code: Sql, day?: string): Sql {
  const stands =
    day === undefined
      ? sql`v.valid_to is null`
      : sql`v.valid_from <= ${day}::date and (v.valid_to is null or v.valid_to > ${day}::date)`
  const isMerged = day === undefined ? sql`true` : sql`m.on_day <= ${day}::date`
  return sql`coalesce(
    (select v.name from division as v where v.code = ${code} and ${stands} limit 1),
    (with recursive part (code, step) as (
        select m.to_code, 1 from division_merge as m where m.from_code = ${code} and ${isMerged}
        union all
        select m.to_code, part.step + 1 from part
        join division_merge as m on m.from_code = part.code and ${isMerged}
        where part.step < ${mostSteps})
      select v.name from part join division as v on v.code = part.code and ${stands}
      order by part.step limit 1),
    (select v.name from division as v where v.code = ${code} order by v.valid_from desc limit 1))`
}
