import type { Acting } from '#access/index'
import { ident, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { StagedFile } from '#sources/index'

/** So many doubtful rows of one subject are noted one by one; with more it stays in doubt. */
export const mostRows = 200

/** The table of whom rows may speak that are not understood. */
export async function createDoubts(tx: Transaction): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.doubt`)
  await tx.execute(
    trusted(`create temp table doubt (sheet text, row_number integer, person_id uuid,
      subject_id uuid) on commit drop`),
  )
}

/** Adds rows (sheet, row_number, person_id, subject_id) to the doubts. */
export function addDoubts(tx: Transaction, rows: Sql): Promise<number> {
  return tx.execute(sql`
    insert into pg_temp.doubt (sheet, row_number, person_id, subject_id) ${rows}`)
}

/**
 * People of whom the file speaks without being understood, and in no other row: every fact of it is
 * unknown for them. All their rows are noted, so that the doubt ends with the last one that is settled.
 */
export async function leaveUnknown(
  tx: Transaction,
  { countyCode }: Acting,
  { table, batchId }: { readonly table: string } & Pick<StagedFile, 'batchId'>,
): Promise<number> {
  await tx.execute(trusted('drop table if exists pg_temp.unknown'))
  await tx.execute(
    trusted(`create temp table unknown (subject_id uuid, sheet text, row_number integer,
      person_id uuid, place bigint) on commit drop`),
  )
  const doubts = await tx.execute(sql`
    insert into pg_temp.unknown (subject_id, sheet, row_number, person_id, place)
    select d.subject_id, d.sheet, d.row_number, min(d.person_id::text)::uuid as person_id,
      row_number() over (partition by d.subject_id order by d.sheet, d.row_number) as place
    from pg_temp.doubt as d
    where not exists (select from ${ident(table)} as m where m.subject_id = d.subject_id)
    group by d.subject_id, d.sheet, d.row_number`)
  if (doubts === 0) return 0
  await tx.execute(sql`
    insert into row_doubt (county_code, batch_id, subject_id, sheet, row_number)
    select ${countyCode}, ${batchId}, u.subject_id,
      case when u.place <= ${mostRows} then u.sheet else '' end,
      case when u.place <= ${mostRows} then u.row_number else 0 end
    from pg_temp.unknown as u
    where u.place <= ${mostRows} + 1
    on conflict do nothing`)
  return tx.execute(sql`
    insert into ${ident(table)} (sheet, row_number, more_rows, person_id, subject_id)
    select f.sheet, f.row_number, array_agg(u.row_number order by u.row_number)
        filter (where u.place > 1 and u.sheet = f.sheet), f.person_id, f.subject_id
    from pg_temp.unknown as f
    join pg_temp.unknown as u on u.subject_id = f.subject_id and u.place <= ${mostRows}
    where f.place = 1
    group by f.sheet, f.row_number, f.person_id, f.subject_id`)
}
