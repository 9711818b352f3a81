import { type Queryable, sql } from '#db/index'
import type { App } from '../app.ts'
import { refuse } from '../refusals.ts'

export interface Township {
  readonly code: string
  readonly name: string
}

/** The township that a code or a name means; refuses what is neither. Undefined for nothing asked. */
export async function findTownship(
  app: Pick<App, 'db' | 'county'>,
  asked: string | undefined,
): Promise<Township | undefined> {
  if (asked === undefined) return undefined
  const all = await listTownships(app.db, app.county.code)
  const found = all.find(({ code, name }) => code === asked || name === asked)
  if (found) return found
  throw refuse('township-unknown', { township: asked, known: all.map(({ name }) => name) })
}

/** The townships of a county as they stand today, by code. */
export function listTownships(q: Queryable, countyCode: string): Promise<Township[]> {
  return q.query<Township>(sql`
    select distinct on (v.code) v.code, v.name from division as v
    where v.code like ${`${countyCode.slice(0, 6)}%`} and v.tier = '乡'
      and v.valid_to is null
    order by v.code, v.valid_from desc`)
}
