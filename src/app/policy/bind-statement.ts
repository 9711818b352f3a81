import { joinSql, type Sql, sql, trusted } from '#db/index'
import type { SqlStatement } from '#policy/index'

/** A compiled statement over everybody, with the county in place of `$1`. */
export function bindCounty(statement: SqlStatement, countyCode: string): Sql {
  const parts = statement.text
    .split(/(\$1)(?!\d)/)
    .map((part) => (part === '$1' ? sql`${countyCode}::text` : trusted(part)))
  return joinSql(parts, '')
}
