import {
  type Database,
  ident,
  joinSql,
  sql,
  type Transaction,
  trusted,
  withAdvisoryLock,
} from '#db/index'
import { settleAllPersonKeys } from '#registry/index'
import { keyRingOf, type Vault } from '#vault/index'
import { keysLock } from './open-keys.ts'
import { refuse } from './refusals.ts'
import { rehashHeldRows } from './reseal-held-rows.ts'
import { openedAt } from './reseal-texts.ts'
import { type BlindColumn, blindColumns, sealedColumns } from './sealed-columns.ts'
import { insertKey, loadKeys } from './stored-keys.ts'
import { requireAlone } from './used-by-others.ts'

export interface IndexRotation {
  readonly rows: number
  /** Remembered decisions about doubtful rows that name no person: such rows are asked about again. */
  readonly forgotten: number
}

const atOnce = 5000

/**
 * Changes the key of the blind indexes: every hash is made anew from its sealed number, in one
 * transaction, so that a kill leaves all as it was. Nobody else may use the data meanwhile, and no
 * import may wait, for its rows are known by the old hashes.
 */
export async function rotateIndex(db: Database, vault: Vault): Promise<IndexRotation> {
  const owner = db.as('owner')
  await requireAlone(db)
  const done = await owner.transaction(async (tx) => {
    await withAdvisoryLock(tx, keysLock)
    await lockTables(tx)
    await loadKeys(tx, vault)
    await requireNothingWaits(tx)
    return rewriteHashes(tx, vault)
  })
  await loadKeys(owner, vault)
  return done
}

async function rewriteHashes(tx: Transaction, vault: Vault): Promise<IndexRotation> {
  const ring = keyRingOf(vault)
  const version = ring.versionInUse('blind') + 1
  const key = ring.make({
    purpose: 'blind',
    version,
    family: ring.family(),
    begunAt: new Date().toISOString(),
  })
  const blind = ring.blindOf(key)
  await tx.execute(sql`
    create temp table new_hash (old uuid primary key, fresh uuid not null) on commit drop`)
  const hashOf = (of: BlindColumn['of'], text: string): string => {
    if (of === 'identity') return blind.hashIdentity(text)
    return of === 'last-four' ? blind.hashLastFour(text.slice(-4)) : blind.hashOf(of, text)
  }
  let rows = 0
  for (const [table, columns] of tablesOf(blindColumns)) {
    rows += await rewriteTable(tx, vault, { table, columns, hashOf })
  }
  await followEndings(tx)
  await tx.execute(sql`analyze new_hash`)
  const unknown = await rehashHeldRows(tx, vault)
  if (unknown > 0) throw refuse('keys-waiting-rows', { batches: 0, rows: unknown })
  await tx.execute(sql`
    update person_index as i set id_hash = n.fresh from new_hash as n where n.old = i.id_hash`)
  await tx.execute(sql`
    update match_candidate as c set said_hash = n.fresh
    from new_hash as n where n.old = c.said_hash`)
  await tx.execute(sql`
    update match_decision as d set id_hash = n.fresh from new_hash as n where n.old = d.id_hash`)
  const [decisions] = await tx.query<{ count: number }>(sql`
    select count(*)::integer as count from match_decision`)
  await tx.execute(sql`
    update vault_key set retired_at = now()
    where purpose = 'blind' and begun_at is not null and retired_at is null`)
  await insertKey(tx, key)
  return { rows, forgotten: decisions?.count ?? 0 }
}

interface Work {
  readonly table: string
  readonly columns: readonly BlindColumn[]
  readonly hashOf: (of: BlindColumn['of'], text: string) => string
}

interface Sealed {
  readonly place: string
  readonly [column: string]: Uint8Array | string | null
}

/** By ranges of the state before: rows written anew land behind them and are not seen twice. */
async function rewriteTable(tx: Transaction, vault: Vault, work: Work): Promise<number> {
  const { table, columns } = work
  const ciphers = [...new Set(columns.map(({ cipher }) => cipher))]
  const olds = columns.map(({ column }) => column)
  await tx.execute(sql`
    declare numbers no scroll cursor for
    select t.ctid::text as place, ${joinSql([...ciphers, ...olds].map(ident), ', ')}
    from ${ident(table)} as t
    where ${joinSql(
      ciphers.map((cipher) => sql`${ident(cipher)} is not null`),
      ' or ',
    )}`)
  let count = 0
  for (;;) {
    const rows = await tx.query<Sealed>(sql`fetch ${trusted(String(atOnce))} from numbers`)
    if (rows.length === 0) break
    await writeHashes(tx, vault, { ...work, rows })
    count += rows.length
  }
  await tx.execute(sql`close numbers`)
  return count
}

async function writeHashes(
  tx: Transaction,
  vault: Vault,
  { table, columns, hashOf, rows }: Work & { readonly rows: readonly Sealed[] },
): Promise<void> {
  const fresh = columns.map((column) =>
    rows.map((row) => {
      const number = opened(vault, column, row[column.cipher])
      return number === null ? null : hashOf(column.of, number)
    }),
  )
  const names = columns.map(({ column }) => ident(column))
  const sets = names.map((name) => sql`${name} = coalesce(n.${name}, t.${name})`)
  await tx.execute(sql`
    update ${ident(table)} as t
    set ${joinSql(sets, ', ')}
    from unnest(${rows.map(({ place }) => place)}::text[]::tid[], ${joinSql(
      fresh.map((hashes) => sql`${hashes}::uuid[]`),
      ', ',
    )}) as n (place, ${joinSql(names, ', ')})
    where t.ctid = n.place`)
  for (const [at, { column, of }] of columns.entries()) {
    if (of !== 'identity') continue
    await tx.execute(sql`
      insert into new_hash (old, fresh)
      select * from unnest(${rows.map((row) => row[column] ?? null)}::uuid[],
        ${fresh[at] ?? []}::uuid[]) as n (old, fresh)
      where n.old is not null and n.fresh is not null
      on conflict do nothing`)
  }
}

/** People are found by the group of their ending: it is another now. */
async function followEndings(tx: Transaction): Promise<void> {
  const counties = await tx.query<{ code: string }>(sql`
    select distinct county_code as code from person order by 1`)
  for (const { code } of counties) await settleAllPersonKeys(tx, { countyCode: code })
}

/** The sealed number behind a hash; one whose hash is another has been tampered with. */
function opened(
  vault: Vault,
  column: BlindColumn,
  cipher: Uint8Array | string | null | undefined,
): string | null {
  if (!(cipher instanceof Uint8Array)) return null
  const sealed = sealedColumns.find(
    (one) => one.table === column.table && one.column === column.cipher,
  )
  if (sealed?.kind !== 'text') throw new RangeError(`${column.table}.${column.cipher} is no text`)
  try {
    return openedAt(vault, cipher, sealed.place)
  } catch (error) {
    const { table, cipher: name } = column
    throw refuse('keys-misplaced', { table, column: name }, { cause: error })
  }
}

async function lockTables(tx: Transaction): Promise<void> {
  const names = [...new Set(blindColumns.map(({ table }) => table))]
  const all = [...names, 'person_index', 'match_candidate', 'match_decision', 'import_batch']
  await tx.execute(sql`lock table ${joinSql(all.map(ident), ', ')} in exclusive mode`)
}

async function requireNothingWaits(tx: Transaction): Promise<void> {
  const [row] = await tx.query<{ batches: number }>(sql`
    select count(*)::integer as batches from import_batch where state in ('暂存', '待确认')`)
  if (row && row.batches > 0) throw refuse('keys-waiting-rows', { batches: row.batches, rows: 0 })
}

function tablesOf(
  columns: readonly BlindColumn[],
): readonly (readonly [string, readonly BlindColumn[]])[] {
  const names = [...new Set(columns.map(({ table }) => table))]
  return names.map((name) => [name, columns.filter(({ table }) => table === name)])
}
