import { type Database, sql, withAdvisoryLock } from '#db/index'
import { keyRingOf, type Vault } from '#vault/index'
import { keysLock } from './open-keys.ts'
import { countStaleHeld, resealHeldRows } from './reseal-held-rows.ts'
import {
  countStale,
  type ResealedColumn,
  resealTable,
  type SealedTable,
  type Versions,
} from './reseal-texts.ts'
import { sealedColumns } from './sealed-columns.ts'
import { loadKeys, prepareNextKeys, readKeys, rotatedPurposes } from './stored-keys.ts'

export interface Rotation {
  /** False: an earlier rotation that had stopped half-way was finished. */
  readonly isNew: boolean
  readonly rows: number
  /** Generations that nothing lies under any more. */
  readonly retired: readonly string[]
  /** Why the old keys stay in use for now, if they do. */
  readonly waitsFor: readonly string[]
}

export interface RotationWish {
  /** A prepared key must be at least so old: so long running servers take to read it. */
  readonly preparedForMs: number
  readonly wait: (ms: number) => Promise<void>
  readonly tell?: (table: string, rows: number) => void
}

/**
 * Takes the prepared data keys into use and seals everything anew under them, while others read and
 * write. Stopped half-way, the next call goes on. The old keys retire when nothing is left under them;
 * they stay readable for whoever wrote with them to the last moment.
 */
export async function rotateKeys(
  db: Database,
  vault: Vault,
  wish: RotationWish,
): Promise<Rotation> {
  const owner = db.as('owner')
  await loadKeys(owner, vault)
  const isNew = !(await isUnderWay(owner, vault))
  if (isNew) await beginRotation(owner, vault, wish)
  const versions = versionsOf(vault)
  let rows = 0
  for (const { view, table } of await tablesToReseal(owner)) {
    const written = await resealTable(view, vault, { table, versions })
    if (written > 0) wish.tell?.(table.name, written)
    rows += written
  }
  rows += await resealHeldRows(owner, vault, versions.text)
  const waitsFor = [...(await findStale(owner, vault)), ...(await importsRunning(owner))]
  const retired = waitsFor.length > 0 ? [] : await retireOld(owner)
  await loadKeys(owner, vault)
  return { isNew, rows, retired, waitsFor }
}

/** Where something lies under another key than the one in use. */
export async function findStale(owner: Database, vault: Vault): Promise<readonly string[]> {
  const versions = versionsOf(vault)
  const found: string[] = []
  for (const { view, table } of await tablesToReseal(owner)) {
    const left = await countStale(view, table, versions)
    if (left > 0) found.push(`${table.name} ${left} 行`)
  }
  const held = await countStaleHeld(owner, vault, versions.text)
  if (held > 0) found.push(`held_row ${held} 行`)
  return found
}

function versionsOf(vault: Vault): Versions {
  const ring = keyRingOf(vault)
  return { text: ring.versionInUse('text'), batch: ring.versionInUse('batch') }
}

/** A rotation stopped half-way, or somebody still wrote under a key that had retired. */
async function isUnderWay(owner: Database, vault: Vault): Promise<boolean> {
  const keys = await readKeys(owner)
  const hasTwo = rotatedPurposes.some((purpose) => {
    const used = keys.filter(
      (key) => key.purpose === purpose && key.begunAt !== null && key.retiredAt === null,
    )
    return used.length > 1
  })
  return hasTwo || (await findStale(owner, vault)).length > 0
}

/** Takes the prepared keys into use and prepares the next ones; waits where they are too fresh. */
async function beginRotation(owner: Database, vault: Vault, wish: RotationWish): Promise<void> {
  for (;;) {
    const missing = await owner.transaction(async (tx) => {
      await withAdvisoryLock(tx, keysLock)
      await prepareNextKeys(tx, vault)
      const [found] = await tx.query<{ age: number }>(sql`
        select floor(extract(epoch from min(clock_timestamp() - made_at)) * 1000)::integer as age
        from vault_key where begun_at is null`)
      const tooFresh = wish.preparedForMs - (found?.age ?? 0)
      if (tooFresh > 0) return tooFresh
      await tx.execute(sql`update vault_key set begun_at = now() where begun_at is null`)
      await prepareNextKeys(tx, vault)
      return 0
    })
    if (missing === 0) return
    await wish.wait(missing)
  }
}

async function retireOld(owner: Database): Promise<readonly string[]> {
  const rows = await owner.query<{ purpose: string; version: number }>(sql`
    update vault_key as k set retired_at = now()
    where k.purpose in ('text', 'batch') and k.begun_at is not null and k.retired_at is null
      and k.version < (select max(n.version) from vault_key as n
        where n.purpose = k.purpose and n.begun_at is not null)
    returning k.purpose, k.version`)
  return rows.map(({ purpose, version }) => `${purpose} ${version}`).sort()
}

async function importsRunning(owner: Database): Promise<readonly string[]> {
  const [row] = await owner.query<{ count: number }>(sql`
    select count(*)::integer as count from import_batch where state = '暂存'`)
  return row && row.count > 0 ? [`正在进行的导入 ${row.count} 个`] : []
}

interface TableToReseal {
  readonly view: Database
  readonly table: SealedTable
}

/** Our tables, and those of batches that wait for a person, which belong to the worker role. */
async function tablesToReseal(owner: Database): Promise<readonly TableToReseal[]> {
  const worker = owner.as('worker')
  const staging = await worker.query<{ name: string }>(sql`
    select c.relname::text as name
    from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attname = 'id_cipher'
      and a.atttypid = 'bytea'::regtype
    join import_batch as b on b.state = '待确认'
      and left(replace(c.relname::text, 'batch_', ''), 32) = replace(b.id::text, '-', '')
    where c.relnamespace = 'staging'::regnamespace and c.relkind = 'r'`)
  const staged = staging.map(({ name }) => {
    const table = `staging.${name}`
    const column = { table, column: 'id_cipher', kind: 'text', place: 'identity' } as const
    return { view: worker, table: { name: table, columns: [column] } }
  })
  return [...sealedTables().map((table) => ({ view: owner, table })), ...staged]
}

function sealedTables(): readonly SealedTable[] {
  const columns = sealedColumns.filter(isResealed)
  const names = [...new Set(columns.map(({ table }) => table))]
  return names.map((name) => ({ name, columns: columns.filter(({ table }) => table === name) }))
}

function isResealed(column: (typeof sealedColumns)[number]): column is ResealedColumn {
  return column.kind !== 'held-row'
}
