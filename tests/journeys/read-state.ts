import fs from 'node:fs'
import path from 'node:path'
import { type Database, ident, openDatabase, sql, trusted } from '#db/index'

/** The rows of every table, sorted, without what is new in every run: ids, times and random keys. */
export type State = Readonly<Record<string, readonly string[]>>

export interface Found {
  readonly state: State
  /** What imports have not finished: staging tables and batches, sealed originals of no batch. */
  readonly remains: readonly string[]
}

/** Who read what is no part of the state that commands make; migrations never change here. */
const left = new Set([
  'audit_entry',
  'audit_pending',
  'audit_block',
  'audit_anchor',
  'schema_migration',
  'chain_block',
  'installation',
])

const random = new Set([
  'id_cipher',
  'phone_cipher',
  'bank_card_cipher',
  'salts',
  'commitments',
  'digest',
  'original_key',
  'original_path',
])

/** Reads the tables behind the command line's back. */
export async function readState(data: string): Promise<Found> {
  const db = await openDatabase({
    dataFolder: data,
    role: 'owner',
    create: false,
    warn: () => undefined,
  })
  try {
    const label = await labelsOf(db)
    const state: Record<string, string[]> = {}
    for (const table of await tablesOf(db)) state[table] = await linesOf(db, table, label)
    return { state, remains: await remainsOf(db, data) }
  } finally {
    await db.close()
  }
}

async function tablesOf(db: Database): Promise<string[]> {
  const rows = await db.query<{ name: string }>(sql`
    select tablename::text as name from pg_tables where schemaname = 'public' order by 1`)
  return rows.map(({ name }) => name).filter((name) => !left.has(name))
}

type Label = (text: string) => string

/** Ids by what a person would call the thing; those without a name are all alike. */
async function labelsOf(db: Database): Promise<Label> {
  const rows = await db.query<{ id: string; name: string }>(sql`
    select id, number as name from household
    union all select id, name from person
    union all select id, file_name from import_batch
    union all select a.id, 'alert ' || a.rule || ' ' || coalesce(p.name, h.number, '')
      from alert as a
      left join person as p on p.id = a.person_id
      left join household as h on h.id = a.household_id`)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (text) =>
    text
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => names.get(id) ?? '·')
      .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\d]*(Z|[+-]\d\d(:\d\d)?)?/g, '·')
}

async function linesOf(db: Database, table: string, label: Label): Promise<string[]> {
  // Of a trial only the note stays that somebody looked: a batch that was given up.
  const taken = trusted("where state not in ('暂存', '已放弃')")
  const where = table === 'import_batch' ? taken : trusted('')
  const rows = await db.query<{ row: Record<string, unknown> }>(
    sql`select to_jsonb(t) as row from ${ident(table)} as t ${where}`,
  )
  return rows.map(({ row }) => label(JSON.stringify(withoutRandom(row)))).sort()
}

function withoutRandom(row: Record<string, unknown>): [string, unknown][] {
  return Object.entries(row)
    .filter(([name, value]) => !random.has(name) && value !== null)
    .sort(([one], [two]) => (one < two ? -1 : 1))
}

async function remainsOf(db: Database, data: string): Promise<string[]> {
  const rows = await db.query<{ name: string }>(sql`
    select 'staging.' || tablename as name from pg_tables where schemaname = 'staging'
    union all select 'batch of ' || file_name from import_batch where state = '暂存'`)
  const kept = await db.query<{ path: string }>(sql`
    select original_path as path from import_batch where original_path is not null`)
  const known = new Set(kept.map((one) => path.basename(one.path)))
  const folder = path.join(data, 'originals')
  const files = fs.existsSync(folder) ? fs.readdirSync(folder) : []
  return [
    ...rows.map(({ name }) => name),
    ...files.filter((name) => !known.has(name)).map((name) => `original ${name}`),
  ]
}

/** What one state has and the other has not, shortened for reading. */
export function differences(one: State, other: State): string[] {
  const tables = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...tables].flatMap((table) => {
    const [here, there] = [new Set(one[table]), new Set(other[table])]
    const surplus = [...here].filter((line) => !there.has(line))
    const missing = [...there].filter((line) => !here.has(line))
    const count = (one[table]?.length ?? 0) - (other[table]?.length ?? 0)
    return [
      ...(count === 0 ? [] : [`${table}: ${count} rows more`]),
      ...surplus.map((line) => `${table} + ${line.slice(0, 400)}`),
      ...missing.map((line) => `${table} - ${line.slice(0, 400)}`),
    ]
  })
}
