import { type Acting, departmentOf, noteSeen, scopeOf } from '#access/index'
import { sql } from '#db/index'
import type { BatchRow } from '#sources/index'
import type { App } from '../app.ts'
import { type HouseholdMask, householdMask } from './household-mask.ts'

/** How somebody sees what a file says. */
export interface FileMask {
  readonly mask: HouseholdMask
  /** A department's own file: it wrote what stands there. */
  readonly isOwn: boolean
  /** What alerts would come of it is said to those who see every alert, and to no department. */
  readonly seesEffects: boolean
  /** Whoever may take a file in sees the values that they answer for; it is noted whose they saw. */
  readonly answersForIt: boolean
}

export async function readFileMask(app: App, acting: Acting, batchId: string): Promise<FileMask> {
  const answersForIt = takesIn(acting)
  const who =
    answersForIt && acting.who ? { ...acting.who, sensitive: '可见' as const } : acting.who
  const mask = householdMask(app, { who })
  const department = departmentOf(acting.who)
  const seesAlerts = acting.who === undefined || acting.who.permissions.has('查看预警')
  const seesEffects = seesAlerts && scopeOf(acting).kind === '全县'
  const about = { mask, seesEffects, answersForIt }
  if (department === undefined) return { ...about, isOwn: false }
  const [row] = await app.db.query<{ department: string }>(sql`
    select department from import_batch
    where county_code = ${acting.countyCode} and id = ${batchId}`)
  return { ...about, isOwn: row?.department === department }
}

/**
 * A value that is hidden from whoever confirms it is confirmed blindly: of files, 揭示 needs no further
 * step for those who take files of the whole county in. A role that shows nothing of it (隐去) stays so.
 */
function takesIn(acting: Acting): boolean {
  const { who } = acting
  if (who === undefined || who.sensitive !== '揭示') return false
  return who.permissions.has('确认入库') && scopeOf(acting).kind === '全县'
}

/** Notes whose sensitive values the rows of a file showed, and which. */
export async function noteShown(
  app: App,
  acting: Acting,
  rows: readonly BatchRow[],
): Promise<void> {
  const hidden = householdMask(app, { who: acting.who })
  const shown = rows.filter(({ changes }) => changes.some(({ fact }) => hidden.ofName(fact)))
  if (shown.length === 0) return
  const names = new Set(shown.flatMap(({ changes }) => changes.map(({ fact }) => fact)))
  const codes = [...names].flatMap((name) => app.catalogue.findByName(name)?.code ?? [])
  const subjects = shown.flatMap(({ subjectId }) => subjectId ?? [])
  const found = await app.db.query<{ id: string }>(sql`
    select id from person where county_code = ${acting.countyCode} and id = any(${subjects}::uuid[])`)
  const people = new Set(found.map(({ id }) => id))
  const households = subjects.filter((id) => !people.has(id))
  noteSeen(acting, { people, households, fields: codes, count: subjects.length })
}
