import type { Acting } from '#access/index'
import { sql } from '#db/index'
import type { BatchState } from '#sources/index'
import type { App } from '../app.ts'

export interface ListedBatch {
  readonly id: string
  readonly fileName: string
  readonly archive: string | null
  readonly dataset: string
  readonly datasetName: string
  readonly department: string
  readonly period: string
  readonly mode: '全量' | '增量'
  readonly state: BatchState
  readonly by: string
  readonly stagedAt: string
  readonly committedAt: string | null
  readonly withdrawnAt: string | null
  readonly amends: string | null
  readonly rows: number | null
}

/** The county's batches, newest first. */
export async function listBatches(
  app: App,
  acting: Acting,
  { state, limit = 50 }: { readonly state?: BatchState | undefined; readonly limit?: number },
): Promise<readonly ListedBatch[]> {
  const rows = await app.db.query<Omit<ListedBatch, 'datasetName'>>(sql`
    select id, file_name as "fileName", archive, dataset, department, period, mode, state,
      imported_by as by, staged_at as "stagedAt", committed_at as "committedAt",
      withdrawn_at as "withdrawnAt", amends,
      coalesce(counts -> 'rows' ->> 'total', preview -> 'rows' ->> 'total')::integer as rows
    from import_batch
    where county_code = ${acting.countyCode} and entry_id is null
      and (${state ?? null}::text is null or state = ${state ?? null})
    order by staged_at desc, id desc
    limit ${limit}`)
  return rows.map((row) => ({
    ...row,
    datasetName: app.datasets.find(row.dataset)?.name ?? row.dataset,
  }))
}

/** The batch whose id begins so; refuses none and several by the id as it was given. */
export async function findBatchId(app: App, acting: Acting, text: string): Promise<string> {
  if (!/^[0-9a-f-]{6,36}$/i.test(text)) return text
  const found = await app.db.query<{ id: string }>(sql`
    select id from import_batch
    where county_code = ${acting.countyCode} and id::text like ${`${text.toLowerCase()}%`} limit 2`)
  return found.length === 1 && found[0] ? found[0].id : text
}
