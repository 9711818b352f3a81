import {
  type Database,
  ident,
  joinSql,
  migrate,
  readMigrations,
  sql,
  type Transaction,
  trusted,
} from '#db/index'
import { type BackedTable, backedTables, type SequenceValue } from './backed-tables.ts'
import { copyTable, readInOrder } from './copy-table.ts'
import type { StartNote } from './read-backup.ts'
import { refuse } from './refusals.ts'

/** Makes the tables as they were when the backup was made; a later version's are unknown here. */
export async function makeTables(db: Database, note: StartNote, file: string): Promise<void> {
  const ours = readMigrations()
  const had = new Set(note.migrations.map(({ name }) => name))
  if (note.migrations.some(({ name }) => !ours.some((one) => one.name === name))) {
    throw refuse('backup-newer', { file })
  }
  await migrate(
    db,
    ours.filter(({ name }) => had.has(name)),
  )
  const made = await db.query<{ name: string; hash: string }>(sql`
    select name, hash from schema_migration order by name`)
  if (JSON.stringify(made) !== JSON.stringify(note.migrations))
    throw refuse('backup-newer', { file })
}

/** Empties the tables of what the migrations themselves wrote. */
export async function emptyTables(tx: Transaction): Promise<void> {
  const names = (await backedTables(tx)).map(({ name }) => ident(name))
  await tx.execute(sql`truncate ${joinSql(names, ', ')} cascade`)
}

/** Adds the columns that the policy's facts gave a table, then fills it. */
export async function loadTable(
  tx: Transaction,
  table: BackedTable,
  data: Iterable<Uint8Array>,
): Promise<void> {
  const there = new Set(await columnsOf(tx, table.name))
  const missing = table.columns.filter(({ name }) => !there.has(name))
  if (missing.length > 0) {
    const added = missing.map(({ name, type }) => sql`add column ${ident(name)} ${typeNamed(type)}`)
    await tx.execute(sql`alter table ${ident(table.name)} ${joinSql(added, ', ')}`)
  }
  const columns = table.columns.map(({ name }) => name)
  await tx.copyIn(table.name, columns, texts(data))
}

export interface LoadedTable extends BackedTable {
  readonly rows: number
  readonly digest: string
}

/** The first table that does not hold what its backup held, or undefined. */
export async function findUnlike(
  tx: Transaction,
  tables: readonly LoadedTable[],
): Promise<string | undefined> {
  await readInOrder(tx)
  const there = await backedTables(tx)
  const absent = there.find(({ name }) => !tables.some((table) => table.name === name))
  if (absent) return `备份里没有表 ${absent.name}`
  for (const table of tables) {
    const found = await copyTable(tx, table)
    if (found.rows !== table.rows) return `${table.name} 有 ${found.rows} 行，应为 ${table.rows} 行`
    if (found.digest !== table.digest) return `${table.name} 的内容不同`
  }
  return undefined
}

export async function setSequences(
  tx: Transaction,
  values: readonly SequenceValue[],
): Promise<void> {
  for (const { name, last, isCalled } of values) {
    await tx.query(sql`
      select setval(${ident(name).text}::regclass, ${last}::bigint, ${isCalled}::boolean)`)
  }
}

async function columnsOf(tx: Transaction, table: string): Promise<readonly string[]> {
  const rows = await tx.query<{ name: string }>(sql`
    select a.attname::text as name from pg_attribute as a
    where a.attrelid = ${ident(table).text}::regclass and a.attnum > 0 and not a.attisdropped`)
  return rows.map(({ name }) => name)
}

/** A type as PostgreSQL writes it; the backup is authentic, and yet nothing else passes. */
function typeNamed(type: string) {
  if (!/^[a-z][a-z0-9 ]*(\(\d+(,\d+)?\))?(\[\])?$/.test(type)) {
    throw new RangeError(`not a type: ${type}`)
  }
  return trusted(type)
}

/** Pieces may end in the middle of a sign. */
function* texts(data: Iterable<Uint8Array>): Generator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  for (const piece of data) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}
