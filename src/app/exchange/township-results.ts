import { type Acting, divisionNameOf } from '#access/index'
import { sql } from '#db/index'
import { loadTownshipResults, type TownshipResult } from '#sources/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { seesShare } from './sees-share.ts'

/** What the newest file of a dataset came to in a township, with names for a reader. */
export interface ListedTownshipResult extends TownshipResult {
  readonly datasetName: string
  readonly department: string
  readonly townshipName: string
}

/** Results township by township, of the newest file of each dataset. */
export function listTownshipResults(
  app: App,
  acting: Acting,
  filter: { readonly department?: string | undefined; readonly township?: string | undefined } = {},
): Promise<readonly ListedTownshipResult[]> {
  return inCounty(app, acting, async (tx) => {
    const results = await loadTownshipResults(tx, acting.countyCode)
    const codes = [...new Set(results.map(({ township }) => township))]
    const named = await tx.query<{ code: string; name: string }>(sql`
      select code, ${divisionNameOf(sql`t.code`)} as name from unnest(${codes}::text[]) as t (code)`)
    const names = new Map(named.map(({ code, name }) => [code, name]))
    return results.flatMap((one) => {
      const dataset = app.datasets.find(one.dataset)
      const department = dataset?.department ?? ''
      if (!seesShare(acting, { department, township: one.township })) return []
      if (filter.department !== undefined && department !== filter.department) return []
      if (filter.township && filter.township.slice(0, 9) !== one.township.slice(0, 9)) return []
      const datasetName = dataset?.name ?? one.dataset
      const townshipName = names.get(one.township) ?? app.county.name
      return [{ ...one, datasetName, department, townshipName }]
    })
  })
}
