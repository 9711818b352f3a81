import { ident, joinSql, sql, type Transaction, trusted } from '#db/index'

/** Columns by name with the PostgreSQL type of each: `{ id: 'uuid', name: 'text' }`. */
export type ColumnTypes = Readonly<Record<string, string>>

type Row<Types extends ColumnTypes> = { readonly [Column in keyof Types]: unknown }

const atOnce = 5000

/** Inserts thousands of rows with few statements; gives how many were new. */
export async function insertRows<Types extends ColumnTypes>(
  tx: Transaction,
  into: { readonly table: string; readonly types: Types; readonly skipExisting?: boolean },
  rows: readonly Row<Types>[],
): Promise<number> {
  const columns = Object.keys(into.types)
  const names = joinSql(columns.map(ident), ', ')
  const skip = into.skipExisting ? trusted('on conflict do nothing') : trusted('')
  let inserted = 0
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce)
    const arrays = columns.map((column) => {
      const values = some.map((row) => row[column])
      return sql`${values}::${trusted(`${into.types[column]}[]`)}`
    })
    inserted += await tx.execute(sql`
      insert into ${ident(into.table)} (${names})
      select * from unnest(${joinSql(arrays, ', ')})
      ${skip}`)
  }
  return inserted
}
