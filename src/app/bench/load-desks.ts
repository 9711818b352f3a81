import { type Sql, sql } from '#db/index'
import { townshipDepartment } from '#dispatch/domain'
import type { App } from '../app.ts'
import { beginSession } from './access-client.ts'
import { personAt } from './generated-people.ts'
import type { Desk, LoadRole } from './load-mix.ts'

/** A desk and who sits at it. */
export interface Staffed {
  readonly desk: Desk
  /** Of the session. */
  readonly token: string
}

const perDesk = 60
/** Of fifty, a quarter each at the county and in departments, half in townships. */
const turns: readonly LoadRole[] = ['township', 'county', 'township', 'department']

interface Group {
  readonly role: LoadRole
  readonly division: string | null
  readonly department: string
  readonly households: readonly string[]
  readonly alerts: readonly string[]
  readonly waiting: readonly string[]
  readonly further: readonly string[]
}

/** Accounts with sessions and work of their own: no two are given the same push, alert or household. */
export async function staffOffice(
  app: App,
  { staff, day }: { readonly staff: number; readonly day: string },
): Promise<readonly Staffed[]> {
  const groups = await findGroups(app, staff)
  const taken = new Map<Group, number>()
  const seated: Staffed[] = []
  for (let at = 0; at < staff; at += 1) {
    const ofRole = groups[turns[at % turns.length] ?? 'county']
    const group = ofRole[Math.floor(at / turns.length) % ofRole.length] ?? ofRole[0]
    if (!group) throw new Error('the bench county has no work for a role')
    const before = taken.get(group) ?? 0
    taken.set(group, before + 1)
    seated.push(await seat(app, group, { at, before, day }))
  }
  return seated
}

async function seat(
  app: App,
  group: Group,
  { at, before, day }: { readonly at: number; readonly before: number; readonly day: string },
): Promise<Staffed> {
  const { role, division, department } = group
  const own = (list: readonly string[]) => list.slice(before * perDesk, (before + 1) * perDesk)
  const token = await beginSession(app, {
    role: `${role}-officer`,
    divisionCode: division,
    ...(role === 'department' ? { department } : {}),
  })
  const names = Array.from({ length: 20 }, (_, nth) => personAt(at * 104_729 + nth * 580).name)
  const desk: Desk = {
    ...{ at, role, day, names, nexts: {}, received: [], department: group.department },
    households: own(group.households),
    alerts: own(group.alerts),
    waiting: own(group.waiting),
    further: own(group.further),
  }
  return { desk, token }
}

async function findGroups(app: App, staff: number) {
  const { code } = app.county
  const most = Math.max(staff, 4) * perDesk
  const townships = await app.db.query<{ code: string }>(sql`
    select left(division_code, 9) || '000' as code from household
    where county_code = ${code} group by 1 order by 1`)
  const departments = await app.db.query<{ name: string }>(sql`
    select department as name from push
    where county_code = ${code} and department not in (${townshipDepartment}, '民政')
    group by 1 order by count(*) desc, 1 limit 4`)
  const ids = async (statement: Sql): Promise<readonly string[]> =>
    (await app.db.query<{ id: string }>(statement)).map(({ id }) => id)
  const waitingAt = (department: string, where: Sql) =>
    ids(sql`
      select p.id from push as p
      join alert as a on a.county_code = p.county_code and a.id = p.alert_id
      where p.county_code = ${code} and p.department = ${department} and p.state = '已推送'
        and ${where}
      order by p.id limit ${most}`)
  const householdsIn = (where: Sql) =>
    ids(sql`
      select id from household as h where county_code = ${code} and ${where} order by id
      limit ${most}`)
  const alertsIn = (where: Sql) =>
    ids(sql`
      select id from alert as a where county_code = ${code} and ${where} order by id
      limit ${most}`)
  const asked = departments[0]?.name ?? ''
  const without = sql`not exists (select from push as p where p.county_code = a.county_code
    and p.alert_id = a.id and p.department = ${asked})
    and exists (select from push as p where p.county_code = a.county_code and p.alert_id = a.id)`
  const county: Group = {
    ...{ role: 'county', division: null, department: asked, waiting: [] },
    households: await householdsIn(sql`true`),
    alerts: await alertsIn(sql`true`),
    further: await alertsIn(without),
  }
  const ofTownships: Group[] = []
  for (const { code: division } of townships) {
    const inside = sql`division_code >= ${division.slice(0, 9)}
      and division_code < ${`${division.slice(0, 9)}:`}`
    ofTownships.push({
      ...{ role: 'township', division, department: asked, further: [] },
      households: await householdsIn(inside),
      alerts: await alertsIn(inside),
      waiting: await waitingAt(
        townshipDepartment,
        sql`a.division_code >= ${division.slice(0, 9)}
          and a.division_code < ${`${division.slice(0, 9)}:`}`,
      ),
    })
  }
  const ofDepartments: Group[] = []
  for (const { name } of departments) {
    const own = sql`exists (select from push as p where p.county_code = a.county_code
      and p.alert_id = a.id and p.department = ${name})`
    ofDepartments.push({
      ...{ role: 'department', division: null, department: name, further: [] },
      households: await ids(sql`
        select distinct a.household_id as id from alert as a
        where a.county_code = ${code} and a.household_id is not null and ${own} limit ${most}`),
      alerts: await alertsIn(own),
      waiting: await waitingAt(name, sql`true`),
    })
  }
  return { county: [county], township: ofTownships, department: ofDepartments }
}
