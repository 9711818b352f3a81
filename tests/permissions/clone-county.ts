import { type Database, ident, type Sql, sql } from '#db/index'
import { tableClasses } from '../../src/db/table-classes.ts'

/**
 * What every name in the copy begins with, so that an answer shows it when it should not be there: a word
 * that no policy and no sentence of the program has.
 */
export const foreignMark = '隔山'

/** Tables of a node that say of which county a row is. */
const alsoByCounty = ['import_batch']
/** Others refer to them: they are copied first. */
const referredTo = ['household', 'person', 'alert', 'push']

/**
 * Copies every row of a county into another county of the same database, under other ids but with the
 * same division codes, numbers of households and hashes: only the county tells them apart.
 */
export async function cloneCounty(db: Database, from: string, to: string): Promise<void> {
  const owner = db.as('owner')
  const tables = Object.entries(tableClasses)
    .filter(([name, tableClass]) => tableClass === 'county' || alsoByCounty.includes(name))
    .map(([name]) => name)
  await owner.transaction(async (tx) => {
    const rest = tables.filter((table) => !referredTo.includes(table))
    for (const table of [...referredTo, ...rest]) await tx.execute(copyOf(table, from, to))
  })
}

/** The id that a row of the first county has in its copy. */
export function idInCopy(id: string): string {
  return id.replace(/^(.{8}-.{4})-7/, '$1-4')
}

function copyOf(table: string, from: string, to: string): Sql {
  const name = ident(table)
  return sql`
    insert into ${name}
    select (made.row).* from (
      select jsonb_populate_record(null::${name}, moved.row || coalesce((
        select jsonb_object_agg(key, ${foreignMark} || value)
        from jsonb_each_text(moved.row)
        where key in ('name', 'title', 'file_name', 'matter') and value is not null), '{}')) as row
      from ${name} as kept
      cross join lateral (
        select regexp_replace(replace(to_jsonb(kept)::text, ${from}, ${to}),
          '([0-9a-f]{8}-[0-9a-f]{4})-7', '\\1-4', 'g')::jsonb as row) as moved
      where kept.county_code = ${from}) as made`
}

/** A row like another of the table, but for what is given. */
export function rowLike(
  table: string,
  id: string,
  changes: Readonly<Record<string, string | null>>,
): Sql {
  const name = ident(table)
  return sql`
    insert into ${name}
    select (jsonb_populate_record(null::${name},
      to_jsonb(kept) || ${JSON.stringify(changes)}::jsonb)).*
    from ${name} as kept where kept.id = ${id}`
}
