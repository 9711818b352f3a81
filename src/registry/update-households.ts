import type { Acting } from '#access/index'
import { joinSql, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { type PlannedHouseholds, relationIn } from './form-households.ts'
import { insertRows } from './insert-rows.ts'
import type { PlannedHousehold, PlannedMember } from './plan-roster.ts'
import { personOwnFacts, recordOwnFacts } from './record-own-facts.ts'
import { settlePersonKeys } from './settle-person-keys.ts'

/** What a list changes about households and people who were there already. */
export async function updateHouseholds(
  tx: Transaction,
  acting: Acting,
  { households, since }: PlannedHouseholds,
): Promise<void> {
  await takeIn(tx, acting, households)
  const members = households.flatMap((household) => {
    const old = household.members.filter((member) => member.known)
    return old.map((member) => ({ household, member }))
  })
  await fillNumbers(tx, acting, members)
  await updatePersons(tx, acting, members)
  await updateRelations(tx, acting, { kept: members, since })
  await updateAddresses(tx, acting, households)
}

interface Kept {
  readonly household: PlannedHousehold
  readonly member: PlannedMember
}

/** Whole households that become part of another: their people move, their file is closed. */
async function takeIn(
  tx: Transaction,
  { countyCode, today }: Acting,
  households: readonly PlannedHousehold[],
): Promise<void> {
  const taken = households.flatMap((into) => into.absorbs.map((from) => ({ from, into })))
  if (taken.length === 0) return
  const pairs = values(
    taken.map(({ from, into }) => [from.id, into.id]),
    ['uuid', 'uuid'],
  )
  const moved = await tx.query<{ id: string }>(sql`
    update membership as m
    set valid_to = greatest(${today}::date, m.valid_from), ended_at = now()
    from ${pairs} as t (a, b)
    where m.county_code = ${countyCode} and m.household_id = t.a and m.valid_to is null
    returning m.person_id as id`)
  await tx.execute(sql`
    update household as h
    set status = '已并入', ended_on = ${today}, merged_into = t.b, version = version + 1,
      last_ordinal = q.ordinal
    from ${pairs} as t (a, b)
    left join household_profile as q on q.county_code = ${countyCode} and q.household_id = t.a
    where h.county_code = ${countyCode} and h.id = t.a`)
  await tx.execute(sql`
    update person_profile as p set household_id = t.b
    from ${pairs} as t (a, b)
    where p.county_code = ${countyCode} and p.household_id = t.a`)
  for (const table of ['household_profile', 'household_due']) {
    await tx.execute(sql`
      delete from ${trusted(table)} as q using ${pairs} as t (a, b)
      where q.county_code = ${countyCode} and q.household_id = t.a`)
  }
  await insertRows(
    tx,
    { table: 'membership', types: membershipTypes },
    households.flatMap((household) =>
      household.members
        .filter((member) => member.joins)
        .map((member) => ({
          county_code: countyCode,
          household_id: household.id,
          person_id: member.personId,
          valid_from: today,
          relation: relationIn(household, member),
        })),
    ),
  )
  await settlePersonKeys(
    tx,
    { countyCode },
    moved.map(({ id }) => id),
  )
  await markDue(tx, countyCode, [...new Set(taken.map(({ into }) => into.id))])
}

const membershipTypes = {
  county_code: 'text',
  household_id: 'uuid',
  person_id: 'uuid',
  valid_from: 'date',
  relation: 'text',
}

async function fillNumbers(tx: Transaction, acting: Acting, kept: readonly Kept[]): Promise<void> {
  for (const { member } of kept.filter(({ member }) => member.fillsNumber)) {
    const { row, personId } = member
    await tx.execute(sql`
      update person
      set id_hash = ${row.idHash}, id_cipher = ${row.idCipher}, last_four_hash = ${row.lastFourHash},
        version = version + 1
      where county_code = ${acting.countyCode} and id = ${personId}`)
    await tx.execute(sql`
      insert into person_index (id_hash, county_code, person_id)
      values (${row.idHash}, ${acting.countyCode}, ${personId})
      on conflict do nothing`)
    await settlePersonKeys(tx, acting, [personId])
  }
}

/** A blank of the list leaves what is known; sex and birth date are only filled in. */
async function updatePersons(
  tx: Transaction,
  { countyCode }: Acting,
  kept: readonly Kept[],
): Promise<void> {
  await eachThousand(kept, async (some) => {
    const rows = values(
      some.map(({ member: { row, personId } }) => [
        personId,
        row.sex,
        row.birthDate,
        row.phone?.hash ?? null,
        row.phone?.cipher ?? null,
        row.bankCard?.hash ?? null,
        row.bankCard?.cipher ?? null,
      ]),
      ['uuid', 'text', 'date', 'uuid', 'bytea', 'uuid', 'bytea'],
    )
    await tx.execute(sql`
      update person as p
      set sex = coalesce(p.sex, t.b), birth_date = coalesce(p.birth_date, t.c),
        phone_hash = coalesce(t.d, p.phone_hash),
        phone_cipher = case when t.d is distinct from p.phone_hash and t.d is not null
          then t.e else p.phone_cipher end,
        bank_card_hash = coalesce(t.f, p.bank_card_hash),
        bank_card_cipher = case when t.f is distinct from p.bank_card_hash and t.f is not null
          then t.g else p.bank_card_cipher end,
        version = version + 1
      from ${rows} as t (a, b, c, d, e, f, g)
      where p.county_code = ${countyCode} and p.id = t.a
        and ((p.sex is null and t.b is not null) or (p.birth_date is null and t.c is not null)
          or (t.d is not null and t.d is distinct from p.phone_hash)
          or (t.f is not null and t.f is distinct from p.bank_card_hash))`)
  })
}

async function updateRelations(
  tx: Transaction,
  acting: Acting,
  { kept, since }: { readonly kept: readonly Kept[]; readonly since: LocalDate },
): Promise<void> {
  const { countyCode, today } = acting
  const joining = new Set(kept.flatMap(({ member }) => (member.joins ? member.personId : [])))
  await eachThousand(kept, async (some) => {
    const rows = values(
      some.map(({ household, member: { row, personId } }) => [
        personId,
        household.id,
        row.relation,
        row.sex,
        row.birthDate,
        row.facts.own_recorded_category ?? null,
      ]),
      ['uuid', 'uuid', 'text', 'text', 'date', 'text'],
    )
    await tx.execute(sql`
      update membership as m set relation = t.c
      from ${rows} as t (a, b, c, d, e, f)
      where m.county_code = ${countyCode} and m.person_id = t.a and m.valid_to is null
        and t.c is not null and m.relation <> t.c`)
    const written = await tx.query<{ id: string }>(sql`
      with written as (
        update person_profile as p
        set f_relation = coalesce(t.c, p.f_relation), f_sex = coalesce(p.f_sex, t.d),
          f_birth_date = coalesce(p.f_birth_date, t.e),
          f_own_recorded_category = coalesce(t.f, p.f_own_recorded_category)
        from ${rows} as t (a, b, c, d, e, f)
        where p.county_code = ${countyCode} and p.person_id = t.a
          and row(p.f_relation, p.f_sex, p.f_birth_date, p.f_own_recorded_category)
            is distinct from row(coalesce(t.c, p.f_relation), coalesce(p.f_sex, t.d),
              coalesce(p.f_birth_date, t.e), coalesce(t.f, p.f_own_recorded_category))
        returning p.person_id, p.household_id
      ), due as (
        insert into household_due (county_code, household_id, reason)
        select distinct ${countyCode}, household_id, '台账' from written
        on conflict do nothing
      )
      select person_id as id from written`)
    await recordOwnFacts(tx, acting, {
      ...{ level: '人', step: '登记' },
      facts: personOwnFacts,
      subjects: written.map(({ id }) => ({ id, validFrom: joining.has(id) ? today : since })),
    })
  })
}

async function updateAddresses(
  tx: Transaction,
  { countyCode }: Acting,
  households: readonly PlannedHousehold[],
): Promise<void> {
  const changed = households.filter(({ known, head }) => {
    return known && head.address !== null && head.address !== known.address
  })
  await eachThousand(changed, async (some) => {
    const rows = values(
      some.map(({ id, head }) => [id, head.address]),
      ['uuid', 'text'],
    )
    await tx.execute(sql`
      update household as h set address = t.b, version = version + 1
      from ${rows} as t (a, b)
      where h.county_code = ${countyCode} and h.id = t.a`)
  })
}

async function markDue(tx: Transaction, county: string, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`
    insert into household_due (county_code, household_id, reason)
    select ${county}, id, '台账' from unnest(${ids}::uuid[]) as t (id)
    on conflict do nothing`)
}

async function eachThousand<T>(all: readonly T[], work: (some: readonly T[]) => Promise<void>) {
  for (let from = 0; from < all.length; from += 1000) await work(all.slice(from, from + 1000))
}

/** Rows as a relation: one array a column. */
function values(rows: readonly (readonly unknown[])[], types: readonly string[]): Sql {
  const arrays = types.map((type, index) => {
    return sql`${rows.map((row) => row[index])}::${trusted(`${type}[]`)}`
  })
  return sql`unnest(${joinSql(arrays, ', ')})`
}
