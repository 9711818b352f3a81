import { type Database, ident, joinSql, type Sql, sql, type Transaction } from '#db/index'
import type { SealedPlace, Vault } from '#vault/index'
import { rewrapBatchKey } from '#vault/index'
import { refuse } from './refusals.ts'
import type { SealedColumn } from './sealed-columns.ts'

/** The columns of one table that are sealed row by row under a data key. */
export interface SealedTable {
  readonly name: string
  readonly columns: readonly ResealedColumn[]
}

export type ResealedColumn = Exclude<SealedColumn, { readonly kind: 'held-row' }>

export interface Versions {
  readonly text: number
  readonly batch: number
}

const pagesAtOnce = 32

/**
 * Goes once through a table, some pages a transaction, and seals anew what lies under another key than
 * the one in use. A row that somebody else is changing is passed over: the next pass finds it. Gives
 * how many rows were written.
 */
export async function resealTable(
  db: Database,
  vault: Vault,
  { table, versions }: { readonly table: SealedTable; readonly versions: Versions },
): Promise<number> {
  let written = 0
  for (let page = 0; page < (await pagesOf(db, table.name)); page += pagesAtOnce) {
    const range = sql`t.ctid >= ${`(${page},0)`}::tid and t.ctid < ${`(${page + pagesAtOnce},0)`}::tid`
    written += await db.transaction((tx) => resealPages(tx, vault, { table, versions, range }))
  }
  return written
}

/** How many rows of a table still lie under another key than the one in use. */
export async function countStale(
  db: Database,
  table: SealedTable,
  versions: Versions,
): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    select count(*)::integer as count from ${ident(table.name)} as t
    where ${staleIn(table, versions)}`)
  return row?.count ?? 0
}

interface Found {
  readonly place: string
  readonly [column: string]: Uint8Array | string | null
}

async function resealPages(
  tx: Transaction,
  vault: Vault,
  work: { readonly table: SealedTable; readonly versions: Versions; readonly range: Sql },
): Promise<number> {
  const { table, versions, range } = work
  const columns = table.columns.map(({ column }) => ident(column))
  const found = await tx.query<Found>(sql`
    select t.ctid::text as place, ${joinSql(columns, ', ')}
    from ${ident(table.name)} as t
    where ${range} and (${staleIn(table, versions)})
    for update skip locked`)
  if (found.length === 0) return 0
  const renewed = table.columns.map((column) =>
    found.map((row) => renew(vault, table.name, column, row[column.column])),
  )
  const arrays = renewed.map((values) => sql`${values}::bytea[]`)
  const sets = columns.map((column) => sql`${column} = n.${column}`)
  await tx.execute(sql`
    update ${ident(table.name)} as t
    set ${joinSql(sets, ', ')}
    from unnest(${found.map(({ place }) => place)}::text[]::tid[], ${joinSql(arrays, ', ')})
      as n (place, ${joinSql(columns, ', ')})
    where ${range} and t.ctid = n.place`)
  return found.length
}

function renew(
  vault: Vault,
  table: string,
  column: ResealedColumn,
  value: Uint8Array | string | null | undefined,
): Uint8Array | null {
  if (!(value instanceof Uint8Array)) return null
  try {
    if (column.kind === 'batch-key') return rewrapBatchKey(vault, value)
    return vault.encrypt(openedAt(vault, value, column.place), column.place)
  } catch (error) {
    throw refuse('keys-misplaced', { table, column: column.column }, { cause: error })
  }
}

/** What was sealed for no place in particular may be given its own; what belongs elsewhere not. */
export function openedAt(vault: Vault, value: Uint8Array, place: SealedPlace): string {
  try {
    return vault.decrypt(value, place)
  } catch {
    return vault.decrypt(value, 'text')
  }
}

function staleIn(table: SealedTable, versions: Versions): Sql {
  const parts = table.columns.map(({ column, kind }) => {
    const version = kind === 'batch-key' ? versions.batch : versions.text
    return sql`(t.${ident(column)} is not null and length(t.${ident(column)}) > 0
      and get_byte(t.${ident(column)}, 0) <> ${version}::integer)`
  })
  return joinSql(parts, ' or ')
}

async function pagesOf(db: Database, table: string): Promise<number> {
  const [row] = await db.query<{ pages: number }>(sql`
    select (pg_relation_size(${quoted(table)}::regclass)
      / current_setting('block_size')::integer)::integer as pages`)
  return row?.pages ?? 0
}

function quoted(table: string): string {
  return ident(table).text
}
