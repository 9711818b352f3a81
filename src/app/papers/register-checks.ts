import type { Acting } from '#access/index'
import { type Sql, sql, type Transaction } from '#db/index'
import { checkIdentityNumber } from '#kernel/index'
import type { RegisterCheck } from '#policy/index'

/** A subject that a check of the register found. */
export interface RegisterHit {
  readonly householdId: string
  readonly personId: string | null
}

interface Checking {
  readonly tx: Transaction
  readonly acting: Pick<Acting, 'countyCode' | 'today' | 'vault'>
  readonly signal?: AbortSignal | undefined
}

type NumberCheck = '证号无效' | '证号与出生日期不符' | '证号与性别不符'

/** Runs a check of the register over everybody. */
export async function runRegisterCheck(
  check: RegisterCheck,
  checking: Checking,
): Promise<readonly RegisterHit[]> {
  if (check === '证号无效' || check === '证号与出生日期不符' || check === '证号与性别不符') {
    return checkNumbers(check, checking)
  }
  return checking.tx.query<RegisterHit>(statementOf(check, checking))
}

function statementOf(check: Exclude<RegisterCheck, NumberCheck>, { acting }: Checking): Sql {
  const { countyCode, today } = acting
  switch (check) {
    case '证号缺失':
      return sql`
        select f.household_id as "householdId", f.person_id as "personId"
        from person_profile as f
        join person as p on p.county_code = ${countyCode} and p.id = f.person_id
        where f.county_code = ${countyCode} and p.id_hash is null`
    case '疑似一人两户':
      return sql`
        select distinct f.household_id as "householdId", f.person_id as "personId"
        from person_profile as f
        join person as p on p.county_code = ${countyCode} and p.id = f.person_id
        join person as q on q.county_code = ${countyCode} and q.name = p.name
          and q.birth_date = p.birth_date and q.id <> p.id
          and (p.id_hash is null or q.id_hash is null)
        join person_profile as g on g.county_code = ${countyCode} and g.person_id = q.id
          and g.household_id <> f.household_id
        where f.county_code = ${countyCode}`
    case '两县登记':
      return sql`
        select f.household_id as "householdId", f.person_id as "personId"
        from person_profile as f
        join person as p on p.county_code = ${countyCode} and p.id = f.person_id
        where f.county_code = ${countyCode} and exists (
          select from person_index as i
          where i.id_hash = p.id_hash and i.county_code <> ${countyCode})`
    case '区划无效':
      return sql`
        select f.household_id as "householdId", null::uuid as "personId"
        from household_profile as f
        where f.county_code = ${countyCode} and not exists (
          select from division as v
          where v.code = f.division_code and v.code <> ${countyCode}
            and v.valid_from <= ${today}::date
            and (v.valid_to is null or v.valid_to > ${today}::date))`
    case '户内无人':
      return sql`
        select f.household_id as "householdId", null::uuid as "personId"
        from household_profile as f
        where f.county_code = ${countyCode}
          and coalesce(f.f_recorded_category, '无') <> '无' and not exists (
            select from person_profile as m
            where m.county_code = ${countyCode} and m.household_id = f.household_id)`
  }
}

interface NumberedPerson extends RegisterHit {
  readonly personId: string
  readonly sealed: Uint8Array
  readonly birthDate: string | null
  readonly sex: string | null
}

const pageSize = 5000

/** Numbers are opened a page at a time and leave no trace. */
async function checkNumbers(
  check: NumberCheck,
  { tx, acting, signal }: Checking,
): Promise<readonly RegisterHit[]> {
  const hits: RegisterHit[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    signal?.throwIfAborted()
    const page = await tx.query<NumberedPerson>(sql`
      select f.household_id as "householdId", p.id as "personId", p.id_cipher as sealed,
        coalesce(f.f_birth_date, p.birth_date)::text as "birthDate", coalesce(f.f_sex, p.sex) as sex
      from person as p
      join person_profile as f on f.county_code = ${acting.countyCode} and f.person_id = p.id
      where p.county_code = ${acting.countyCode} and p.id_cipher is not null and p.id > ${after}::uuid
      order by p.id
      limit ${pageSize}`)
    for (const one of page) {
      if (isWrong(check, one, acting)) {
        hits.push({ householdId: one.householdId, personId: one.personId })
      }
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return hits
    after = last.personId
  }
}

/** What is not known of the person contradicts nothing. */
function isWrong(
  check: NumberCheck,
  person: NumberedPerson,
  { vault, today }: Checking['acting'],
): boolean {
  const found = checkIdentityNumber(vault.decrypt(person.sealed), today)
  if (check === '证号无效') return !found.ok
  if (!found.ok) return false
  if (check === '证号与性别不符') return person.sex !== null && person.sex !== found.sex
  return person.birthDate !== null && person.birthDate !== found.birthDate
}
