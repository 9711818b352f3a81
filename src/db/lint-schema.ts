import type { Database } from './database.ts'
import { type Manifest, ourManifest } from './manifest.ts'
import { sql } from './sql.ts'

/**
 * Where the tables break the rules that keep them fit to be spread over counties and safe between
 * them; empty when all is well. Read from the catalogue of a migrated and secured database.
 */
export async function lintSchema(
  db: Database,
  manifest: Manifest = ourManifest,
): Promise<string[]> {
  const tables = await db.query<TableRow>(tableQuery)
  const keys = await db.query<KeyRow>(keyQuery)
  const references = await db.query<ReferenceRow>(referenceQuery)
  const columns = await db.query<ColumnRow>(columnQuery)
  const others = await db.query<{ finding: string }>(otherQuery)
  return [
    ...lintNames(tables, manifest),
    ...tables.flatMap((table) => lintTable(table, { columns, keys, manifest })),
    ...references.flatMap((reference) => lintReference(reference, manifest)),
    ...columns.flatMap((column) => lintColumn(column, manifest)),
    ...others.map(({ finding }) => finding),
  ]
}

interface TableRow {
  readonly name: string
  readonly row_security: boolean
  readonly policies: readonly string[]
}
interface KeyRow {
  readonly table_name: string
  readonly index_name: string
  readonly is_primary: boolean
  /** Null where the first part is an expression. */
  readonly first_column: string | null
}
interface ReferenceRow {
  readonly name: string
  readonly from_table: string
  readonly to_table: string
  readonly from_columns: readonly string[]
  readonly to_columns: readonly string[]
}
interface ColumnRow {
  readonly table_name: string
  readonly name: string
  readonly type: string
  readonly is_not_null: boolean
  readonly is_generated_number: boolean
}

const tableQuery = sql`
  select c.relname::text as name, c.relrowsecurity as row_security,
    array(select p.polname::text from pg_policy as p where p.polrelid = c.oid order by 1) as policies
  from pg_class as c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by c.relname`

const keyQuery = sql`
  select t.relname::text as table_name, i.relname::text as index_name,
    x.indisprimary as is_primary, a.attname::text as first_column
  from pg_index as x
  join pg_class as t on t.oid = x.indrelid
  join pg_class as i on i.oid = x.indexrelid
  left join pg_attribute as a on a.attrelid = t.oid and a.attnum = x.indkey[0] and a.attnum > 0
  where t.relnamespace = 'public'::regnamespace and x.indisunique
  order by t.relname, i.relname`

const referenceQuery = sql`
  select k.conname::text as name, f.relname::text as from_table, t.relname::text as to_table,
    array(select a.attname::text from unnest(k.conkey) with ordinality as u (number, place)
      join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = u.number
      order by u.place) as from_columns,
    array(select a.attname::text from unnest(k.confkey) with ordinality as u (number, place)
      join pg_attribute as a on a.attrelid = k.confrelid and a.attnum = u.number
      order by u.place) as to_columns
  from pg_constraint as k
  join pg_class as f on f.oid = k.conrelid
  join pg_class as t on t.oid = k.confrelid
  where k.contype = 'f' and f.relnamespace = 'public'::regnamespace
  order by f.relname, k.conname`

const columnQuery = sql`
  select c.relname::text as table_name, a.attname::text as name,
    format_type(a.atttypid, null) as type, a.attnotnull as is_not_null,
    a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid) like 'nextval(%', false)
      as is_generated_number
  from pg_attribute as a
  join pg_class as c on c.oid = a.attrelid
  left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`

/** Triggers and rules, and views that would read with their owner's rights past row-level security. */
const otherQuery = sql`
  select format('%s: trigger %s', c.relname, t.tgname) as finding
  from pg_trigger as t
  join pg_class as c on c.oid = t.tgrelid
  where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
  union all
  select format('%s: rule %s', c.relname, r.rulename)
  from pg_rewrite as r
  join pg_class as c on c.oid = r.ev_class
  where c.relnamespace = 'public'::regnamespace and r.rulename <> '_RETURN'
  union all
  select format('%s: a view that can be updated', v.table_name)
  from information_schema.views as v
  where v.table_schema = 'public' and v.is_updatable = 'YES'
  union all
  select format('%s: a view without security_invoker', c.relname)
  from pg_class as c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
    and not coalesce(c.reloptions @> array['security_invoker=true'], false)
  order by 1`

function lintNames(tables: readonly TableRow[], manifest: Manifest): string[] {
  const there = new Set(tables.map(({ name }) => name))
  const declared = Object.keys(manifest.tableClasses)
  const appendOnly = [
    ...manifest.appendOnlyTables,
    ...Object.keys(manifest.columnGrants ?? {}),
    ...Object.keys(manifest.rowReach ?? {}),
  ]
  return [
    ...[...there].filter((name) => !declared.includes(name)).map((name) => `${name}: not declared`),
    ...declared.filter((name) => !there.has(name)).map((name) => `${name}: declared, not there`),
    ...appendOnly.filter((name) => !there.has(name)).map((name) => `${name}: listed, not there`),
  ]
}

interface Surroundings {
  readonly columns: readonly ColumnRow[]
  readonly keys: readonly KeyRow[]
  readonly manifest: Manifest
}

function lintTable(table: TableRow, { columns, keys, manifest }: Surroundings): string[] {
  const tableClass = manifest.tableClasses[table.name]
  const own = keys.filter((key) => key.table_name === table.name)
  const findings: string[] = []
  if (!own.some((key) => key.is_primary)) findings.push(`${table.name}: no primary key`)
  const first = tableClass === 'county' ? 'county_code' : tableClass === 'idhash' ? 'id_hash' : null
  if (first === null) return findings
  const column = columns.find((one) => one.table_name === table.name && one.name === first)
  const type = tableClass === 'county' ? 'text' : 'uuid'
  if (!column?.is_not_null || column.type !== type) {
    findings.push(`${table.name}: no column ${first} ${type} not null`)
  }
  for (const key of own) {
    if (key.first_column !== first) {
      findings.push(`${table.name}: ${key.index_name} does not begin with ${first}`)
    }
  }
  if (tableClass === 'county' && !isSecured(table)) {
    findings.push(`${table.name}: row-level security is not as secureTables makes it`)
  }
  if (tableClass === 'county' && manifest.rowReach?.[table.name] === undefined) {
    findings.push(`${table.name}: nothing says how its rows are reached`)
  }
  return findings
}

function isSecured(table: TableRow): boolean {
  return table.row_security && table.policies.join() === 'app_county,worker_all'
}

function lintReference(reference: ReferenceRow, manifest: Manifest): string[] {
  const from = manifest.tableClasses[reference.from_table]
  const to = manifest.tableClasses[reference.to_table]
  if (to === 'reference') return []
  const place = reference.from_columns.indexOf('county_code')
  const staysInside = place >= 0 && reference.to_columns[place] === 'county_code'
  if (from === 'county' && to === 'county' && staysInside) return []
  if (from === 'local' && to === 'local') return []
  return [`${reference.from_table}: ${reference.name} refers beyond its county`]
}

function lintColumn(column: ColumnRow, manifest: Manifest): string[] {
  const name = `${column.table_name}.${column.name}`
  const findings: string[] = []
  if (column.type === 'character') findings.push(`${name}: char(n), where text is meant`)
  const isMeant = manifest.numberedColumns?.includes(name) === true
  if (column.is_generated_number && !isMeant) findings.push(`${name}: serial or identity`)
  return findings
}
