import { createHash } from 'node:crypto'
import { ident, joinSql, sql, type Transaction } from '#db/index'
import type { BackedTable } from './backed-tables.ts'

export interface Copied {
  readonly rows: number
  readonly digest: string
}

const newline = 0x0a

/**
 * Gives a table's rows in COPY's text format in the order in which they lie, and their count and digest:
 * a table filled from it gives the same bytes again.
 */
export async function copyTable(
  tx: Transaction,
  { name, columns }: BackedTable,
  take: (piece: Uint8Array) => void = () => undefined,
): Promise<Copied> {
  const digest = createHash('sha256')
  let rows = 0
  const list = joinSql(
    columns.map((column) => ident(column.name)),
    ', ',
  )
  // A COPY that is left in its middle would block its connection: the rest is read and dropped.
  let failure: unknown
  await tx.copyOut(sql`select ${list} from ${ident(name)}`, (piece) => {
    if (failure !== undefined) return
    digest.update(piece)
    for (let at = piece.indexOf(newline); at >= 0; at = piece.indexOf(newline, at + 1)) rows += 1
    try {
      take(piece)
    } catch (error) {
      failure = error
    }
  })
  if (failure !== undefined) throw failure
  return { rows, digest: digest.digest('hex') }
}

/** Scans begin at the table's first page, alone on it: else a scan joins another one in its middle. */
export async function readInOrder(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local synchronize_seqscans = off`)
  await tx.execute(sql`set local enable_indexscan = off`)
  await tx.execute(sql`set local enable_indexonlyscan = off`)
  await tx.execute(sql`set local max_parallel_workers_per_gather = 0`)
}
