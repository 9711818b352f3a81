import { type Database, ident, sql, type Transaction, trusted, withAdvisoryLock } from '#db/index'
import { settlePersonKeys } from '#registry/index'
import type { Vault } from '#vault/index'
import { keysLock } from './open-keys.ts'
import { openedAt } from './reseal-texts.ts'
import { type BlindColumn, blindColumns } from './sealed-columns.ts'
import { loadKeys } from './stored-keys.ts'

/** What an installation says of itself once everything is in groups. */
const grouped = 2
const atOnce = 5000
const beforeAll = '00000000-0000-0000-0000-000000000000'

/**
 * An installation of before holds a hash of every number's own last four characters: puts the group in
 * their place, some thousands at a time. Stopped in the middle, it goes on with what is left; nothing to
 * do costs one look. Gives how many rows were written.
 */
export async function ensureEndingGroups(db: Database, vault: Vault): Promise<number> {
  const owner = db.as('owner')
  const [row] = await owner.query<{ county: string }>(sql`
    select county_code as county from installation where ending_edition < ${grouped} limit 1`)
  if (!row) return 0
  let written = 0
  for (const column of blindColumns.filter(({ of }) => of === 'last-four')) {
    const some = await groupColumn(owner, vault, { column, county: row.county })
    // What was there before lies in the table's free space until it is written over.
    if (some > 0) await owner.execute(sql`vacuum ${ident(column.table)}`)
    written += some
  }
  await owner.execute(sql`
    update installation set ending_edition = ${grouped} where county_code = ${row.county}`)
  return written
}

interface Work {
  readonly column: BlindColumn
  readonly county: string
}

async function groupColumn(owner: Database, vault: Vault, work: Work): Promise<number> {
  let written = 0
  let after: string | undefined = beforeAll
  while (after !== undefined) {
    const from: string = after
    const some = await owner.transaction(async (tx) => {
      await withAdvisoryLock(tx, keysLock)
      await loadKeys(tx, vault)
      return groupSome(tx, vault, { ...work, after: from })
    })
    written += some.written
    after = some.last
  }
  return written
}

async function groupSome(
  tx: Transaction,
  vault: Vault,
  { column, county, after }: Work & { readonly after: string },
): Promise<{ readonly written: number; readonly last: string | undefined }> {
  const table = ident(column.table)
  const hash = ident(column.column)
  const rows = await tx.query<{ id: string; cipher: Uint8Array | null }>(sql`
    select t.id, t.${ident(column.cipher)} as cipher
    from ${table} as t
    where t.county_code = ${county} and t.id > ${after}
      and t.${hash} <> all(${[...vault.lastFourGroups()]}::uuid[])
    order by t.id
    limit ${trusted(String(atOnce))}
    for update`)
  if (rows.length === 0) return { written: 0, last: undefined }
  await tx.execute(sql`
    update ${table} as t set ${hash} = n.fresh
    from unnest(${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ cipher }) => groupOf(vault, cipher))}::uuid[]) as n (id, fresh)
    where t.county_code = ${county} and t.id = n.id`)
  if (column.table === 'person') {
    await settlePersonKeys(
      tx,
      { countyCode: county },
      rows.map(({ id }) => id),
    )
  }
  return { written: rows.length, last: rows.at(-1)?.id }
}

/**
 * A number that does not open belongs to no group, or the whole installation could not be opened;
 * `doudi keys check` names it.
 */
function groupOf(vault: Vault, cipher: Uint8Array | null): string | null {
  if (cipher === null) return null
  try {
    return vault.hashLastFour(openedAt(vault, cipher, 'identity').slice(-4))
  } catch {
    return null
  }
}
