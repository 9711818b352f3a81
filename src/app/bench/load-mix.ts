import { chance } from './generated-people.ts'

/** People of the office under load, by the role they work in. */
export const loadRoles = ['county', 'township', 'department'] as const
export type LoadRole = (typeof loadRoles)[number]

/** One request; those of one name are measured together. */
export interface LoadRequest {
  readonly kind: string
  readonly path: string
  /** Writes with this body. */
  readonly body?: object
}

/** What somebody works on. The lists of pushes and alerts get shorter as they are dealt with. */
export interface Desk {
  readonly at: number
  readonly role: LoadRole
  readonly households: readonly string[]
  readonly alerts: readonly string[]
  readonly names: readonly string[]
  /** Where lists go on behind their first page, by address. */
  readonly nexts: Readonly<Record<string, string>>
  /** Pushes to receive, and those received to reply to. */
  readonly waiting: readonly string[]
  readonly received: readonly string[]
  /** Alerts to push to one more department. */
  readonly further: readonly string[]
  readonly department: string
  readonly day: string
}

/** A desk on which work goes on. */
export type OpenDesk = Omit<Desk, 'waiting' | 'received' | 'further'> & {
  readonly waiting: string[]
  readonly received: string[]
  readonly further: string[]
}

export interface LoadAction {
  readonly name: string
  /** How often of a hundred each role does it. */
  readonly share: Readonly<Record<LoadRole, number>>
  /** What the page asks for at once; nothing: there is nothing of the kind left to do. */
  readonly requests: (desk: OpenDesk, at: number) => readonly LoadRequest[]
}

export function openDesk(desk: Desk): OpenDesk {
  const { waiting, received, further } = desk
  return { ...desk, waiting: [...waiting], received: [...received], further: [...further] }
}

/** What the page asks for by itself when somebody has changed something. */
export const askedByItself: LoadRequest = { kind: '今天要办：数', path: '/api/work?limit=0' }

const today = '/api/work?limit=50'
const households = '/api/households?limit=50'
const alerts = '/api/alerts?limit=50'
const pushes = '/api/pushes?limit=50'

/** The office's day, in the proportions of people who mostly look and sometimes write. */
export const loadActions: readonly LoadAction[] = [
  look('今天要办', [22, 22, 22], () => [{ kind: '今天要办', path: today }]),
  look('今天要办：下一页', [4, 4, 4], (desk) => nextOf(desk, '今天要办：下一页', today)),
  look('家庭', [8, 8, 0], () => [{ kind: '家庭', path: households }]),
  look('家庭：下一页', [4, 4, 0], (desk) => nextOf(desk, '家庭：下一页', households)),
  look('查找', [10, 10, 0], (desk, at) => [
    { kind: '查找：姓名', path: `/api/search?q=${encodeURIComponent(one(desk.names, at) ?? '')}` },
  ]),
  look('一户', [14, 14, 8], wholeHousehold),
  look('预警', [12, 8, 14], () => [
    { kind: '预警', path: alerts },
    { kind: '预警：计数', path: '/api/alerts/counts' },
  ]),
  look('预警：下一页', [3, 2, 4], (desk) => nextOf(desk, '预警：下一页', alerts)),
  look('一条预警', [8, 8, 14], (desk, at) => oneAlert(desk, at)),
  look('推送', [3, 2, 8], () => [{ kind: '推送清单', path: pushes }]),
  look('统计', [6, 2, 0], () => [{ kind: '统计', path: '/api/statistics' }]),
  look('推送给部门', [6, 0, 0], pushFurther),
  look('签收', [0, 5, 14], receive),
  look('反馈', [0, 5, 12], reply),
  look('登记走访', [0, 6, 0], visit),
]

/** What comes next, the same every time for the same desk; where nothing is left, 今天要办. */
export function nextWork(desk: OpenDesk, at: number): readonly LoadRequest[] {
  const [first] = loadActions
  const wanted = chance(desk.at * 100_003 + at, 17) / 10
  let sum = 0
  const chosen = loadActions.find(({ share }) => {
    sum += share[desk.role]
    return wanted < sum
  })
  const requests = chosen?.requests(desk, at) ?? []
  return requests.length > 0 ? requests : (first?.requests(desk, at) ?? [])
}

/** Milliseconds that somebody reads and thinks before the next step: half to one and a half times the mean. */
export function thinkingMs(desk: Pick<Desk, 'at'>, at: number, meanMs: number): number {
  return meanMs * (0.5 + chance(desk.at * 7907 + at, 23) / 1000)
}

function look(
  name: string,
  [county, township, department]: readonly [number, number, number],
  requests: LoadAction['requests'],
): LoadAction {
  return { name, share: { county, township, department }, requests }
}

function one(list: readonly string[], at: number): string | undefined {
  return list[(at * 7919) % Math.max(list.length, 1)]
}

function nextOf({ nexts }: OpenDesk, kind: string, path: string): readonly LoadRequest[] {
  const after = nexts[path]
  return after === undefined ? [] : [{ kind, path: `${path}&${new URLSearchParams({ after })}` }]
}

/** Everything that the page of a household asks for. */
function wholeHousehold(desk: OpenDesk, at: number): readonly LoadRequest[] {
  const id = one(desk.households, at)
  if (id === undefined) return []
  const path = `/api/households/${id}`
  const all = [
    { kind: '一户', path },
    { kind: '一户：事实', path: `${path}/facts` },
  ]
  if (desk.role === 'department') return all
  return [
    ...all,
    { kind: '一户：说明', path: `${path}/explanation` },
    { kind: '一户：救助链', path: `${path}/chain` },
    { kind: '一户：应享已享', path: `${path}/aid` },
    { kind: '一户：冲突', path: `${path}/conflicts` },
  ]
}

function oneAlert({ alerts }: OpenDesk, at: number): readonly LoadRequest[] {
  const id = one(alerts, at)
  return id === undefined ? [] : [{ kind: '一条预警', path: `/api/alerts/${id}` }]
}

function pushFurther({ further, department }: OpenDesk): readonly LoadRequest[] {
  const id = further.shift()
  if (id === undefined) return []
  const body = { department, matter: '请核对名下情况', dueDays: 10, duty: '配合' }
  return [{ kind: '写：推送给部门', path: `/api/alerts/${id}/pushes`, body }]
}

function receive({ waiting, received }: OpenDesk): readonly LoadRequest[] {
  const id = waiting.shift()
  if (id === undefined) return []
  received.push(id)
  return [{ kind: '写：签收', path: `/api/pushes/${id}/receive`, body: {} }]
}

function reply({ received }: OpenDesk): readonly LoadRequest[] {
  const id = received.shift()
  if (id === undefined) return []
  const body = { cause: '已核对', measure: '上门看过', outcome: '情况属实' }
  return [{ kind: '写：反馈', path: `/api/pushes/${id}/reply`, body }]
}

function visit(desk: OpenDesk, at: number): readonly LoadRequest[] {
  const householdId = one(desk.households, at)
  if (householdId === undefined) return []
  const value = 100_000 + chance(at, 29) * 100
  const facts = [{ subjectId: householdId, code: 'rigid_medical', value }]
  const body = {
    ...{ kind: '走访', householdId, channel: '入户走访', reportedBy: '性能测量' },
    ...{ reason: '入户看到', effectiveOn: desk.day, facts, members: [] },
  }
  return [{ kind: '写：登记走访', path: '/api/entries', body }]
}
