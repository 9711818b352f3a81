import type { Role } from '#access/index'
import type { App } from '#app/index'
import { type Sql, sql } from '#db/index'
import { newId } from '#vault/index'
import { reachOf } from './roles-and-posts.ts'
import { foreignCounty } from './world.ts'

/** A thing with an id, where it belongs and which departments have to do with it. */
export interface Subject {
  readonly id: string
  readonly county: string
  readonly division: string | null
  readonly departments: readonly string[]
}

const ofHousehold = sql`
  h.county_code as county, h.division_code as division,
  array(select distinct p.department from push as p
    join alert as a on a.county_code = p.county_code and a.id = p.alert_id
    where a.county_code = h.county_code and a.household_id = h.id and p.state <> '撤回') as departments`

/** Of every kind of thing that an address can name: all there are. */
const kinds: Readonly<Record<string, Sql>> = {
  households: sql`select h.id, ${ofHousehold} from household as h`,
  people: sql`
    select m.person_id as id, ${ofHousehold}
    from membership as m
    join household as h on h.county_code = m.county_code and h.id = m.household_id`,
  recognitions: sql`
    select r.id, ${ofHousehold}
    from recognition as r
    join household as h on h.county_code = r.county_code and h.id = r.household_id
    where r.kind = '不予认定'`,
  alerts: sql`
    select a.id, ${ofHousehold}
    from alert as a
    join household as h on h.county_code = a.county_code and h.id = a.household_id`,
  pushes: sql`
    select p.id, p.county_code as county, h.division_code as division,
      array[p.department] as departments
    from push as p
    join alert as a on a.county_code = p.county_code and a.id = p.alert_id
    join household as h on h.county_code = a.county_code and h.id = a.household_id
    order by p.department = '乡镇' desc`,
  candidates: sql`
    select c.id, ${ofHousehold}
    from match_candidate as c
    join membership as m on m.county_code = c.county_code and m.person_id = c.person_id
    join household as h on h.county_code = m.county_code and h.id = m.household_id`,
  leads: sql`
    select id, county_code as county, division_code as division, array[department] as departments
    from lead`,
  approvals: sql`
    select ap.id, ${ofHousehold}
    from approval as ap
    join household as h on h.county_code = ap.county_code and h.id = ap.household_id`,
  supervision: sql`
    select id, county_code as county, null as division, '{}'::text[] as departments
    from supervision_alert`,
  staff: sql`
    select id, county_code as county, division_code as division, '{}'::text[] as departments
    from staff_member`,
  relatives: sql`
    select r.id, r.county_code as county, null as division, '{}'::text[] as departments
    from staff_relative as r`,
  'data-requests': sql`
    select id, county_code as county, division_code as division, array[department] as departments
    from data_request`,
  batches: sql`
    select id, county_code as county, null as division, array[department] as departments
    from import_batch`,
}

/** Everything of a kind, or undefined when nobody has said what an id there is. */
export async function subjectsOf(app: App, kind: string): Promise<readonly Subject[] | undefined> {
  const all = kinds[kind]
  return all === undefined ? undefined : app.db.as('owner').query<Subject>(all)
}

/** Whether somebody of the role, at the post of this test, should reach it. */
export function isWithin(app: App, role: Role, subject: Subject): boolean {
  const { county, division, departments } = subject
  if (county !== app.county.code) return false
  const reach = reachOf(role)
  switch (reach.kind) {
    case '全县':
      return true
    case '辖区':
      return division !== null && reach.areas.some((area) => division.startsWith(area))
    case '推送':
      return departments.includes(reach.department)
    case '无':
      return false
  }
}

export interface Split {
  readonly inside: string | undefined
  /** Where the address names something of the thing as well. */
  readonly second?: string | undefined
  /** One of this county, one of the other county (where they are), and one that nobody has. */
  readonly outside: readonly string[]
  readonly guessed: string
}

/** One id that the role reaches and ids that it does not. */
export function splitFor(app: App, role: Role, subjects: readonly Subject[]): Split {
  const within = subjects.filter((one) => isWithin(app, role, one))
  const beyond = subjects.filter((one) => !isWithin(app, role, one))
  const own = beyond.filter(({ county }) => county === app.county.code)
  const foreign = beyond.filter(({ county }) => county === foreignCounty)
  return {
    inside: within[0]?.id,
    outside: [...own.slice(0, 2), ...foreign.slice(0, 1)].map(({ id }) => id),
    guessed: newId(),
  }
}
