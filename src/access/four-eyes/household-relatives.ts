import { type Queryable, sql } from '#db/index'
import { type Acting, rowScopeOf, scopeOf } from '../acting.ts'
import { countsStill } from '../relatives/relations.ts'
import { isOfTownship } from './may-decide.ts'
import { refuse } from './refusals.ts'

/** A member of a household who is on record as close to somebody on the staff. */
export interface FiledRelative {
  readonly personId: string
  readonly staffName: string
  readonly staffPost: string | null
  readonly staffAccount: string | null
  /** 配偶, 父母 …; 本人 where the staff member is in the household. */
  readonly relation: string
}

/**
 * The members of a household who are on record as close relatives of the staff, or are staff
 * themselves. Looked up over the whole county whatever the caller may see: a guard that saw less would
 * guard less.
 */
export async function relativesIn(
  tx: Queryable,
  acting: Acting,
  householdId: string,
): Promise<readonly FiledRelative[]> {
  return overWholeCounty(tx, acting, () =>
    tx.query<FiledRelative>(sql`
      select p.id as "personId", s.name as "staffName", s.post as "staffPost",
        coalesce(s.account_id, s.claimed_account) as "staffAccount", f.relation
      from membership as m
      join person as p on p.county_code = m.county_code and p.id = m.person_id
      join (
        select distinct on (staff_id, id_hash) county_code, staff_id, id_hash, relation
        from staff_relative
        where county_code = ${acting.countyCode} and ${countsStill(sql`staff_relative`)}
        union all
        select county_code, id, id_hash, '本人' from staff_member
        where county_code = ${acting.countyCode} and ended_on is null and id_hash is not null
      ) as f on f.county_code = p.county_code and f.id_hash = p.id_hash
      join staff_member as s on s.county_code = f.county_code and s.id = f.staff_id
      where m.county_code = ${acting.countyCode} and m.household_id = ${householdId}
        and m.valid_to is null and s.ended_on is null
      order by s.name, f.relation, p.id`),
  )
}

/**
 * Refuses a household with a relative on record of whoever is signed in: they propose nothing about it.
 * `alone`: nobody reviews it, so that it is decided outside its township where the staff has a relative in it.
 */
export async function requireNoRelative(
  tx: Queryable,
  acting: Acting,
  householdId: string,
  { alone }: { readonly alone: boolean },
): Promise<void> {
  const { who } = acting
  if (who === undefined) return
  const relatives = await relativesIn(tx, acting, householdId)
  if (relatives.some(({ staffAccount }) => staffAccount === who.accountId)) {
    throw refuse('own-relative-proposed')
  }
  if (!alone || relatives.length === 0) return
  const [home] = await tx.query<{ division: string }>(sql`
    select division_code as division from household
    where county_code = ${acting.countyCode} and id = ${householdId}`)
  if (isOfTownship(scopeOf(acting), home?.division ?? '')) throw refuse('same-township')
}

/** Whether the register has one number for two accounts, in entries in force or ended: one person. */
export async function isSamePerson(
  tx: Queryable,
  acting: Acting,
  [one, other]: readonly [string | null, string | null],
): Promise<boolean> {
  if (one === null || other === null || one === other) return false
  const found = await overWholeCounty(tx, acting, () =>
    tx.query(sql`
      select from staff_member as a
      join staff_member as b on b.county_code = a.county_code and b.id_hash = a.id_hash
      where a.county_code = ${acting.countyCode}
        and ${one} in (a.account_id, a.claimed_account)
        and ${other} in (b.account_id, b.claimed_account)
      limit 1`),
  )
  return found.length > 0
}

/** Runs a look-up with row-level security of the county alone, then gives the caller's scope back. */
async function overWholeCounty<T>(
  tx: Queryable,
  acting: Acting,
  work: () => Promise<T>,
): Promise<T> {
  const own = rowScopeOf(acting).kind
  if (own === 'county') return work()
  await tx.query(sql`select set_config('app.scope', 'county', true)`)
  const found = await work()
  // A failure ends the transaction, and the setting with it.
  await tx.query(sql`select set_config('app.scope', ${own}, true)`)
  return found
}
