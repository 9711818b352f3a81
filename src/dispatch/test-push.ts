import type { Acting } from '#access/index'
import { type Database, sql, type Transaction } from '#db/index'
import { localDate } from '#kernel/index'
import { foldAllPushes } from '#monitoring/index'
import { childOf, openYaml, type Pack } from '#policy/index'
import {
  aHousehold,
  alertsOf,
  aRound,
  type TestCounty,
  type TestHousehold,
} from '../../tests/monitored-county.ts'
import {
  type ListedPush,
  listPushes,
  loadAlert,
  pushAlert,
  receivePush,
  replyToPush,
} from './index.ts'

export const severe = { disability_grade: '一级' }
export const feedback = { cause: '未及时申报', measure: '已入户', outcome: '已代为申请' }

export interface Pushed {
  readonly county: TestCounty
  readonly home: TestHousehold
  readonly alertId: string
}

export function on<T>(
  county: TestCounty,
  day: string,
  work: (tx: Transaction, acting: Acting) => Promise<T>,
): Promise<T> {
  return county.db.transaction((tx) => work(tx, { ...county.acting, today: localDate(day) }))
}

export async function pushesOf({ db, acting }: TestCounty): Promise<ListedPush[]> {
  const { pushes } = await listPushes(db, acting, {})
  const order = ['乡镇', '残联', '医保', '民政']
  const place = ({ department }: ListedPush) => order.indexOf(department)
  return pushes.toSorted((left, right) => place(left) - place(right))
}

export async function pushTo(county: TestCounty, department: string) {
  const push = (await pushesOf(county)).find((one) => one.department === department)
  if (!push) throw new Error(`nothing was pushed to ${department}`)
  const { id: pushId, version: _, ...rest } = push
  return { pushId, ...rest }
}

export async function stateOf({ db, acting }: TestCounty, alertId: string): Promise<string> {
  return (await loadAlert(db, acting, alertId)).state
}

export async function settle(county: TestCounty, push: { pushId: string }): Promise<void> {
  const { monitoring } = county
  await on(county, '2024-10-12', (tx, acting) => receivePush(tx, acting, push))
  await on(county, '2024-10-14', (tx, acting) =>
    replyToPush(tx, acting, { ...push, ...feedback, monitoring }),
  )
}

/** How many alerts and pushes of all counties are not noted as a recount has them. */
export async function wronglyNoted(db: Database): Promise<number> {
  const counties = await db.query<{ countyCode: string }>(sql`
    select distinct county_code as "countyCode" from alert`)
  let found = 0
  for (const county of counties) {
    found += await db.transaction((tx) => foldAllPushes(tx, county))
  }
  return found
}

/** An alert of R1 (责任 乡镇, 配合 残联; 10 working days) that was pushed on 2024-10-11. */
export async function pushed(county: TestCounty): Promise<Pushed> {
  const home = await aHousehold(county, severe)
  await aRound(county)
  const [alert] = await alertsOf(county)
  const alertId = alert?.id ?? ''
  const { pack } = county.monitoring.compiled
  await on(county, '2024-10-11', (tx, acting) => pushAlert(tx, acting, { alertId, pack }))
  return { county, home, alertId }
}

const disposal = `处置:
  - {名称: ②未纳入但可能符合, 责任: [民政], 配合: [规则], 机制: 无, 结果: 分类办理, 依据: {文件: 试〔2024〕2号}}
`

/** The pack of a place whose document lets civil affairs answer for class ②. */
export function leadByCivilAffairs(pack: Pack): Pack {
  const root = openYaml({ path: 'place/disposal.yaml', text: disposal })
  const node = root && childOf(root, '处置')
  const departments = [{ 名称: '民政', 全称: '民政局' }]
  return {
    ...pack,
    section: (name) => (name === '部门' ? departments : pack.section(name)),
    sectionNodes: (name) => (name === '处置' && node ? [node] : pack.sectionNodes(name)),
  }
}
