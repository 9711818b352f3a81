import type { Acting } from '#access/index'
import { type Queryable, sql, type Transaction } from '#db/index'
import type { CountyMap } from './check-map.ts'

export interface RegisteredPopulation {
  readonly divisionCode: string
  readonly persons: number
  readonly asOf: string
  /** Where the number is published. */
  readonly source: string
}

/** How many people are registered (户籍人口) in which division, where the place has said. */
export function readPopulation(q: Queryable, countyCode: string): Promise<RegisteredPopulation[]> {
  return q.query<RegisteredPopulation>(sql`
    select division_code as "divisionCode", persons, as_of as "asOf", source
    from registered_population where county_code = ${countyCode}
    order by division_code limit 20000`)
}

/** In place of what was known of them before. */
export async function storePopulation(
  tx: Transaction,
  { countyCode }: Acting,
  rows: readonly RegisteredPopulation[],
): Promise<void> {
  await tx.execute(sql`delete from registered_population where county_code = ${countyCode}`)
  await tx.execute(sql`
    insert into registered_population (county_code, division_code, persons, as_of, source)
    select ${countyCode}, r."divisionCode", r.persons, r."asOf", r.source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("divisionCode" text, persons integer, "asOf" date, source text)`)
}

export interface StoredMap extends CountyMap {
  /** Where the outlines come from; what a reader has to know of them. */
  readonly note: string
  readonly loadedAt: string
}

/** The map of the county; undefined: the place has loaded none. */
export async function readMap(q: Queryable, countyCode: string): Promise<StoredMap | undefined> {
  const [row] = await q.query<{ content: CountyMap; note: string; loadedAt: string }>(sql`
    select content, note, loaded_at as "loadedAt"
    from county_map where county_code = ${countyCode}`)
  return row && { ...row.content, note: row.note, loadedAt: row.loadedAt }
}

export async function storeMap(
  tx: Transaction,
  { countyCode, actor }: Acting,
  { map, note }: { readonly map: CountyMap; readonly note: string },
): Promise<void> {
  await tx.execute(sql`
    insert into county_map (county_code, content, note, loaded_at, loaded_by)
    values (${countyCode}, ${JSON.stringify(map)}::jsonb, ${note}, clock_timestamp(), ${actor})
    on conflict (county_code) do update
    set content = excluded.content, note = excluded.note, loaded_at = excluded.loaded_at,
      loaded_by = excluded.loaded_by`)
}
