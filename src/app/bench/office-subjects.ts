import { sql } from '#db/index'
import type { App } from '../app.ts'

/** People of the office, by the role they work in. */
export const officeRoles = ['county', 'township', 'department', 'approver', 'supervisor'] as const
export type OfficeRole = (typeof officeRoles)[number]

/** Whose part of the county a role sees. */
export type OfficeScope = 'county' | 'township' | 'department'

export function scopeOfRole(role: OfficeRole): OfficeScope {
  return role === 'township' || role === 'department' ? role : 'county'
}

/** Whom the requests are about, of each role what it may see. */
export interface OfficeSubjects {
  readonly persons: number
  readonly township: string
  readonly department: string
  readonly village: string
  /** The rule with the most alerts. */
  readonly rule: string
  readonly households: Readonly<Record<OfficeScope, readonly string[]>>
  readonly alerts: Readonly<Record<OfficeScope, readonly string[]>>
}

const sample = 2000

export async function findSubjects(app: App): Promise<OfficeSubjects> {
  const { code } = app.county
  const [place] = await app.db.query<{ township: string; persons: number }>(sql`
    select left(division_code, 9) || '000' as township,
      (select count(*) from person where county_code = ${code}) as persons
    from household where county_code = ${code} group by 1 order by 1 limit 1`)
  const [asked] = await app.db.query<{ department: string }>(sql`
    select department from push
    where county_code = ${code} and department not in ('乡镇', '民政')
    group by 1 order by count(*) desc limit 1`)
  const [most] = await app.db.query<{ rule: string }>(sql`
    select rule from alert where county_code = ${code} group by 1 order by count(*) desc limit 1`)
  const [home] = await app.db.query<{ village: string }>(sql`
    select division_code as village from household
    where county_code = ${code} and not division_code like '%000' order by 1 limit 1`)
  if (!place || !asked || !most || !home)
    throw new Error('the bench county has no households or no pushes')
  const { township, persons } = place
  const inTownship = sql`division_code >= ${township.slice(0, 9)}
    and division_code < ${`${township.slice(0, 9)}:`}`
  const ids = async (statement: ReturnType<typeof sql>): Promise<string[]> =>
    (await app.db.query<{ id: string }>(statement)).map(({ id }) => id)
  const own = sql`exists (select from push as p where p.county_code = a.county_code
    and p.alert_id = a.id and p.department = ${asked.department})`
  const alertsWhere = (condition: ReturnType<typeof sql>) => sql`
    select a.id from alert as a where a.county_code = ${code} and ${condition}
    order by a.id limit ${sample}`
  return {
    ...{ persons, township, department: asked.department },
    ...{ village: home.village, rule: most.rule },
    households: {
      county: await ids(sql`
        select id from household where county_code = ${code} order by md5(id::text) limit ${sample}`),
      township: await ids(sql`
        select id from household where county_code = ${code} and ${inTownship}
        order by md5(id::text) limit ${sample}`),
      department: await ids(sql`
        select distinct a.household_id as id from alert as a
        where a.county_code = ${code} and a.household_id is not null and ${own} limit ${sample}`),
    },
    alerts: {
      county: await ids(alertsWhere(sql`true`)),
      township: await ids(alertsWhere(inTownship)),
      department: await ids(alertsWhere(own)),
    },
  }
}
