import type { Acting } from '#access/index'
import { type Sql, sql, type Transaction, trusted } from '#db/index'
import { periodStart } from './domain.ts'
import type { LevelWork } from './observed-batch.ts'
import { eachFact, factsObject } from './observed-facts.ts'

/** An observation for each touched subject, in the order of their ids. */
export async function writeObservations(tx: Transaction, work: LevelWork): Promise<void> {
  const { acting, input, facts } = work
  const { batch, dataset } = input
  await tx.execute(sql`
    insert into observation (county_code, subject_id, dataset, batch_id, sheet, row_number, more_rows,
      conflicts, valid_from, facts)
    select ${acting.countyCode}, t.subject_id, ${dataset.code}, ${batch.id}::uuid, t.sheet,
      t.row_number, t.more_rows, t.conflicts, ${periodStart(batch.period, batch.periodEnd)}::date,
      ${factsObject(facts, 't')}
    from touched as t
    order by t.subject_id`)
}

/** The touched subjects' values as the profile's. */
export async function writeProfile(tx: Transaction, work: LevelWork): Promise<void> {
  const { acting, subjects, facts } = work
  await tx.execute(sql`
    update ${subjects.profile} as p
    set ${eachFact(facts, (fact) => sql`${fact.column} = t.${fact.staged}`)}
    from touched as t
    where p.county_code = ${acting.countyCode} and p.${subjects.key} = t.subject_id`)
}

/** Their households are looked at again in the next evaluation. */
export async function markDue(tx: Transaction, acting: Acting, touched: Sql): Promise<void> {
  await tx.execute(sql`
    insert into household_due (county_code, household_id, reason)
    select ${acting.countyCode}, t.household_id, '事实变化'
    from (select distinct household_id from ${touched}) as t
    where not exists (
      select from household_due as d
      where d.county_code = ${acting.countyCode} and d.household_id = t.household_id)
    order by t.household_id
    on conflict (county_code, household_id) do nothing`)
}

/** Subjects to a row of `sighting`. */
const packed = 1000

/** That the file saw the subjects again of whom it says what it said; gives how many. */
export async function writeSightings(
  tx: Transaction,
  work: LevelWork,
  touchedPresent: number,
): Promise<number> {
  const { acting, source, subjects } = work
  const untouched =
    touchedPresent === 0
      ? sql``
      : sql`and not exists (select from touched as t where t.subject_id = s.subject_id)`
  const [row] = await tx.query<{ sightings: number }>(sql`
    with again as materialized (
      select s.sheet, p.ordinal, s.row_number
      from ${source} as s
      join ${subjects.profile} as p
        on p.county_code = ${acting.countyCode} and p.${subjects.key} = s.subject_id
      where true ${untouched}
    ), written as (
      ${insertSightings(work, trusted('again'))}
      returning array_length(ordinals, 1) as seen
    )
    select coalesce(sum(seen), 0)::bigint as sightings from written`)
  return row?.sightings ?? 0
}

/**
 * The insert of sightings of `rows` (sheet, ordinal, row_number; read more than once), packed in the
 * order of ordinals: sheet by sheet, since sorting by a text that is mostly the same costs twice.
 */
export function insertSightings({ acting, input }: LevelWork, rows: Sql): Sql {
  return sql`
    insert into sighting (county_code, dataset, batch_id, sheet, first_ordinal, last_ordinal,
      ordinals, row_numbers)
    select ${acting.countyCode}, ${input.dataset.code}, ${input.batch.id}::uuid, k.sheet,
      k.ordinals[1], k.ordinals[array_length(k.ordinals, 1)], k.ordinals, k.row_numbers
    from (
      select w.sheet, w.ordinals[f.first : f.first + ${packed}::integer - 1] as ordinals,
        w.row_numbers[f.first : f.first + ${packed}::integer - 1] as row_numbers
      from (
        select x.sheet, a.ordinals, a.row_numbers
        from (select distinct sheet from ${rows}) as x
        cross join lateral (
          select array_agg(n.ordinal order by n.ordinal) as ordinals,
            array_agg(n.row_number order by n.ordinal) as row_numbers
          from ${rows} as n
          where n.sheet = x.sheet
        ) as a
      ) as w
      cross join lateral generate_series(1, array_length(w.ordinals, 1), ${packed}::integer)
        as f (first)
    ) as k`
}
