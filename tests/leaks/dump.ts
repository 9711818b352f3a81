import { type Database, ident, sql } from '#db/index'

export interface DumpedRow {
  readonly table: string
  /** The whole row as JSON; bytes as PostgreSQL writes them, in hex. */
  readonly line: string
}

const pagesAtOnce = 512

/**
 * Every row of every table that is not PostgreSQL's own, whatever its schema, as the owner sees it; then
 * what PostgreSQL itself keeps of their values for its plans.
 */
export async function* dumpRows(db: Database): AsyncGenerator<DumpedRow> {
  const owner = db.as('owner')
  const tables = await owner.query<{ schema: string; name: string; pages: number }>(sql`
    select n.nspname::text as schema, c.relname::text as name,
      (pg_relation_size(c.oid) / 8192)::integer as pages
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
      and n.nspname not like 'pg\\_toast%'
    order by 1, 2`)
  for (const { schema, name, pages } of tables) {
    // Rows that wait to be taken in lie in tables of the worker's own.
    const reader = schema === 'staging' ? db.as('worker') : owner
    const table = sql`${ident(schema)}.${ident(name)}`
    for (let from = 0; from <= pages; from += pagesAtOnce) {
      const rows = await reader.query<{ line: string }>(sql`
        select to_json(t)::text as line from ${table} as t
        where t.ctid >= ${`(${from},0)`}::tid and t.ctid < ${`(${from + pagesAtOnce},0)`}::tid`)
      for (const { line } of rows) yield { table: `${schema}.${name}`, line }
    }
  }
  const kept = await owner.query<{ line: string }>(sql`
    select to_json(s)::text as line from pg_stats as s
    where schemaname not in ('pg_catalog', 'information_schema')`)
  for (const { line } of kept) yield { table: 'pg_stats', line }
}

/** Large objects and tables that are no plain ones: nothing of ours uses them. */
export async function otherStores(db: Database): Promise<number> {
  const [row] = await db.as('owner').query<{ count: number }>(sql`
    select ((select count(*) from pg_largeobject_metadata)
      + (select count(*) from pg_class where relkind in ('f', 'p')))::integer as count`)
  return row?.count ?? -1
}
