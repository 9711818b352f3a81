import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, expect } from 'vitest'
import type { Acting } from '#access/index'
import { copyField, type Database, ident, joinSql, sql, trusted } from '#db/index'
import { type CalendarDays, type LocalDate, localDate } from '#kernel/index'
import { type Catalogue, type Fact, loadCatalogue, profileColumns } from '#policy/index'
import { makeVault, newId } from '#vault/index'
import { wrongKeys } from '../../tests/person-keys.ts'
import { applyObservations } from './apply-observations.ts'
import type { AppliedObservations, FactValue } from './observed-batch.ts'
import { ensureProfileColumns } from './profile-columns.ts'
import { settlePersonKeys } from './settle-person-keys.ts'

/** For tests of this module: a county with its catalogue, and files that say things about people. */
export interface TestCounty {
  readonly db: Database
  readonly catalogue: Catalogue
  readonly acting: Acting
}

export const villages = { liulin: '999901100201', shiqiao: '999901101201' }
const vault = makeVault(new Uint8Array(32).fill(7))
const calendar: CalendarDays = { publishedYears: [2024], holidays: [], makeupWorkdays: [] }

export function factsText(): string {
  return readFileSync(`${import.meta.dirname}/../../policies/national/facts.yaml`, 'utf8')
}

/** The same county on another day. */
export function actingOn(county: TestCounty, today: string): Acting {
  return { ...county.acting, today: localDate(today) }
}

/** A database with the columns of the catalogue, and the divisions of the example. */
export async function aCounty(open: () => Promise<Database>): Promise<TestCounty> {
  const db = await open()
  const catalogue = loadCatalogue(factsText())
  await ensureProfileColumns(db, catalogue)
  await db.execute(sql`
    insert into division (code, valid_from, name, parent_code, tier)
    values ('999901000000', '2000-01-01', '示例县', null, '县'),
      ('999901100000', '2000-01-01', '柳林乡', '999901000000', '乡'),
      ('999901101000', '2000-01-01', '石桥镇', '999901000000', '乡'),
      (${villages.liulin}, '2000-01-01', '东柳村', '999901100000', '村'),
      (${villages.shiqiao}, '2000-01-01', '桥头村', '999901101000', '村')`)
  return { db: db.as('worker'), catalogue, acting: acting('999901000000') }
}

function acting(countyCode: string): Acting {
  return { countyCode, actor: '张经办', today: localDate('2024-10-11'), vault, calendar }
}

/**
 * Gives a fresh county for each test in one database, for making databases takes a second each. Whatever
 * a test did, afterwards everybody is found by what they are called and where they live.
 */
export function countiesIn(open: () => Promise<Database>): () => TestCounty {
  let shared: TestCounty | undefined
  let next = 999901000000
  beforeAll(async () => {
    shared = await aCounty(open)
  })
  let given: TestCounty[] = []
  afterEach(async () => {
    const before = given
    given = []
    for (const { db, acting } of before) expect(await wrongKeys(db, acting)).toEqual([])
  })
  return () => {
    if (!shared) throw new Error('a county is given inside a test')
    next += 1_000_000
    const county = { ...shared, acting: acting(String(next)) }
    given.push(county)
    return county
  }
}

/** A household of `size` persons written straight into the tables. */
export async function aHousehold(
  { db, acting: { countyCode } }: TestCounty,
  { division = villages.liulin, size = 1 }: { division?: string; size?: number } = {},
): Promise<{ id: string; members: string[] }> {
  const id = newId()
  const members = Array.from({ length: size }, () => newId())
  await db.execute(sql`
    insert into household (county_code, id, number, division_code, formed_on)
    values (${countyCode}, ${id}, ${`T${id}`}, ${division}, '2024-01-01')`)
  await db.execute(sql`
    insert into household_profile (county_code, household_id, division_code)
    values (${countyCode}, ${id}, ${division})`)
  await db.execute(sql`
    insert into registry_record (county_code, subject_id, step, valid_from, facts)
    values (${countyCode}, ${id}, 0, '2024-01-01', ${{ division_code: division }}::jsonb)`)
  for (const [index, person] of members.entries()) {
    await db.execute(sql`
      insert into person (county_code, id, name, division_code, last_four_hash)
      values (${countyCode}, ${person}, ${`人${index}`}, ${division}, ${vault.hashLastFour('0000')})`)
    await db.execute(sql`
      insert into membership (county_code, household_id, person_id, valid_from, relation)
      values (${countyCode}, ${id}, ${person}, '2024-01-01', ${index === 0 ? '本人' : '子女'})`)
    await db.execute(sql`
      insert into person_profile (county_code, person_id, household_id)
      values (${countyCode}, ${person}, ${id})`)
  }
  await settlePersonKeys(db, { countyCode }, members)
  return { id, members }
}

/** A household of one person. */
export function onePerson(county: TestCounty): Promise<{ home: string; person: string }> {
  return aHousehold(county).then(({ id, members }) => ({ home: id, person: members[0] ?? '' }))
}

export interface TestFile {
  readonly dataset?: string
  readonly department?: string
  readonly level?: '人' | '户'
  readonly shelfMonths?: number
  readonly period?: string
  readonly complete?: boolean
  readonly townships?: readonly string[] | 'county'
  readonly facts: readonly string[]
  readonly absence?: Readonly<Record<string, FactValue>>
  readonly rows: readonly TestRow[]
}

export interface TestRow {
  readonly person: string
  readonly row?: number
  readonly conflicts?: readonly string[]
  readonly [fact: string]: unknown
}

/** Stages the rows as an import does and applies them on `today`. */
export async function deliver(
  county: TestCounty,
  file: TestFile,
  today = '2024-10-11',
): Promise<AppliedObservations & { batch: string }> {
  const { db, catalogue } = county
  const { countyCode } = county.acting
  const batch = newId()
  const period = file.period ?? '2024-09'
  const facts = file.facts.map((code) => factOf(catalogue, code))
  const staging = `staging.batch_${batch.replaceAll('-', '')}`
  await stage(db, staging, facts, file.rows, catalogue)
  const periodEnd = lastOf(period)
  const applied = await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes,
        period, period_end, mode, state, committed_at, imported_by, taken_in)
      values (${batch}, ${countyCode}, ${file.dataset ?? 'disability'}, ${file.department ?? '残联'},
        ${`${period}.csv`}, ${batch}, 1, ${period}, ${periodEnd},
        ${file.complete ? '全量' : '增量'}, '已入库', now(), '张经办', (
          select 1 + coalesce(max(greatest(b.taken_in, b.withdrawn_in)), 0) from import_batch as b
          where b.county_code = ${countyCode}))`)
    const applied = await applyObservations(tx, actingOn(county, today), {
      staging,
      facts,
      dataset: {
        code: file.dataset ?? 'disability',
        department: file.department ?? '残联',
        level: file.level ?? '人',
        shelfMonths: file.shelfMonths,
      },
      batch: {
        id: batch,
        period,
        periodEnd,
        complete: file.complete ?? false,
        townships: file.townships ?? 'county',
      },
      absence: file.absence ?? {},
      conflicts: 'conflicts',
    })
    const covered = file.townships === undefined || file.townships === 'county'
    for (const township of file.complete ? (covered ? [countyCode] : file.townships) : []) {
      await tx.execute(sql`
        insert into coverage (county_code, dataset, period, division_code, batch_id, row_count)
        values (${countyCode}, ${file.dataset ?? 'disability'}, ${period}, ${township}, ${batch}, 0)
        on conflict (county_code, dataset, period, division_code) do update
        set batch_id = excluded.batch_id`)
    }
    return applied
  })
  return { ...applied, batch }
}

async function stage(
  db: Database,
  staging: string,
  facts: readonly Fact[],
  rows: readonly TestRow[],
  catalogue: Catalogue,
): Promise<void> {
  const types = new Map(
    profileColumns(catalogue).map((column) => [column.fact.code, column.sqlType]),
  )
  const columns = facts.map(({ code }) => trusted(`v_${code} ${types.get(code)}`))
  await db.execute(sql`
    create unlogged table ${ident(staging)} (sheet text, row_number integer, more_rows integer[],
      person_id uuid, conflicts text[], ${joinSql(columns, ', ')})`)
  const names = [
    'sheet',
    'row_number',
    'person_id',
    'conflicts',
    ...facts.map((f) => `v_${f.code}`),
  ]
  const lines = rows.map((row, index) => {
    const conflicts = row.conflicts ? `{${row.conflicts.join(',')}}` : null
    // A test's row holds only values that a profile can hold.
    const values = facts.map((fact) => copyField((row[fact.code] ?? null) as FactValue | null))
    const place = [copyField('表1'), copyField(row.row ?? index + 2), copyField(row.person)]
    return `${[...place, copyField(conflicts), ...values].join('\t')}\n`
  })
  await db.transaction((tx) => tx.copyIn(staging, names, lines))
}

function factOf(catalogue: Catalogue, code: string): Fact {
  const fact = catalogue.findByCode(code)
  if (!fact) throw new Error(`no fact ${code}`)
  return fact
}

function lastOf(period: string): LocalDate {
  const days = new Date(
    Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5)), 0),
  ).getUTCDate()
  return localDate(`${period}-${days}`)
}

/** A subject's current value of a fact. */
export async function currentValue(
  { db }: TestCounty,
  subject: string,
  code: string,
): Promise<unknown> {
  const column = ident(`f_${code}`)
  const fact = sql`select ${column} as value from person_profile where person_id = ${subject}`
  const [person] = await db.query<{ value: unknown }>(
    (await isHousehold(db, subject))
      ? sql`select ${column} as value from household_profile where household_id = ${subject}`
      : fact,
  )
  return person?.value
}

async function isHousehold(db: Database, id: string): Promise<boolean> {
  return (await db.query(sql`select from household where id = ${id}`)).length > 0
}

export async function countRows({ db, acting }: TestCounty, table: string): Promise<number> {
  const [row] = await db.query<{ rows: number }>(sql`
    select count(*) as rows from ${ident(table)} where county_code = ${acting.countyCode}`)
  return row?.rows ?? 0
}
