import type { Acting } from '#access/index'
import { copyField, type Database, sql, type Transaction } from '#db/index'
import { newId } from '#vault/index'
import { type GeneratedPerson, generatePeople } from './generated-people.ts'

export interface FilledRegistry {
  readonly persons: number
  readonly households: number
  readonly householdIds: readonly string[]
}

type Field = string | number | boolean | null

/** Fills an empty installation with `count` people and the facts that rules look at. */
export async function fillRegistry(
  db: Database,
  acting: Acting,
  count: number,
): Promise<FilledRegistry> {
  const township = await findTownship(db)
  const householdIds = Array.from({ length: householdCount(count) }, () => newId())
  const personIds = Array.from({ length: count }, () => newId())
  const { countyCode, vault } = acting
  // COPY into row-secured tables is the owner's alone.
  await db.as('owner').transaction(async (tx) => {
    await copy(tx, 'household', ['county_code', 'id', 'number', 'division_code', 'formed_on'], () =>
      map(householdIds, (id, at) => [countyCode, id, `B${at}`, township, '2020-01-01']),
    )
    await copy(tx, 'household_profile', householdColumns, () =>
      map(householdIds, (id, at) => [countyCode, id, township, ...householdFacts(at)]),
    )
    const columns = ['county_code', 'id', 'name', 'sex', 'birth_date', 'id_hash', 'id_cipher', 'last_four_hash']
    await copy(tx, 'person', columns, () =>
      people(count, (one) => [
        countyCode,
        personIds[one.index] ?? '',
        one.name,
        one.sex,
        one.birthDate,
        vault.hashIdentity(one.identityNumber),
        `\\x${Buffer.from(vault.encrypt(one.identityNumber)).toString('hex')}`,
        vault.hashLastFour(one.identityNumber.slice(-4)),
      ]),
    )
    await copy(tx, 'membership', ['county_code', 'household_id', 'person_id', 'valid_from', 'relation'], () =>
      people(count, (one) => [
        countyCode,
        householdIds[one.householdIndex] ?? '',
        personIds[one.index] ?? '',
        '2020-01-01',
        relationOf(one),
      ]),
    )
    await copy(tx, 'person_profile', personColumns, () =>
      people(count, (one) => [
        countyCode,
        personIds[one.index] ?? '',
        householdIds[one.householdIndex] ?? '',
        ...personFacts(one),
      ]),
    )
    await tx.execute(sql`
      insert into person_index (id_hash, county_code, person_id)
      select id_hash, county_code, id from person where county_code = ${countyCode}`)
  })
  await db.as('owner').execute(sql`analyze`)
  return { persons: count, households: householdIds.length, householdIds }
}

const personColumns = [
  'county_code', 'person_id', 'household_id', 'f_birth_date', 'f_sex', 'f_relation', 'f_is_dead',
  'f_custody_status', 'f_lives_together', 'f_cannot_live_alone', 'f_own_recorded_category',
  'f_disability_category', 'f_disability_grade', 'f_severe_illness', 'f_employment_status',
  'f_schooling', 'f_wage', 'f_vehicles', 'f_insured', 'f_own_medical_cost',
]

function personFacts(one: GeneratedPerson): Field[] {
  const spread = (one.index * 2_654_435_761) % 1000
  const isDisabled = spread < 30
  return [
    one.birthDate, one.sex, relationOf(one), false, '无', spread === 999 ? null : true, false, '无',
    isDisabled ? '肢体' : '无', isDisabled ? '二级' : '无', spread >= 980, spread % 10 === 0 ? '无业' : '就业',
    '无', spread * 300, spread % 50 === 0 ? 1 : 0, spread % 40 !== 0, spread === 7 ? 1_800_000 : spread * 100,
  ]
}

const householdColumns = [
  'county_code', 'household_id', 'division_code', 'f_urban_rural', 'f_recorded_category',
  'f_household_income', 'f_income_12_months', 'f_rigid_medical', 'f_rigid_education', 'f_rigid_other',
  'f_dibao_property', 'f_near_dibao_property', 'f_relapse_type', 'f_risk_cleared', 'f_house_danger',
  'f_reviewed_on', 'f_income_steady', 'f_supporters_collected',
]

function householdFacts(at: number): Field[] {
  const spread = (at * 2_654_435_761) % 1000
  const income = spread * 9_000
  const category = spread < 60 ? '低保对象' : spread < 80 ? '低保边缘家庭成员' : '无'
  return [
    at % 4 === 0 ? '城市' : '农村', category, spread === 500 ? null : income, income, spread * 1_000, 0, 0,
    '符合', spread === 501 ? null : '符合', '无', true, spread % 97 === 0 ? 'C级' : '无', '2024-06-01', true, false,
  ]
}

function relationOf(one: GeneratedPerson): string {
  return ['本人', '配偶', '子女', '子女', '父母'][one.place] ?? '其他'
}

function householdCount(persons: number): number {
  let last = 0
  for (const one of generatePeople(persons)) last = one.householdIndex
  return last + 1
}

async function findTownship(db: Database): Promise<string> {
  const [row] = await db.query<{ code: string }>(
    sql`select code from division where tier = '村' order by code limit 1`,
  )
  if (!row) throw new Error('the bench county has no village')
  return row.code
}

function* people(
  count: number,
  row: (one: GeneratedPerson) => readonly Field[],
): Generator<readonly Field[]> {
  for (const one of generatePeople(count)) yield row(one)
}

function* map(
  ids: readonly string[],
  row: (id: string, at: number) => readonly Field[],
): Generator<readonly Field[]> {
  for (const [at, id] of ids.entries()) yield row(id, at)
}

async function copy(
  tx: Transaction,
  table: string,
  columns: readonly string[],
  rows: () => Iterable<readonly Field[]>,
): Promise<void> {
  await tx.copyIn(table, columns, chunks(rows()))
}

function* chunks(rows: Iterable<readonly Field[]>): Generator<string> {
  let chunk = ''
  for (const row of rows) {
    chunk += `${row.map(copyField).join('\t')}\n`
    if (chunk.length > 65_536) {
      yield chunk
      chunk = ''
    }
  }
  if (chunk !== '') yield chunk
}
