import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { Dataset } from './domain.ts'
import { normaliseHeader } from './read/index.ts'
import { refuse } from './refusals.ts'

/** Keeps what a person said of several headers at once; refuses fields that the dataset has not. */
export async function rememberColumns(
  q: Queryable,
  acting: Acting,
  dataset: Dataset,
  columns: readonly { readonly header: string; readonly field: string | null }[],
): Promise<void> {
  const fields = dataset.columns.map(({ field }) => field)
  for (const { field } of columns) {
    if (field === null || fields.includes(field)) continue
    throw refuse('field-unknown', { dataset: dataset.name, field, known: fields })
  }
  for (const { header, field } of columns) {
    if (plainHeader(header) === '') throw refuse('header-empty', { dataset: dataset.name })
    await rememberMapping(q, acting, { dataset: dataset.code, header, field })
  }
}

/** Keeps what a person said a header means in a dataset's files; later files are read so. */
export async function rememberMapping(
  q: Queryable,
  acting: Acting,
  mapping: {
    readonly dataset: string
    readonly header: string
    /** Null: the column is not to be imported. */
    readonly field: string | null
  },
): Promise<void> {
  const { dataset, header, field } = mapping
  await q.execute(sql`
    insert into column_mapping (county_code, dataset, header, field, confirmed_by)
    values (${acting.countyCode}, ${dataset}, ${plainHeader(header)}, ${field}, ${acting.actor})
    on conflict (county_code, dataset, header) do update
    set field = excluded.field, confirmed_by = excluded.confirmed_by, confirmed_at = now()`)
}

/** Forgets what was said of a header; false when nothing was. */
export async function forgetMapping(
  q: Queryable,
  acting: Acting,
  mapping: { readonly dataset: string; readonly header: string },
): Promise<boolean> {
  const { dataset, header } = mapping
  const gone = await q.execute(sql`
    delete from column_mapping
    where county_code = ${acting.countyCode} and dataset = ${dataset}
      and header = ${plainHeader(header)}`)
  return gone > 0
}

export interface RememberedColumn {
  readonly dataset: string
  readonly header: string
  readonly field: string | null
  readonly confirmedBy: string | null
  readonly confirmedAt: string
}

/** What people of the county said of headers, of one dataset or of all. */
export async function listMappings(
  q: Queryable,
  acting: Acting,
  dataset?: string,
): Promise<readonly RememberedColumn[]> {
  return q.query<RememberedColumn>(sql`
    select dataset, header, field, confirmed_by as "confirmedBy", confirmed_at as "confirmedAt"
    from column_mapping
    where county_code = ${acting.countyCode}
      and (${dataset ?? null}::text is null or dataset = ${dataset ?? null}::text)
    order by dataset, header`)
}

/** Each level for itself: `残疾情况/残疾人证号`. */
function plainHeader(header: string): string {
  const [text = '', nth] = header.split(/(#\d+)$/)
  const levels = text.split('/').map((level) => normaliseHeader(level).text)
  return levels.filter(Boolean).join('/') + (nth ?? '')
}
