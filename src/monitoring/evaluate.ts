import type { Acting } from '#access/index'
import { type Sql, sql, type Transaction } from '#db/index'
import { planForMany } from './plan-for-many.ts'
import type { RoundInput } from './raise-alerts.ts'
import { refuse } from './refusals.ts'
import { roundSource } from './round-source.ts'

export interface Evaluated {
  readonly households: number
  /** Determinations that are other than before. */
  readonly changedHouseholds: number
  readonly changedPersons: number
  /** Households of each category; of the round, not of the registry. */
  readonly byCategory: Readonly<Record<string, number>>
}

/**
 * Decides the category of every household (and person) of the round and writes what changed. A full
 * round refuses when it did not evaluate exactly the households of the registry.
 */
export async function evaluate(
  tx: Transaction,
  acting: Acting,
  input: Pick<RoundInput, 'compiled' | 'asOf' | 'households'>,
): Promise<Evaluated> {
  return planForMany(tx, input.households, () => evaluateRound(tx, acting, input))
}

async function evaluateRound(
  tx: Transaction,
  acting: Acting,
  input: Pick<RoundInput, 'compiled' | 'asOf' | 'households'>,
): Promise<Evaluated> {
  const { countyCode } = acting
  const { compiled, asOf, households } = input
  const source = await roundSource(tx, compiled, { countyCode, asOf, households })
  const stamp = { policyId: compiled.pack.id, version: compiled.pack.version }
  const changedHouseholds = await tx.execute(sql`
    insert into household_determination (county_code, household_id, policy_id, policy_version,
      as_of, category, verdicts, benefit, counted_lo, counted_hi, labels)
    select ${countyCode}, n.household_id, ${stamp.policyId}, ${stamp.version}, ${asOf}, n.category,
      n.verdicts, n.benefit, n.counted_lo, n.counted_hi, n.labels
    from (${source.households}) as n
    left join household_determination as d
      on d.county_code = ${countyCode} and d.household_id = n.household_id
        and ${ofHouseholds(households, sql`d.household_id`)}
    where d.household_id is null
      or (d.policy_id, d.policy_version, d.category, d.verdicts, d.benefit, d.counted_lo,
          d.counted_hi, d.labels)
        is distinct from (${stamp.policyId}, ${stamp.version}, n.category, n.verdicts, n.benefit,
          n.counted_lo, n.counted_hi, n.labels)
    on conflict (county_code, household_id) do update
    set policy_id = excluded.policy_id, policy_version = excluded.policy_version,
      as_of = excluded.as_of, category = excluded.category, verdicts = excluded.verdicts,
      benefit = excluded.benefit, counted_lo = excluded.counted_lo,
      counted_hi = excluded.counted_hi, labels = excluded.labels`)
  const changedPersons = await evaluatePersons(tx, countyCode, {
    ...input,
    persons: source.persons,
  })
  await removeLeft(tx, countyCode, households)
  const byCategory = await countCategories(tx, countyCode, households)
  const evaluated = Object.values(byCategory).reduce((sum, count) => sum + count, 0)
  if (!households) await compareWithRegistry(tx, countyCode, evaluated)
  return { households: evaluated, changedHouseholds, changedPersons, byCategory }
}

/** Only people whose category is not simply that of their household have a row. */
async function evaluatePersons(
  tx: Transaction,
  countyCode: string,
  { persons, asOf, households }: Pick<RoundInput, 'asOf' | 'households'> & { persons: Sql },
): Promise<number> {
  const [row] = await tx.query<{ changed: number }>(sql`
    with new as materialized (${persons}),
    removed as (
      delete from person_determination as d
      where d.county_code = ${countyCode} and ${ofHouseholds(households, sql`d.household_id`)}
        and not exists (select from new as n where n.person_id = d.person_id)
      returning 1
    ), written as (
      insert into person_determination (county_code, person_id, household_id, as_of, category,
        verdicts)
      select ${countyCode}, n.person_id, n.household_id, ${asOf}, n.category, n.verdicts
      from new as n
      left join person_determination as d
        on d.county_code = ${countyCode} and d.person_id = n.person_id
      where d.person_id is null or (d.household_id, d.category, d.verdicts)
        is distinct from (n.household_id, n.category, n.verdicts)
      on conflict (county_code, person_id) do update
      set household_id = excluded.household_id, as_of = excluded.as_of,
        category = excluded.category, verdicts = excluded.verdicts
      returning 1
    )
    select (select count(*) from removed) + (select count(*) from written) as changed`)
  return row?.changed ?? 0
}

/** A household that was merged or dissolved has no profile any more, and so no determination. */
async function removeLeft(
  tx: Transaction,
  countyCode: string,
  households: readonly string[] | undefined,
): Promise<void> {
  await tx.execute(sql`
    delete from household_determination as d
    where d.county_code = ${countyCode} and ${ofHouseholds(households, sql`d.household_id`)}
      and not exists (
        select from household_profile as h
        where h.county_code = ${countyCode} and h.household_id = d.household_id)`)
}

async function countCategories(
  tx: Transaction,
  countyCode: string,
  households: readonly string[] | undefined,
): Promise<Record<string, number>> {
  const rows = await tx.query<{ category: string; count: number }>(sql`
    select d.category, count(*) as count
    from household_determination as d
    where d.county_code = ${countyCode} and ${ofHouseholds(households, sql`d.household_id`)}
    group by d.category
    order by d.category`)
  return Object.fromEntries(rows.map(({ category, count }) => [category, count]))
}

async function compareWithRegistry(
  tx: Transaction,
  countyCode: string,
  evaluated: number,
): Promise<void> {
  const [row] = await tx.query<{ registered: number }>(sql`
    select count(*) as registered from household
    where county_code = ${countyCode} and status = '存续'`)
  const registered = row?.registered ?? 0
  if (evaluated !== registered) throw refuse('households-differ', { evaluated, registered })
}

function ofHouseholds(households: readonly string[] | undefined, column: Sql): Sql {
  return households ? sql`${column} = any(${households}::uuid[])` : sql`true`
}
