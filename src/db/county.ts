import type { Database, Transaction } from './database.ts'
import { sql } from './sql.ts'

/** Which rows of its county a transaction of the app role sees and may write. */
export interface RowScope {
  readonly kind: 'county' | 'area' | 'pushed' | 'none'
  /** Leading digits of division codes. Given without a single digit they are no area at all: nothing is seen. */
  readonly areas?: readonly string[] | undefined
  readonly department?: string | undefined
}

/**
 * A transaction that sees one county, and of it what `scope` says (all of it unless told): row-level
 * security of the app role shows and accepts only these rows. The other roles see all rows; for them
 * the settings are only recorded.
 */
export function withCounty<T>(
  db: Pick<Database, 'transaction'>,
  countyCode: string,
  work: (tx: Transaction) => Promise<T>,
  scope: RowScope = { kind: 'county' },
): Promise<T> {
  const areas = scope.areas?.filter((area) => area !== '')
  const kind = areas?.length === 0 ? 'none' : scope.kind
  return db.transaction(async (tx) => {
    await tx.query(sql`
      select set_config('app.county', ${countyCode}, true), set_config('app.scope', ${kind}, true),
        set_config('app.areas', ${(areas ?? []).join(',')}, true),
        set_config('app.department', ${scope.department ?? ''}, true)`)
    return work(tx)
  })
}
