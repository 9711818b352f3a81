import type { Role } from '#access/index'
import type { App } from '#app/index'
import { type Sql, sql } from '#db/index'
import { newId } from '#vault/index'
import { reachOf } from './roles-and-posts.ts'
import { foreignCounty } from './world.ts'

const isLong = process.env.DOUDI_LONG !== undefined

/** A thing with an id, where it belongs and which departments have to do with it. */
export interface Subject {
  readonly id: string
  readonly county: string
  readonly division: string | null
  readonly departments: readonly string[]
  /** Of an account: who proposed or declared it sees it whatever their scope. */
  readonly account?: string | null
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
  conferences: sql`
    select c.id, c.county_code as county, h.division_code as division,
      array(select d.department from case_conference_department as d
        where d.county_code = c.county_code and d.conference_id = c.id) as departments
    from case_conference as c
    join alert as a on a.county_code = c.county_code and a.id = c.alert_id
    join household as h on h.county_code = a.county_code and h.id = a.household_id`,
  entries: sql`
    select e.id, ${ofHousehold}
    from household_entry as e
    join household as h on h.county_code = e.county_code and h.id = e.household_id
    where e.undone_at is null`,
  attachments: sql`
    select t.id, h.county_code as county, h.division_code as division,
      array[t.added_department] as departments
    from attachment as t
    join household as h on h.county_code = t.county_code and h.id = t.household_id`,
  'policy/drafts': sql`
    select id, county_code as county, null as division, '{}'::text[] as departments
    from policy_draft`,
  candidates: sql`
    select c.id, ${ofHousehold}
    from match_candidate as c
    join membership as m on m.county_code = c.county_code and m.person_id = c.person_id
    join household as h on h.county_code = m.county_code and h.id = m.household_id`,
  leads: sql`
    select id, county_code as county, division_code as division, array[department] as departments
    from lead`,
  approvals: sql`
    select ap.id, ${ofHousehold}, ap.proposer_account as account
    from approval as ap
    join household as h on h.county_code = ap.county_code and h.id = ap.household_id`,
  supervision: sql`
    select id, county_code as county, null as division, '{}'::text[] as departments
    from supervision_alert`,
  staff: sql`
    select id, county_code as county, division_code as division, '{}'::text[] as departments
    from staff_member`,
  relatives: sql`
    select r.id, r.county_code as county, null as division, '{}'::text[] as departments,
      s.account_id as account
    from staff_relative as r
    join staff_member as s on s.county_code = r.county_code and s.id = r.staff_id`,
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

/** Somebody at the post that the test gives the role. */
export interface Standing {
  readonly role: Role
  readonly accountId: string
}

/** Whether they should reach it. */
export function isWithin(
  app: App,
  { role, accountId }: Standing,
  { kind, subject }: { readonly kind: string; readonly subject: Subject },
): boolean {
  const { county, division, departments, account } = subject
  if (county !== app.county.code) return false
  if (account === accountId) return true
  // Others' relatives are the business of who checks the register, and of nobody else.
  if (kind === 'relatives') return role.permissions.includes('近亲属核查')
  const reach = reachOf(role)
  switch (reach.kind) {
    case '全县':
      return true
    case '辖区':
      return division !== null && reach.areas.some((area) => division.startsWith(area))
    case '推送':
      return kind !== 'approvals' && departments.includes(reach.department)
    case '无':
      return false
  }
}

export interface Split {
  readonly inside: string | undefined
  /** Where the address names something of the thing as well. */
  readonly second?: string | undefined
  /** Of this county, and one of the other county (where they are). */
  readonly outside: readonly string[]
  /** One that nobody has. */
  readonly guessed: string
}

/** One id that they reach and ids that they do not. */
export function splitFor(
  app: App,
  standing: Standing,
  { kind, subjects }: { readonly kind: string; readonly subjects: readonly Subject[] },
): Split {
  const reaches = (subject: Subject) => isWithin(app, standing, { kind, subject })
  const beyond = subjects.filter((one) => !reaches(one))
  const own = beyond.filter(({ county }) => county === app.county.code)
  const foreign = beyond.filter(({ county }) => county === foreignCounty)
  return {
    inside: subjects.find(reaches)?.id,
    outside: [...own.slice(0, isLong ? 2 : 1), ...foreign.slice(0, 1)].map(({ id }) => id),
    guessed: newId(),
  }
}
