import { type Database, type Queryable, sql, type Transaction } from '#db/index'
import { loadNameReader, nameKeyEdition } from './name-keys.ts'
import { settlePersonKeys } from './settle-person-keys.ts'

const atOnce = 5000

/**
 * Makes the keys of names that have none, some thousands at a time; what is made stays when it is
 * stopped. Nothing to do costs one look at an empty index. Gives how many were made.
 */
export async function ensureNameKeys(
  db: Database,
  countyCode: string,
  onProgress?: (done: number) => void,
): Promise<number> {
  await db.transaction((tx) => forgetOlderEdition(tx, countyCode))
  let made = 0
  for (;;) {
    const some = await db.transaction((tx) => makeSomeKeys(tx, countyCode))
    made += some
    if (some > 0) onProgress?.(made)
    if (some < atOnce) return made
  }
}

/** The same within a transaction that has just written persons. */
export async function makeNameKeys(tx: Transaction, countyCode: string): Promise<void> {
  await forgetOlderEdition(tx, countyCode)
  let some = atOnce
  while (some === atOnce) some = await makeSomeKeys(tx, countyCode)
}

/** Keys made by an older edition of variants and readings are made anew. */
async function forgetOlderEdition(tx: Transaction, countyCode: string): Promise<void> {
  const [row] = await tx.query<{ edition: number }>(sql`
    select edition from name_key_edition where county_code = ${countyCode}`)
  if (row?.edition === nameKeyEdition) return
  if (row !== undefined) {
    await tx.execute(sql`
      update person set name_folded = null, name_sounds = null, name_initials = null
      where county_code = ${countyCode} and name_folded is not null`)
  }
  await tx.execute(sql`
    insert into name_key_edition (county_code, edition) values (${countyCode}, ${nameKeyEdition})
    on conflict (county_code) do update set edition = excluded.edition`)
}

async function makeSomeKeys(tx: Transaction, countyCode: string): Promise<number> {
  const rows = await tx.query<{ id: string; name: string }>(sql`
    select id, name from person
    where county_code = ${countyCode} and name_folded is null
    order by id limit ${atOnce}`)
  if (rows.length === 0) return 0
  const { keysOf } = await loadNameReader()
  const keys = rows.map(({ name }) => keysOf(name))
  await tx.execute(sql`
    update person as p
    set name_folded = k.folded, name_sounds = string_to_array(k.sounds, ' '),
      name_initials = string_to_array(k.initials, ' ')
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${keys.map(({ folded }) => folded)}::text[],
      ${keys.map(({ sounds }) => sounds.join(' '))}::text[],
      ${keys.map(({ initials }) => initials.join(' '))}::text[]) as k (id, folded, sounds, initials)
    where p.county_code = ${countyCode} and p.id = k.id`)
  await settlePersonKeys(
    tx,
    { countyCode },
    rows.map(({ id }) => id),
  )
  return rows.length
}

/** Another name that a person goes by. */
export interface OtherName {
  readonly personId: string
  readonly name: string
}

/** Notes other names of persons, with who said so; a name that is noted, or the person's own, stays as it is. */
export async function noteOtherNames(
  q: Queryable,
  countyCode: string,
  { names, notedBy }: { readonly names: readonly OtherName[]; readonly notedBy: string },
): Promise<void> {
  if (names.length === 0) return
  const { keysOf } = await loadNameReader()
  await q.execute(sql`
    insert into person_name (county_code, person_id, name, folded, noted_by)
    select ${countyCode}, k.person_id, k.name, k.folded, ${notedBy}
    from unnest(${names.map(({ personId }) => personId)}::uuid[],
      ${names.map(({ name }) => name)}::text[],
      ${names.map(({ name }) => keysOf(name).folded)}::text[]) as k (person_id, name, folded)
    join person as p on p.county_code = ${countyCode} and p.id = k.person_id
      and p.name_folded is distinct from k.folded
    on conflict (county_code, person_id, name) do nothing`)
}

/** A name that a decision noted is no name of the person any more: the decision was taken back. */
export async function forgetOtherName(
  q: Queryable,
  countyCode: string,
  noted: { readonly personId: string; readonly name: string; readonly notedAt: string },
): Promise<void> {
  const { personId, name, notedAt } = noted
  await q.execute(sql`
    delete from person_name
    where county_code = ${countyCode} and person_id = ${personId} and name = ${name}
      and noted_at = ${notedAt}::timestamptz`)
}
