import { type Acting, departmentOf, scopeOf } from '#access/index'
import { sql } from '#db/index'
import type { App } from '../app.ts'
import { type HouseholdMask, householdMask } from './household-mask.ts'

/** How somebody sees what a file says. */
export interface FileMask {
  readonly mask: HouseholdMask
  /** A department's own file: it wrote what stands there. */
  readonly isOwn: boolean
  /** What alerts would come of it is said to those who see every alert, and to no department. */
  readonly seesEffects: boolean
}

export async function readFileMask(app: App, acting: Acting, batchId: string): Promise<FileMask> {
  const mask = householdMask(app, { who: acting.who })
  const department = departmentOf(acting.who)
  const seesAlerts = acting.who === undefined || acting.who.permissions.has('查看预警')
  const seesEffects = seesAlerts && scopeOf(acting).kind === '全县'
  if (department === undefined) return { mask, isOwn: false, seesEffects }
  const [row] = await app.db.query<{ department: string }>(sql`
    select department from import_batch
    where county_code = ${acting.countyCode} and id = ${batchId}`)
  return { mask, isOwn: row?.department === department, seesEffects }
}
