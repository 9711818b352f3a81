import { chmodSync, existsSync } from 'node:fs'
import path from 'node:path'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { ensureNameKeys } from '#registry/index'
import type { App } from '../app.ts'
import { runRound } from '../monitoring-round.ts'
import { fillRegistry } from './fill-registry.ts'
import { makeBench, reopenBench, withBench } from './open-bench.ts'

/** The day on which the office works: a few days after its alerts were pushed. */
export const officeDay = '2024-10-14'
const roundDay = '2024-10-11'

export interface OfficePlace {
  readonly persons: number
  /** Keeps the filled county in this folder, or takes the one that lies there. */
  readonly keep?: string | undefined
  readonly say: (line: string) => void
}

/** Works on a county with people, open alerts, pushes and summaries. */
export async function withOffice<T>(
  { persons, keep, say }: OfficePlace,
  work: (app: App) => Promise<T>,
): Promise<T> {
  const filled = async (app: App): Promise<T> => {
    await fillOffice(app, persons, say)
    return work(app)
  }
  if (keep === undefined) return withBench(filled, persons)
  const folder = path.resolve(keep)
  const isThere = existsSync(path.join(folder, 'bench.key'))
  const app = isThere ? await reopenBench(folder) : await makeBench(folder, persons)
  // The account that runs the database must get in.
  chmodSync(folder, 0o755)
  try {
    return await (isThere ? work(app) : filled(app))
  } finally {
    await app.close()
  }
}

async function fillOffice(app: App, persons: number, say: (line: string) => void): Promise<void> {
  const acting = app.acting('性能测量', localDate(roundDay))
  say(`生成 ${persons} 人的底册……`)
  await fillRegistry(app.db, acting, persons)
  say('姓名的读音……')
  await ensureNameKeys(app.db, app.county.code)
  say('监测一轮，推送……')
  await runRound(app, acting, { push: true })
  await app.db.as('owner').execute(sql`vacuum analyze`)
}

export interface OfficeSize {
  readonly persons: number
  readonly households: number
  readonly openAlerts: number
  readonly pushes: number
}

export async function sizeOfOffice(app: App): Promise<OfficeSize> {
  const { code } = app.county
  const [row] = await app.db.query<OfficeSize>(sql`
    select (select count(*) from person where county_code = ${code}) as persons,
      (select count(*) from household where county_code = ${code}) as households,
      (select count(*) from alert where county_code = ${code}) as "openAlerts",
      (select count(*) from push where county_code = ${code}) as pushes`)
  if (!row) throw new Error('a count gives one row')
  return row
}
