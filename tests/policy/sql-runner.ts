import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import {
  type CheckedPack,
  type CompiledSql,
  compileSql,
  type HouseholdFacts,
  profileColumns,
  profileRows,
  type SqlRequest,
} from '#policy/index'
import { dumpLean } from '../../src/db/pglite-database.ts'
import { liteSnapshot } from '../lite-snapshot.ts'
import { catalogue } from './read-packs.ts'

const liteManifest = 'node_modules/@electric-sql/pglite/package.json'

export const countyCode = '999901000000'

export interface SqlEvaluation {
  readonly category: string
  readonly verdicts: string
  readonly benefit: number | null
  readonly countedLow: number | null
  readonly countedHigh: number | null
  readonly labels: readonly string[]
  /** By the number of the member: its own class and verdicts. */
  readonly members: ReadonlyMap<number, { readonly category: string; readonly verdicts: string }>
  readonly rules: readonly {
    rule: string
    member: number | null
    truth: boolean | null
    band: number | null
  }[]
}

/** What the runner needs of an engine: PGlite in memory, or a client of a server. */
export interface PolicyDatabase {
  exec(text: string): Promise<unknown>
  query<Row>(text: string, values?: unknown[]): Promise<{ readonly rows: Row[] }>
  close(): Promise<void>
}

/** A database in memory with the three profile tables and the two determination tables. */
export async function openPolicyDatabase(): Promise<PolicyDatabase> {
  const { version } = JSON.parse(readFileSync(liteManifest, 'utf8'))
  const loadDataDir = await liteSnapshot(`bare-${version}`, async () => {
    const bare = await PGlite.create()
    const made = await dumpLean(bare)
    await bare.close()
    return made
  })
  const db = await PGlite.create({ loadDataDir })
  await createPolicyTables(db)
  return db
}

/** The tables that compiled packs read, in the schema the connection is in. */
export async function createPolicyTables(db: Pick<PolicyDatabase, 'exec'>): Promise<void> {
  const columns = (table: string) =>
    profileColumns(catalogue)
      .filter((column) => column.table === table)
      .map((column) => `, ${column.column} ${column.sqlType}`)
      .join('')
  await db.exec(`
    create table person_profile (county_code text, person_id uuid, household_id uuid${columns('person_profile')});
    create table household_profile (county_code text, household_id uuid, division_code text${columns('household_profile')});
    create table supporter_profile (county_code text, household_id uuid, supporter_no integer${columns('supporter_profile')});
    create table household_determination (county_code text, household_id uuid, category text, verdicts text, benefit bigint, counted_lo integer, counted_hi integer, labels text[]);
    create table person_determination (county_code text, person_id uuid, household_id uuid, category text, verdicts text);
  `)
}

/** Evaluates households by the compiled statements, in the order given. */
export async function evaluateBySql(
  db: PolicyDatabase,
  checked: CheckedPack,
  given: { readonly households: readonly HouseholdFacts[]; readonly request: SqlRequest },
): Promise<readonly SqlEvaluation[]> {
  const { households, request } = given
  await db.exec(
    'truncate person_profile, household_profile, supporter_profile, household_determination, person_determination',
  )
  await fill(db, households)
  const compiled = compileSql(checked, request)
  const parameters =
    request.scope === 'ids'
      ? [countyCode, households.map((_, index) => householdId(index))]
      : [countyCode]
  await db.query(
    `insert into household_determination select $1, household_id, category, verdicts, benefit, counted_lo, counted_hi, labels from (${compiled.household.text}) as e`,
    parameters,
  )
  await db.query(
    `insert into person_determination select $1, person_id, household_id, category, verdicts from (${compiled.person.text}) as e`,
    parameters,
  )
  return collect(db, { compiled, households, parameters })
}

export function householdId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}

function memberId(household: number, member: number): string {
  return `00000000-0000-4000-9000-${String(household * 100 + member).padStart(12, '0')}`
}

async function fill(db: PolicyDatabase, households: readonly HouseholdFacts[]): Promise<void> {
  const byTable = new Map<string, object[]>()
  households.forEach((facts, index) => {
    const rows = profileRows(facts, {
      catalogue,
      countyCode,
      householdId: householdId(index),
      idOf: (id) =>
        memberId(
          index,
          facts.members.findIndex((one) => one.id === id),
        ),
    })
    for (const { table, values } of rows)
      byTable.set(table, [...(byTable.get(table) ?? []), values])
  })
  for (const [table, rows] of byTable) {
    await db.query(
      `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    )
  }
}

async function collect(
  db: PolicyDatabase,
  given: {
    readonly compiled: CompiledSql
    readonly households: readonly HouseholdFacts[]
    readonly parameters: unknown[]
  },
): Promise<readonly SqlEvaluation[]> {
  interface HouseholdRow {
    household_id: string
    category: string
    verdicts: string
    benefit: number | null
    counted_lo: number | null
    counted_hi: number | null
    labels: string[]
  }
  interface PersonRow {
    person_id: string
    household_id: string
    category: string
    verdicts: string
  }
  interface RuleRow {
    rule: string
    household_id: string
    person_id: string | null
    truth: boolean | null
    band: number | null
  }
  const [found, people, hits] = [
    (await db.query<HouseholdRow>('select * from household_determination')).rows,
    (await db.query<PersonRow>('select * from person_determination')).rows,
    (await db.query<RuleRow>(given.compiled.rules.text, given.parameters)).rows,
  ]
  const number = (id: string | null) => (id === null ? null : Number(id.slice(-12)) % 100)
  return given.households.map((_, index) => {
    const id = householdId(index)
    const row = found.find((one) => one.household_id === id)
    if (!row) throw new Error(`household ${index} was not evaluated`)
    return {
      category: row.category,
      verdicts: row.verdicts,
      benefit: row.benefit === null ? null : Number(row.benefit),
      countedLow: row.counted_lo,
      countedHigh: row.counted_hi,
      labels: row.labels,
      members: new Map(
        people
          .filter((one) => one.household_id === id)
          .map((one) => [
            number(one.person_id) ?? 0,
            { category: one.category, verdicts: one.verdicts },
          ]),
      ),
      rules: hits
        .filter((one) => one.household_id === id)
        .map(({ rule, person_id, truth, band }) => ({
          rule,
          member: number(person_id),
          truth,
          band,
        })),
    }
  })
}
