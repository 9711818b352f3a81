import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { BatchPreview, BatchState } from './domain.ts'
import type { StoredPreview } from './preview-batch.ts'
import { findSameFile, sayTakenIn } from './take-in.ts'
import { loadBatch } from './waiting-batch.ts'

/** The preview that is kept with a batch; undefined where none was made. */
export async function loadPreview(
  q: Queryable,
  acting: Acting,
  batchId: string,
): Promise<BatchPreview | undefined> {
  const batch = await loadBatch(q, acting, batchId)
  const [row] = await q.query<{ preview: StoredPreview | null; sha256: string; state: BatchState }>(
    sql`select preview, sha256, state from import_batch where id = ${batchId}`,
  )
  if (!row?.preview) return undefined
  const before = row.state === '待确认' ? await findSameFile(q, acting, row.sha256) : undefined
  const already = before && {
    alreadyImportedAs: {
      batchId: before.id,
      at: before.at,
      by: before.by,
      sentence: sayTakenIn(before),
    },
  }
  const { place: _, foreseen, ...preview } = row.preview
  const amends = preview.amends && {
    amends: { ...preview.amends, alreadyTaken: batch.passedOver ?? 0 },
  }
  const ahead = foreseen && { foreseen: numbersOf(foreseen) }
  return { ...preview, ...ahead, ...amends, fileName: batch.fileName, state: row.state, ...already }
}

function numbersOf({ bySubject: _, ...numbers }: NonNullable<StoredPreview['foreseen']>) {
  return numbers
}

/** Whether another file was taken in or undone since the batch was looked at. */
export async function isPreviewOld(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  batchId: string,
): Promise<boolean> {
  const [row] = await q.query<{ old: boolean }>(sql`
    select b.preview is null or exists (
      select from import_batch as o
      where o.county_code = ${countyCode} and o.id <> b.id
        and greatest(o.taken_in, o.withdrawn_in) > (b.preview ->> 'place')::integer) as old
    from import_batch as b where b.county_code = ${countyCode} and b.id = ${batchId}`)
  return row?.old ?? true
}
