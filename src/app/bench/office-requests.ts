import { householdOf, personAt } from './generated-people.ts'
import {
  type OfficeRole,
  type OfficeSubjects,
  officeRoles,
  scopeOfRole,
} from './office-subjects.ts'

export interface OfficeRequest {
  readonly name: string
  readonly roles: readonly OfficeRole[]
  /** What is asked for the `at`th time by somebody of that role. */
  readonly path: (at: number, role: OfficeRole) => string
  /** Turns so many pages first, each by what the one before names as next. */
  readonly pagesOn?: number
  /** What is posted; absent: it is read. */
  readonly posted?: object
}

const everybody = officeRoles
const civilAffairs = ['county', 'township', 'approver', 'supervisor'] as const
const officers = ['county', 'township'] as const

/** Each list, search and page of the office, narrowed and ordered as people narrow and order them. */
export function officeRequests(subjects: OfficeSubjects): readonly OfficeRequest[] {
  const asking = askingOf(subjects)
  return [
    ...workOf(asking),
    ...householdsOf(asking),
    ...searchesOf(asking),
    ...oneHouseholdOf(asking),
    ...alertsOf(asking),
    ...pushesOf(asking),
    ...figuresOf(asking),
  ]
}

type Words = Readonly<Record<string, string>>

interface Asking extends OfficeSubjects {
  /** A list of fifty. */
  list(name: string, path: string, words?: Words, more?: Partial<OfficeRequest>): OfficeRequest
  person(at: number): ReturnType<typeof personAt>
  /** One of those that the role sees, another one each time. */
  one(of: 'households' | 'alerts', at: number, role: OfficeRole): string
}

function askingOf(subjects: OfficeSubjects): Asking {
  return {
    ...subjects,
    list: (name, path, words = {}, more = {}) => ({
      ...{ name, roles: everybody, path: () => asked(path, { limit: '50', ...words }) },
      ...more,
    }),
    person: (at) => personAt((at * 104_729) % subjects.persons),
    one: (of, at, role) => {
      const list = subjects[of][scopeOfRole(role)]
      return list[(at * 7919) % list.length] ?? ''
    },
  }
}

function asked(path: string, words: Words): string {
  return `${path}?${new URLSearchParams(words)}`
}

const next = { pagesOn: 1 }
/** As far as anybody turns pages by hand. */
const far = { pagesOn: 40 }

function workOf({ list, township }: Asking): readonly OfficeRequest[] {
  const path = '/api/work'
  return [
    list('今天要办', path),
    list('今天要办：下一页', path, {}, next),
    list('今天要办：第四十一页', path, {}, far),
    list('今天要办：最新', path, { sort: '最新' }),
    list('今天要办：最新，第四十一页', path, { sort: '最新' }, far),
    list('今天要办：超时', path, { bucket: '超时' }),
    list('今天要办：以后', path, { bucket: '以后' }),
    list('今天要办：一类', path, { kind: '签收推送' }),
    list('今天要办：一个乡镇', path, { place: township }),
    list('今天要办：找姓名', path, { q: '王伟' }),
    list('今天要办：找姓名开头', path, { q: '王' }),
    list('今天要办：找事由', path, { q: '核' }),
    list('今天要办：找户号', path, { q: 'B1000' }),
    // The number in the title and the rail, asked again after every change.
    list('今天要办：只要数', path, { limit: '0' }),
  ]
}

function householdsOf({ list, person, township, village }: Asking): readonly OfficeRequest[] {
  const path = '/api/households'
  const civil = { roles: civilAffairs }
  const typed = (name: string, text: (at: number) => string): OfficeRequest => ({
    ...{ name, roles: civilAffairs },
    path: (at) => asked(path, { limit: '50', text: text(at) }),
  })
  return [
    list('家庭', path),
    list('家庭：下一页', path, {}, next),
    list('家庭：第四十一页', path, {}, far),
    list('家庭：一个乡镇', path, { township }),
    list('家庭：一个村', path, { township, village }),
    list('家庭：在册低保', path, { recorded: '低保对象' }),
    list('家庭：在册低保，第四十一页', path, { recorded: '低保对象' }, far),
    list('家庭：在册低保，一个乡镇', path, { recorded: '低保对象', township }, civil),
    list('家庭：政策类别', path, { category: '低保边缘家庭' }),
    list('家庭：政策类别，第四十一页', path, { category: '低保边缘家庭' }, far),
    list('家庭：有预警', path, { alerts: 'true' }),
    list('家庭：有预警，第四十一页', path, { alerts: 'true' }, far),
    list('家庭：有预警，一个乡镇', path, { alerts: 'true', township }, civil),
    list('家庭：有冲突', path, { conflicts: 'true' }),
    list('家庭：在册低保且有预警', path, { recorded: '低保对象', alerts: 'true' }),
    list('家庭：政策类别且有预警', path, { category: '低保边缘家庭', alerts: 'true' }),
    typed('家庭：找姓名', (at) => person(at).name),
    typed('家庭：找户号', (at) => `B${person(at).household}`),
    typed('家庭：找证号后四位', (at) => person(at).identityNumber.slice(-4)),
  ]
}

function searchesOf({ person, persons }: Asking): readonly OfficeRequest[] {
  const search = (name: string, q: (at: number) => string): OfficeRequest => ({
    ...{ name: `查找：${name}`, roles: civilAffairs },
    path: (at) => asked('/api/search', { q: q(at) }),
  })
  return [
    search('姓名', (at) => person(at).name),
    search('姓名开头', (at) => person(at).name.slice(0, 2)),
    search('拼音首字母', (at) => ['wwj', 'lfm', 'zjy', 'lml', 'cqg'][at % 5] ?? 'wwj'),
    search('拼音首字母两个', (at) => ['ww', 'lf', 'zj'][at % 3] ?? 'ww'),
    search('姓名和证号后四位', (at) => `${person(at).name} ${person(at).identityNumber.slice(-4)}`),
    search('证号后四位', (at) => person(at).identityNumber.slice(-4)),
    search('证号', (at) => person(at).identityNumber),
    search('户号', (at) => `B${householdOf((at * 104_729) % persons)}`),
    search('电话', () => '13800138000'),
  ]
}

function oneHouseholdOf({ one }: Asking): readonly OfficeRequest[] {
  const part = (
    name: string,
    tail: string,
    roles: readonly OfficeRole[] = officers,
  ): OfficeRequest => ({
    ...{ name, roles },
    path: (at, role) => `/api/households/${one('households', at, role)}${tail}`,
  })
  return [
    part('一户', '', everybody),
    part('一户：事实', '/facts', everybody),
    part('一户：说明', '/explanation'),
    part('一户：救助链', '/chain'),
    part('一户：应享已享', '/aid'),
    part('一户：冲突', '/conflicts'),
    part('一户：登记', '/entries'),
  ]
}

function alertsOf({ list, one, township, department, rule }: Asking): readonly OfficeRequest[] {
  const path = '/api/alerts'
  const counts = '/api/alerts/counts'
  const purpose = '性能测量'
  return [
    list('预警', path),
    list('预警：下一页', path, {}, next),
    list('预警：第四十一页', path, {}, far),
    list('预警：按期限', path, { sort: '期限' }),
    list('预警：按期限，第四十一页', path, { sort: '期限' }, far),
    list('预警：一类', path, { class: '②' }),
    list('预警：全部状态', path, { state: '全部' }),
    list('预警：一个阶段', path, { stage: '已推送' }),
    list('预警：一条规则', path, { rule }),
    list('预警：一个部门', path, { department }),
    list('预警：三天以前的', path, { age: '3' }),
    list('预警：超时', path, { overdue: 'true' }),
    list('预警：等我办', path, { mine: 'true' }),
    list('预警：等我办，按期限', path, { mine: 'true', sort: '期限' }),
    list('预警：一个乡镇', path, { division: township }),
    list('预警：一个乡镇，按期限', path, { division: township, sort: '期限' }),
    list('预警：找姓名', path, { text: '王伟' }),
    list('预警：找标题', path, { text: '残疾' }),
    { name: '预警：计数', roles: everybody, path: () => counts },
    {
      name: '预警：计数，一个乡镇',
      roles: everybody,
      path: () => asked(counts, { division: township }),
    },
    {
      name: '一条预警',
      roles: everybody,
      path: (at, role) => `${path}/${one('alerts', at, role)}`,
    },
    {
      ...{ name: '导出：一个乡镇的预警', roles: officers, path: () => '/api/exports/alerts' },
      posted: { purpose, columns: [], division: township },
    },
    {
      ...{ name: '导出：一个乡镇在册低保的家庭', roles: officers },
      path: () => '/api/exports/households',
      posted: { purpose, columns: [], township, recorded: '低保对象' },
    },
  ]
}

function pushesOf({ list, township, department }: Asking): readonly OfficeRequest[] {
  const path = '/api/pushes'
  return [
    list('推送', path),
    list('推送：下一页', path, {}, next),
    list('推送：第四十一页', path, {}, far),
    list('推送：全部状态', path, { state: '全部' }),
    list('推送：一个部门', path, { department }),
    list('推送：一类', path, { class: '②' }),
    list('推送：一个乡镇', path, { township }),
    list('推送：超时', path, { overdue: 'true' }),
    list('推送：等我办', path, { mine: 'true' }),
    list('推送：找事由', path, { text: '核' }),
  ]
}

function figuresOf({ list, township }: Asking): readonly OfficeRequest[] {
  const path = '/api/statistics'
  const behind = `${path}/list`
  const civil = { roles: civilAffairs }
  const plain = (name: string, at: string, roles: readonly OfficeRole[] = everybody) => ({
    ...{ name, roles },
    path: () => at,
  })
  return [
    plain('统计', path),
    plain('统计：一个乡镇', asked(path, { division: township }), civilAffairs),
    list('统计：数后面的户', behind, { figure: '监测户' }, civil),
    list('统计：数后面的户，第四十一页', behind, { figure: '监测户' }, { ...civil, ...far }),
    list('统计：数后面的人', behind, { figure: '监测人口' }, civil),
    list('统计：数后面的预警', behind, { figure: '待办预警' }, civil),
    plain('候选', '/api/candidates', officers),
    plain('线索', '/api/leads', officers),
    plain('复核', '/api/approvals', ['county', 'approver']),
    plain('监督提示', '/api/supervision', ['supervisor']),
    plain('日志', '/api/audit', ['supervisor']),
  ]
}
