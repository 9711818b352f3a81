import { type Database, ident, joinSql, sql } from '#db/index'
import type { Vault } from '#vault/index'
import { openedAt } from './reseal-texts.ts'
import { type BlindColumn, blindColumns, sealedColumns } from './sealed-columns.ts'

export interface KeyCheck {
  readonly values: number
  /** Table and column with how many values do not open, or are not of the row they stand in. */
  readonly wrong: readonly { readonly place: string; readonly rows: number }[]
}

interface Sealed {
  readonly cipher: Uint8Array
  readonly hash: string
}

const atOnce = 5000

/**
 * Opens every sealed number and compares it with the hash beside it: numbers of two people that were
 * exchanged, or that another key sealed, are found by it.
 */
export async function checkKeys(db: Database, vault: Vault): Promise<KeyCheck> {
  const owner = db.as('owner')
  let values = 0
  const wrong: { place: string; rows: number }[] = []
  for (const column of blindColumns) {
    const found = await checkColumn(owner, vault, column)
    values += found.values
    if (found.wrong > 0)
      wrong.push({ place: `${column.table}.${column.cipher}`, rows: found.wrong })
  }
  return { values, wrong }
}

async function checkColumn(
  owner: Database,
  vault: Vault,
  column: BlindColumn,
): Promise<{ readonly values: number; readonly wrong: number }> {
  const counts = { values: 0, wrong: 0 }
  const names = joinSql(
    [sql`${ident(column.cipher)} as cipher`, sql`${ident(column.column)} as hash`],
    ', ',
  )
  for (let page = 0; ; page += atOnce) {
    const [size] = await owner.query<{ pages: number }>(sql`
      select (pg_relation_size(${column.table}::regclass)
        / current_setting('block_size')::integer)::integer as pages`)
    if (page >= (size?.pages ?? 0)) return counts
    for (let part = page; part < page + atOnce && part < (size?.pages ?? 0); part += 32) {
      const rows = await owner.query<Sealed>(sql`
        select ${names} from ${ident(column.table)} as t
        where t.ctid >= ${`(${part},0)`}::tid and t.ctid < ${`(${part + 32},0)`}::tid
          and ${ident(column.cipher)} is not null and ${ident(column.column)} is not null`)
      counts.values += rows.length
      counts.wrong += rows.filter((row) => !belongs(vault, column, row)).length
    }
  }
}

function belongs(vault: Vault, column: BlindColumn, { cipher, hash }: Sealed): boolean {
  const sealed = sealedColumns.find(
    (one) => one.table === column.table && one.column === column.cipher,
  )
  if (sealed?.kind !== 'text') return false
  try {
    const number = openedAt(vault, cipher, sealed.place)
    if (column.of === 'identity') return vault.hashIdentity(number) === hash
    if (column.of === 'last-four') return vault.hashLastFour(number.slice(-4)) === hash
    return vault.hashOf(column.of, number) === hash
  } catch {
    return false
  }
}
