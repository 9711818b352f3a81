import { inScope, type Seer } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'

/** What the registry has recorded of the person with a number. */
export interface RegisteredPerson {
  readonly idHash: string
  readonly personId: string
  readonly householdId: string
  readonly name: string
  /** Of the household; null or 无: it is in none. */
  readonly category: string | null
  /** Of the person alone, such as 单人保; null or 无: none. */
  readonly ownCategory: string | null
  readonly recognisedOn: LocalDate | null
  /** When the person's own category was decided. */
  readonly ownRecognisedOn: LocalDate | null
  readonly reviewedOn: LocalDate | null
}

/** The members of standing households in the scope that have these numbers (given as hashes), by hash. */
export async function findByNumber(
  q: Queryable,
  acting: Seer,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, RegisteredPerson>> {
  const { countyCode } = acting
  const rows = await q.query<RegisteredPerson>(sql`
    select p.id_hash as "idHash", p.id as "personId", h.id as "householdId", p.name,
      g.f_recorded_category as category, f.f_own_recorded_category as "ownCategory",
      g.f_recognised_on as "recognisedOn", g.f_reviewed_on as "reviewedOn", (
        select max(r.decided_on) from recognition as r
        where r.county_code = ${countyCode} and r.household_id = h.id and r.person_id = p.id
          and r.kind = '认定' and r.withdrawn_at is null
      ) as "ownRecognisedOn"
    from person as p
    join membership as m on m.county_code = ${countyCode} and m.person_id = p.id
      and m.valid_to is null
    join household as h on h.county_code = ${countyCode} and h.id = m.household_id
      and h.status = '存续'
    join household_profile as g on g.county_code = ${countyCode} and g.household_id = h.id
    left join person_profile as f on f.county_code = ${countyCode} and f.person_id = p.id
    where p.county_code = ${countyCode} and p.id_hash = any(${[...new Set(hashes)]}::uuid[])
      and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}`)
  return new Map(rows.map((row) => [row.idHash, row]))
}
