import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { normaliseHeader } from './read/index.ts'

/** Keeps what a person said a header means in a dataset's files; later files are read so. */
export async function rememberMapping(
  q: Queryable,
  acting: Acting,
  mapping: { readonly dataset: string; readonly header: string; readonly field: string },
): Promise<void> {
  const { dataset, header, field } = mapping
  await q.execute(sql`
    insert into column_mapping (county_code, dataset, header, field)
    values (${acting.countyCode}, ${dataset}, ${normaliseHeader(header).text}, ${field})
    on conflict (county_code, dataset, header) do update
    set field = excluded.field, confirmed_at = now()`)
}
