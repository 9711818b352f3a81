import { sql } from '#db/index'
import type { App } from '../app.ts'
import { householdOf, personAt } from './generated-people.ts'

/** People of the office, by the role they work in. */
export const officeRoles = ['county', 'township', 'department'] as const
export type OfficeRole = (typeof officeRoles)[number]

export interface OfficeRequest {
  readonly name: string
  readonly roles: readonly OfficeRole[]
  /** What is asked for the `at`th time by somebody of that role. */
  readonly path: (at: number, role: OfficeRole) => string
  /** Asks for the page behind the first instead, by what that names as next. */
  readonly isNextPage?: true
}

/** Whom the requests are about, of each role what it may see. */
export interface OfficeSubjects {
  readonly persons: number
  readonly township: string
  readonly department: string
  readonly households: Readonly<Record<OfficeRole, readonly string[]>>
  readonly alerts: Readonly<Record<OfficeRole, readonly string[]>>
}

const most = 2000

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
  if (!place || !asked) throw new Error('the bench county has no households or no pushes')
  const { township, persons } = place
  const inTownship = sql`division_code >= ${township.slice(0, 9)}
    and division_code < ${`${township.slice(0, 9)}:`}`
  const ids = async (statement: ReturnType<typeof sql>): Promise<string[]> =>
    (await app.db.query<{ id: string }>(statement)).map(({ id }) => id)
  const own = sql`exists (select from push as p where p.county_code = a.county_code
    and p.alert_id = a.id and p.department = ${asked.department})`
  const alertsWhere = (condition: ReturnType<typeof sql>) => sql`
    select a.id from alert as a where a.county_code = ${code} and ${condition}
    order by a.id limit ${most}`
  return {
    ...{ persons, township, department: asked.department },
    households: {
      county: await ids(sql`
        select id from household where county_code = ${code} order by md5(id::text) limit ${most}`),
      township: await ids(sql`
        select id from household where county_code = ${code} and ${inTownship}
        order by md5(id::text) limit ${most}`),
      department: await ids(sql`
        select distinct a.household_id as id from alert as a
        where a.county_code = ${code} and a.household_id is not null and ${own} limit ${most}`),
    },
    alerts: {
      county: await ids(alertsWhere(sql`true`)),
      township: await ids(alertsWhere(inTownship)),
      department: await ids(alertsWhere(own)),
    },
  }
}

const everybody = officeRoles
const civilAffairs = ['county', 'township'] as const

/** Each list, search and page of the office, narrowed and ordered as people narrow and order them. */
export function officeRequests(subjects: OfficeSubjects): readonly OfficeRequest[] {
  const { persons, township } = subjects
  const one = (list: readonly string[], at: number) => list[(at * 7919) % list.length] ?? ''
  const household = (tail: string) => (at: number, role: OfficeRole) =>
    `/api/households/${one(subjects.households[role], at)}${tail}`
  const person = (at: number) => personAt((at * 104_729) % persons)
  const asked = (path: string, words: Readonly<Record<string, string>>) =>
    `${path}?${new URLSearchParams(words)}`
  const list = (
    name: string,
    path: string,
    words: Readonly<Record<string, string>> = {},
    more: Partial<OfficeRequest> = {},
  ): OfficeRequest => ({
    ...{ name, roles: everybody, path: () => asked(path, { limit: '50', ...words }) },
    ...more,
  })
  const search = (name: string, q: (at: number) => string): OfficeRequest => ({
    ...{ name: `查找：${name}`, roles: civilAffairs },
    path: (at) => asked('/api/search', { q: q(at) }),
  })
  const own = { roles: civilAffairs }
  const next = { isNextPage: true } as const
  return [
    list('今天要办', '/api/work'),
    list('今天要办：下一页', '/api/work', {}, next),
    list('今天要办：最新', '/api/work', { sort: '最新' }),
    list('今天要办：超时', '/api/work', { bucket: '超时' }),
    list('今天要办：一类', '/api/work', { kind: '签收推送' }),
    list('今天要办：找姓名', '/api/work', { q: '王伟' }),
    list('家庭', '/api/households'),
    list('家庭：下一页', '/api/households', {}, next),
    list('家庭：一个乡镇', '/api/households', { township }, own),
    list('家庭：在册低保', '/api/households', { recorded: '低保对象' }, own),
    list('家庭：政策类别', '/api/households', { category: '低保边缘家庭' }, own),
    list('家庭：有预警', '/api/households', { alerts: 'true' }, own),
    list('家庭：有冲突', '/api/households', { conflicts: 'true' }, own),
    {
      ...{ name: '家庭：找姓名', roles: civilAffairs },
      path: (at) => asked('/api/households', { limit: '50', text: person(at).name }),
    },
    {
      ...{ name: '家庭：找户号', roles: civilAffairs },
      path: (at) => asked('/api/households', { limit: '50', text: `B${person(at).household}` }),
    },
    search('姓名', (at) => person(at).name),
    search('姓名开头', (at) => person(at).name.slice(0, 2)),
    search('拼音首字母', (at) => ['wwj', 'lfm', 'zjy', 'lml', 'cqg'][at % 5] ?? 'wwj'),
    search('证号后四位', (at) => person(at).identityNumber.slice(-4)),
    search('证号', (at) => person(at).identityNumber),
    search('户号', (at) => `B${householdOf((at * 104_729) % persons)}`),
    search('电话', () => '13800138000'),
    { name: '一户', roles: everybody, path: household('') },
    { name: '一户：事实', roles: everybody, path: household('/facts') },
    { name: '一户：说明', roles: civilAffairs, path: household('/explanation') },
    { name: '一户：救助链', roles: civilAffairs, path: household('/chain') },
    { name: '一户：应享已享', roles: civilAffairs, path: household('/aid') },
    { name: '一户：冲突', roles: civilAffairs, path: household('/conflicts') },
    { name: '一户：登记', roles: civilAffairs, path: household('/entries') },
    list('预警', '/api/alerts'),
    list('预警：下一页', '/api/alerts', {}, next),
    list('预警：按期限', '/api/alerts', { sort: '期限' }),
    list('预警：一类', '/api/alerts', { class: '②' }),
    list('预警：超时', '/api/alerts', { overdue: 'true' }),
    list('预警：等我办', '/api/alerts', { mine: 'true' }),
    list('预警：一个乡镇', '/api/alerts', { division: township }),
    list('预警：找姓名', '/api/alerts', { text: '王伟' }),
    { name: '预警：计数', roles: everybody, path: () => '/api/alerts/counts' },
    {
      ...{ name: '一条预警', roles: everybody },
      path: (at, role) => `/api/alerts/${one(subjects.alerts[role], at)}`,
    },
    list('推送', '/api/pushes'),
    list('推送：下一页', '/api/pushes', {}, next),
    { name: '统计', roles: civilAffairs, path: () => '/api/statistics' },
    list('统计：数后面的人', '/api/statistics/list', { figure: '监测户' }, own),
    { name: '候选', roles: civilAffairs, path: () => '/api/candidates' },
    { name: '线索', roles: civilAffairs, path: () => '/api/leads' },
  ]
}
