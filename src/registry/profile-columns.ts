import { type Database, ident, joinSql, type Sql, sql, type Transaction, trusted } from '#db/index'
import { type Catalogue, type ProfileColumn, profileColumns } from '#policy/index'
import { refuse } from './refusals.ts'

export interface ProfileChange {
  /** Columns added, as `table.column`. */
  readonly added: readonly string[]
}

/**
 * Gives the profile tables a column for every fact of the catalogue and writes the catalogue down.
 * Adds only: a fact that left the catalogue keeps its column and its values. The owner's to call,
 * while the server runs; rights on the tables cover new columns.
 */
export async function ensureProfileColumns(
  ownerDb: Database,
  catalogue: Catalogue,
): Promise<ProfileChange> {
  const change = await ownerDb.as('owner').transaction(async (tx) => {
    const had = await columnsInPlace(tx)
    const wanted = profileColumns(catalogue)
    for (const column of wanted) checkType(column, had.get(keyOf(column)))
    const missing = wanted.filter((column) => !had.has(keyOf(column)))
    for (const table of new Set(missing.map((column) => column.table))) {
      const additions = missing.filter((column) => column.table === table).map(addition)
      await tx.execute(sql`alter table ${ident(table)} ${joinSql(additions, ', ')}`)
    }
    await writeDefinitions(tx, catalogue)
    return { added: missing.map(keyOf) }
  })
  await ensureProfileIndexes(ownerDb)
  return change
}

/**
 * Households are listed and counted by what is recorded of them: an index of a column that is only
 * there once a catalogue is. The owner's to call; where it is there already nothing is done.
 */
export async function ensureProfileIndexes(ownerDb: Database): Promise<void> {
  const db = ownerDb.as('owner')
  const [row] = await db.query<{ isWanted: boolean }>(sql`
    select exists (
      select from pg_attribute
      where attrelid = 'public.household_profile'::regclass and attname = 'f_recorded_category'
        and not attisdropped)
      and to_regclass('public.household_profile_recorded') is null as "isWanted"`)
  if (!row?.isWanted) return
  await db.execute(sql`
    create index if not exists household_profile_recorded on household_profile
      (county_code, f_recorded_category, division_code) include (household_id)`)
}

function keyOf(column: ProfileColumn): string {
  return `${column.table}.${column.column}`
}

async function columnsInPlace(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ key: string; type: string }>(sql`
    select c.relname || '.' || a.attname as key, format_type(a.atttypid, a.atttypmod) as type
    from pg_attribute as a
    join pg_class as c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace
      and c.relname in ('person_profile', 'household_profile', 'supporter_profile')
      and a.attnum > 0 and not a.attisdropped`)
  return new Map(rows.map((row) => [row.key, row.type]))
}

function checkType(column: ProfileColumn, had: string | undefined): void {
  if (had === undefined || had === column.sqlType) return
  throw refuse('column-type', { name: column.fact.name, had, wanted: column.sqlType })
}

function addition(column: ProfileColumn): Sql {
  const check = column.check === undefined ? '' : ` check (${column.check})`
  return sql`add column ${ident(column.column)} ${trusted(`${column.sqlType}${check}`)}`
}

async function writeDefinitions(tx: Transaction, catalogue: Catalogue): Promise<void> {
  const rows = catalogue.facts.map(({ place: _, ...definition }) => definition)
  await tx.execute(sql`
    insert into fact_definition (code, name, level, type, definition)
    select d ->> 'code', d ->> 'name', d ->> 'level', d ->> 'type', d
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as d
    on conflict (code) do update
    set name = excluded.name, level = excluded.level, type = excluded.type,
      definition = excluded.definition
    where fact_definition.definition is distinct from excluded.definition`)
}
