import type { Transaction } from '#db/index'
import type { Relations } from '#policy/index'
import { type Moment, withProfilesOn } from '#registry/index'
import type { App } from '../app.ts'

/** Runs the work over the profiles as they are, or as they were at a moment. */
export async function withFactsOn<T>(
  tx: Transaction,
  app: App,
  moment: Moment | undefined,
  work: (relations: Partial<Relations>) => Promise<T>,
): Promise<T> {
  if (moment === undefined) return work({})
  const what = { ...moment, catalogue: app.catalogue }
  return withProfilesOn(tx, { countyCode: app.county.code }, what, work)
}
