import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Acting } from '#access/index'
import { type Database, sql } from '#db/index'
import { type CalendarDays, identityCheckDigit, localDate } from '#kernel/index'
import { type Catalogue, loadCatalogue } from '#policy/index'
import { ensureProfileColumns } from '#registry/index'
import {
  type DatasetMap,
  type ImportInput,
  type ImportOutcome,
  importFile,
  loadDatasets,
  type Screening,
} from '#sources/index'
import { makeVault } from '#vault/index'
import { matchRows } from './match-rows.ts'

/** For tests: a county with divisions, and files written as departments write them. */
export interface FileCounty {
  readonly db: Database
  readonly acting: Acting
  readonly catalogue: Catalogue
  readonly map: DatasetMap
  readonly folder: string
}

const county = '999901000000'
const vault = makeVault(new Uint8Array(32).fill(3))
const calendar: CalendarDays = { publishedYears: [2024], holidays: [], makeupWorkdays: [] }
const policies = `${import.meta.dirname}/../../policies/national`

export async function aFileCounty(open: () => Promise<Database>): Promise<FileCounty> {
  const db = await open()
  const catalogue = loadCatalogue(readFileSync(`${policies}/facts.yaml`, 'utf8'))
  const map = loadDatasets(readFileSync(`${policies}/datasets.yaml`, 'utf8'), catalogue)
  await ensureProfileColumns(db, catalogue)
  await db.execute(sql`
    insert into division (code, valid_from, name, parent_code, tier)
    values (${county}, '2000-01-01', '示例县', null, '县'),
      ('999901100000', '2000-01-01', '柳林乡', ${county}, '乡'),
      ('999901101000', '2000-01-01', '石桥镇', ${county}, '乡'),
      ('999901100201', '2000-01-01', '东柳村', '999901100000', '村'),
      ('999901101201', '2000-01-01', '桥头村', '999901101000', '村')`)
  const acting = {
    countyCode: county,
    actor: '张经办',
    today: localDate('2024-10-11'),
    vault,
    calendar,
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'doudi-files-'))
  return { db: db.as('worker'), acting, catalogue, map, folder }
}

/** A valid number of the unused area 999901. */
export function numberOf(birth: string, serial: number): string {
  const first = `999901${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  return first + identityCheckDigit(first)
}

export const people = {
  zhao: { name: '赵大山', number: numberOf('1950-03-05', 11) },
  qian: { name: '钱小花', number: numberOf('1980-07-09', 24) },
  sun: { name: '孙有福', number: numberOf('1990-01-20', 37) },
  li: { name: '李长顺', number: numberOf('1962-11-11', 53) },
  outsider: { name: '周外人', number: numberOf('1971-05-06', 71) },
} as const

export function writeCsv({ folder }: FileCounty, name: string, lines: readonly string[]): string {
  const file = path.join(folder, name)
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

/** 台账: 赵大山 with his wife 钱小花 and 李长顺's household in 柳林乡, 孙有福 in 石桥镇. */
export async function importRosterOfFour(county: FileCounty): Promise<ImportOutcome> {
  const { zhao, qian, sun, li } = people
  const file = writeCsv(county, '低保台账.csv', [
    '户号,姓名,身份证号,与户主关系,乡镇,村,认定日期,家庭年收入,低保财产',
    `H1,${zhao.name},${zhao.number},户主,柳林乡,东柳村,2023-01-05,5000,符合`,
    `H1,${qian.name},${qian.number},妻,柳林乡,东柳村,2023-01-05,5000,符合`,
    `H2,${sun.name},${sun.number},户主,石桥镇,桥头村,2023-02-05,4000,符合`,
    `H3,${li.name},${li.number},户主,柳林乡,东柳村,2023-03-05,3000,符合`,
  ])
  return importInto(county, file, { dataset: 'roster_dibao' })
}

export function importInto(
  { db, acting, catalogue, map }: FileCounty,
  file: string,
  more: Partial<ImportInput> & { readonly today?: string } = {},
): Promise<ImportOutcome> {
  const { today, ...input } = more
  const on = today === undefined ? acting : { ...acting, today: localDate(today) }
  const all = { path: file, dataset: 'auto', map, catalogue, match: matchRows, ...input }
  return importFile(db, on, all)
}

/** 残疾等级为一级、二级 as the policy language would compile it. */
export function severelyDisabled(): Screening {
  return {
    rule: 'W30',
    condition: '残疾等级 in ("一级", "二级")',
    mayHold: (facts) => {
      const grade = facts.残疾等级 ?? null
      return grade === null || grade === '一级' || grade === '二级'
    },
    toSql: (column) => {
      const grade = { code: 'disability_grade' }
      return sql`(${column(grade as Parameters<typeof column>[0])} in ('一级', '二级')) is true` // only the code is read
    },
  }
}

export async function valueOfPerson(
  { db }: FileCounty,
  person: { readonly name: string },
  column: string,
): Promise<unknown> {
  const [row] = await db.query<{ profile: Readonly<Record<string, unknown>> }>(sql`
    select to_jsonb(f) || to_jsonb(h) as profile
    from person as p
    join person_profile as f on f.county_code = p.county_code and f.person_id = p.id
    join household_profile as h on h.county_code = p.county_code and h.household_id = f.household_id
    where p.county_code = ${county} and p.name = ${person.name}`)
  return row?.profile[`f_${column}`]
}
