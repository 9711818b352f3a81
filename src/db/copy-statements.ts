import { ident, joinSql, type Sql } from './sql.ts'

/** The COPY statement for a query's rows, with `target` in place of STDOUT where the engine needs one. */
export function copyOutStatement(query: Sql, target = 'stdout'): string {
  if (query.values.length > 0) throw new Error('COPY takes no parameters')
  return `copy (${query.text}) to ${target}`
}

/** The COPY statement for `table`, with `source` in place of STDIN where the engine needs one. */
export function copyStatement(table: string, columns: readonly string[], source = 'stdin'): string {
  const list = joinSql(columns.map(ident), ', ').text
  return `copy ${ident(table).text} (${list}) from ${source}`
}
