import type { Acting } from '#access/index'
import { ident, type Queryable, type Sql, sql, type Transaction } from '#db/index'
import type { StagedFile } from './stage-rows.ts'
import { type Reading, recallStaged } from './staged-record.ts'
import { createStaging, dropStaging } from './staging-table.ts'

export interface RowPlace {
  readonly sheet: string
  readonly row: number
}

interface StagedRow {
  readonly sheet: string
  readonly row_number: number
  readonly row: string
}

const atOnce = 2000

/**
 * Keeps the rows of a staged file that were set aside, sealed under the batch's key, until a person
 * settles them or the key is destroyed: rows without a sound number that say something else to match
 * by, and rows of a number that stands for somebody else. Gives how many.
 */
export async function holdRows(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
): Promise<number> {
  const rows = await tx.query<StagedRow>(sql`
    select s.sheet, s.row_number, (to_jsonb(s) - 'problems')::text as row
    from ${ident(staged.table)} as s
    where (s.verdict = 3 and (s.name is not null or s.id_cipher is not null))
      or (s.verdict = 2 and jsonb_path_exists(s.problems,
        '$[*] ? (@.kind == "同号多人" || @.kind == "姓名不符" || @.kind == "号码不在底册")'))`)
  if (rows.length === 0) return 0
  const key = await keyOf(tx, acting, staged.batchId)
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce)
    const sealed = some.map(({ row }) => key.encrypt(Buffer.from(row)))
    await tx.execute(sql`
      insert into held_row (county_code, batch_id, sheet, row_number, sealed)
      select ${acting.countyCode}, ${staged.batchId}, r.sheet, r.row, r.sealed
      from unnest(${some.map(({ sheet }) => sheet)}::text[],
        ${some.map(({ row_number }) => row_number)}::integer[], ${sealed}::bytea[])
        as r (sheet, row, sealed)
      on conflict do nothing`)
  }
  return rows.length
}

/** The batch's key; made now for a batch whose original is not kept. */
async function keyOf(tx: Transaction, { vault }: Acting, batchId: string) {
  const [row] = await tx.query<{ key: Uint8Array | null }>(sql`
    select original_key as key from import_batch where id = ${batchId}`)
  if (row?.key) return vault.openBatchKey(row.key)
  const key = vault.newBatchKey()
  await tx.execute(sql`update import_batch set original_key = ${key.wrapped} where id = ${batchId}`)
  return key
}

/**
 * Brings rows that were set aside back as staged rows of their batch: a staged file like any other,
 * with these rows only, each 需确认. Rows that are settled or whose key is destroyed are missing from
 * it; undefined when none is left, or the policy does not know the dataset any more. The table goes
 * with `dropStaging` or the end of the batch's next import.
 */
export async function restoreHeldRows(
  tx: Transaction,
  acting: Acting,
  batchId: string,
  wanted: { readonly rows: readonly RowPlace[]; readonly reading: Reading },
): Promise<StagedFile | undefined> {
  const { rows, reading } = wanted
  const staged = await recallStaged(tx, acting, batchId, reading)
  if (staged === undefined) return undefined
  const held = await tx.query<{ sealed: Uint8Array; key: Uint8Array | null }>(sql`
    select h.sealed, b.original_key as key
    from held_row as h
    join import_batch as b on b.id = h.batch_id
    where h.county_code = ${acting.countyCode} and h.batch_id = ${batchId} and h.state = '待处理'
      and ${isOneOf(rows)}`)
  const opened = held.flatMap(({ sealed, key }) => {
    if (key === null) return []
    return [Buffer.from(acting.vault.openBatchKey(key).decrypt(sealed)).toString()]
  })
  if (opened.length === 0) return undefined
  await dropStaging(tx, staged.table)
  await createStaging(tx, staged.table, { layout: staged.layout, catalogue: reading.catalogue })
  const table = ident(staged.table)
  await tx.execute(sql`
    insert into ${table}
    select r.* from jsonb_populate_recordset(null::${table}, ${`[${opened.join(',')}]`}::jsonb) as r`)
  await tx.execute(sql`update ${table} set verdict = 2, problems = null`)
  const counts = { total: opened.length, usable: 0, corrected: 0, needConfirm: opened.length }
  return {
    ...staged,
    complete: false,
    townships: [],
    rowsByTownship: new Map(),
    counts: { ...counts, refused: 0, dropped: 0 },
    hasProblems: false,
  }
}

/** A row that was set aside as it stood in staging: `name`, `id_cipher` …, and a fact's value as `v_<code>`. */
export type HeldRow = Readonly<Record<string, unknown>>

/** One row that waits, opened; undefined where it is settled, or its key destroyed. */
export async function openHeldRow(
  q: Queryable,
  { countyCode, vault }: Pick<Acting, 'countyCode' | 'vault'>,
  batchId: string,
  { sheet, row }: RowPlace,
): Promise<HeldRow | undefined> {
  const [held] = await q.query<{ sealed: Uint8Array; key: Uint8Array | null }>(sql`
    select h.sealed, b.original_key as key
    from held_row as h
    join import_batch as b on b.id = h.batch_id
    where h.county_code = ${countyCode} and h.batch_id = ${batchId} and h.sheet = ${sheet}
      and h.row_number = ${row} and h.state = '待处理'`)
  if (!held?.key) return undefined
  // Written by `holdRows` as the row's JSON.
  return JSON.parse(
    Buffer.from(vault.openBatchKey(held.key).decrypt(held.sealed)).toString(),
  ) as HeldRow
}

/** Says what became of rows that were set aside; gives how many had not been settled before. */
export function settleHeldRows(
  tx: Transaction,
  { countyCode }: Pick<Acting, 'countyCode'>,
  batchId: string,
  settled: { readonly rows: readonly RowPlace[]; readonly state: '已采用' | '已排除' },
): Promise<number> {
  return tx.execute(sql`
    update held_row as h set state = ${settled.state}, settled_at = now()
    where h.county_code = ${countyCode} and h.batch_id = ${batchId} and h.state = '待处理'
      and ${isOneOf(settled.rows)}`)
}

/**
 * The rows that an undone batch had corrected wait again: those of the batch it amends that were settled
 * in the transaction in which it was taken in. Gives how many.
 */
export function reopenHeldRows(
  tx: Transaction,
  { countyCode }: Pick<Acting, 'countyCode'>,
  undone: string,
): Promise<number> {
  return tx.execute(sql`
    update held_row as h set state = '待处理', settled_at = null
    from import_batch as b
    where b.county_code = ${countyCode} and b.id = ${undone} and h.county_code = ${countyCode}
      and h.batch_id = b.amends and h.state = '已采用' and h.settled_at = b.committed_at`)
}

/** One row waits again: the decision that settled it is taken back. */
export function reopenHeldRow(
  tx: Transaction,
  { countyCode }: Pick<Acting, 'countyCode'>,
  batchId: string,
  { sheet, row }: RowPlace,
): Promise<number> {
  return tx.execute(sql`
    update held_row set state = '待处理', settled_at = null
    where county_code = ${countyCode} and batch_id = ${batchId} and sheet = ${sheet}
      and row_number = ${row} and state <> '待处理'`)
}

function isOneOf(rows: readonly RowPlace[]): Sql {
  return sql`(h.sheet, h.row_number) in (
    select * from unnest(${rows.map(({ sheet }) => sheet)}::text[],
      ${rows.map(({ row }) => row)}::integer[]))`
}
