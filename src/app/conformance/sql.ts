import { type Database, ident, openDatabase, sql, trusted } from '#db/index'
import {
  type BenefitCase,
  type BenefitOutcome,
  type CaseOutcome,
  type Catalogue,
  type CheckedPack,
  type CompiledSql,
  compareBenefits,
  compareOutcome,
  compileSql,
  type EligibilityCase,
  kindOfCase,
  profileColumns,
  profileRows,
  readBenefitCase,
} from '#policy/sql'
import { type Checked, type Ran, readCaseFile, runEach } from './case-file.ts'
import { type CasePacks, loadCasePacks } from './case-packs.ts'
import { chooseFiles } from './choose-files.ts'

/** Runs the eligibility cases of the given files by the compiled SQL and prints what came of it. */
const county = '999901000000'
const householdId = '00000000-0000-4000-8000-000000000001'

const tables = [
  'person_profile',
  'household_profile',
  'supporter_profile',
  'household_determination',
  'person_determination',
]

const remembered = new Map<string, CompiledSql>()
const chosen = chooseFiles(process.argv.slice(2))
const packs = loadCasePacks(chosen.folders)
const db = await openDatabase({})
try {
  await createTables(db, packs.catalogue)
  const total = { passed: 0, failures: [] as string[], undecided: [] as string[] }
  for (const file of process.argv.slice(2)) {
    if (chosen.folders.includes(file)) continue
    const content = readCaseFile(file)
    if (typeof content === 'string') continue
    const ran = await runEach(content.entries, 'sql', (entry) => checkEntry(db, packs, entry))
    total.passed += ran.passed
    total.failures.push(...ran.failures)
    total.undecided.push(...ran.undecided)
  }
  process.stdout.write(JSON.stringify(total satisfies Ran))
} finally {
  await db.close()
}

async function checkEntry(db: Database, packs: CasePacks, entry: unknown): Promise<Checked> {
  const pack = packs.packOf(entry)
  const kind = kindOfCase(entry, pack.pack)
  if (kind === 'casework') return '不判断'
  if (kind === 'eligibility') {
    const one = packs.read(entry)
    await evaluate(db, packs, one)
    return compareOutcome(one.expected, await readOutcome(db, one))
  }
  const one = readBenefitCase(entry, packs.catalogue)
  await evaluate(db, packs, one)
  return compareBenefits(one.expected, await readBenefits(db, compileSchemes(pack, one)))
}

function compileSchemes(pack: CheckedPack, { day }: BenefitCase): string {
  return compileSql(pack, { day, rules: [], outcome: 'all' }).schemes.text
}

/** Writes the facts of a case and decides its household and persons. */
async function evaluate(
  database: Database,
  { catalogue, packFor }: CasePacks,
  one: RunnableCase,
): Promise<void> {
  await database.execute(trusted(`truncate ${tables.join(', ')}`))
  await insertFacts(database, catalogue, one)
  const compiled = compileOnce(packFor(one), one)
  await database.execute(sql`
    insert into household_determination select ${county}, household_id, category, verdicts, benefit,
      counted_lo, counted_hi, labels from (${withCounty(compiled.household.text)}) as e`)
  await database.execute(sql`
    insert into person_determination select ${county}, person_id, household_id, category, verdicts
    from (${withCounty(compiled.person.text)}) as e`)
}

/** The statements of a day are the same for every case that overrides nothing. */
function compileOnce(pack: CheckedPack, { day, parameters }: RunnableCase): CompiledSql {
  const isPlain = Object.keys(parameters ?? {}).length === 0
  const key = `${pack.pack.id} ${day}`
  const known = isPlain ? remembered.get(key) : undefined
  if (known) return known
  const made = compileSql(pack, { day, rules: [], ...(parameters && { parameters }) })
  if (isPlain) remembered.set(key, made)
  return made
}

type RunnableCase = Omit<BenefitCase, 'expected'> & {
  readonly parameters?: EligibilityCase['parameters']
}

async function readBenefits(database: Database, text: string): Promise<BenefitOutcome> {
  const rows = await database.query<{
    scheme: string
    entitled: boolean | null
    details: Readonly<Record<string, readonly [number | null, number | null]>> | null
  }>(withCounty(text))
  const details = rows.flatMap((row) => Object.entries(row.details ?? {}))
  return {
    entitled: new Map(rows.map(({ scheme, entitled }) => [scheme, entitled])),
    details: new Map(details.map(([name, [low, high]]) => [name, { low, high }])),
  }
}

async function readOutcome(database: Database, one: EligibilityCase): Promise<CaseOutcome> {
  const [household] = await database.query<{
    category: string
    benefit: number | null
    counted_lo: number | null
    counted_hi: number | null
    labels: string[]
  }>(sql`select category, benefit, counted_lo, counted_hi, labels from household_determination`)
  if (!household) throw new Error('the statement gave no row')
  const persons = await database.query<{ person_id: string; category: string }>(
    sql`select person_id, category from person_determination`,
  )
  const members: Record<string, string> = {}
  for (const { person_id, category } of persons) {
    members[one.facts.members[Number(person_id.slice(-6))]?.id ?? ''] = category
  }
  const { category, benefit, counted_lo: low, counted_hi: high, labels } = household
  return {
    category,
    benefit,
    labels,
    members,
    counted: low === null || high === null ? null : { low, high },
  }
}

async function insertFacts(
  database: Database,
  catalogue: Catalogue,
  one: Pick<EligibilityCase, 'facts'>,
): Promise<void> {
  const order = new Map(one.facts.members.map(({ id }, index) => [id, index]))
  const idOf = (id: string) =>
    `00000000-0000-4000-9000-${String(order.get(id) ?? 0).padStart(12, '0')}`
  const rows = profileRows(one.facts, { catalogue, countyCode: county, householdId, idOf })
  for (const { table, values } of rows) {
    await database.execute(sql`
      insert into ${ident(table)}
      select * from jsonb_populate_record(null::${ident(table)}, ${JSON.stringify(values)}::jsonb)`)
  }
}

async function createTables(database: Database, catalogue: Catalogue): Promise<void> {
  const columns = (table: string) =>
    profileColumns(catalogue)
      .filter((column) => column.table === table)
      .map((column) => `, ${column.column} ${column.sqlType}`)
      .join('')
  const ddl = [
    `create table person_profile (county_code text, person_id uuid, household_id uuid${columns('person_profile')})`,
    `create table household_profile (county_code text, household_id uuid, division_code text${columns('household_profile')})`,
    `create table supporter_profile (county_code text, household_id uuid, supporter_no integer${columns('supporter_profile')})`,
    'create table household_determination (county_code text, household_id uuid, category text, verdicts text, benefit bigint, counted_lo integer, counted_hi integer, labels text[])',
    'create table person_determination (county_code text, person_id uuid, household_id uuid, category text, verdicts text)',
  ]
  for (const statement of ddl) await database.execute(trusted(statement))
}

/** The compiled text has the county as its first parameter; here it is a constant of the run. */
function withCounty(text: string) {
  return trusted(text.replaceAll('$1', `'${county}'`))
}
