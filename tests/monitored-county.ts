import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Acting } from '#access/index'
import { type Database, ident, sql } from '#db/index'
import { type CalendarDays, localDate } from '#kernel/index'
import {
  type CompiledPack,
  evaluate,
  type MonitoringPack,
  type RaisedAlerts,
  raiseAlerts,
} from '#monitoring/index'
import { type Catalogue, compilePack, loadCatalogue, loadPack } from '#policy/index'
import { ensureProfileColumns } from '#registry/index'
import { makeVault, newId } from '#vault/index'

/** For tests: a county with a handful of rules, whose people are written straight into the tables. */
export interface TestCounty {
  readonly db: Database
  readonly acting: Acting
  readonly monitoring: MonitoringPack
}

export const village = '999901100201'
export const otherVillage = '999901101201'
const calendar: CalendarDays = { publishedYears: [2024], holidays: [], makeupWorkdays: [] }
const vault = makeVault(new Uint8Array(32).fill(7))

const packText = `标识: tiny
名称: 试验
文件: {文号: 试〔2024〕1号}
类别:
  - {名称: 低保对象, 序: 10, 条件: [{低保财产符合: 低保财产 = "符合"}], 依据: 一}
监测:
  - 编号: R1
    名称: 重残未纳入
    类型: ②未纳入但可能符合
    级别: 高
    对象: 人
    依据: 二
    当: 残疾等级 in ("一级", "二级") and 户.在册类别 = "无"
    间隔: 6个月
    推送: {责任: [乡镇], 配合: [残联], 时限: 10, 事由: 入户核实}
  - 编号: R2
    名称: 大额自付
    类型: ②未纳入但可能符合
    级别: 中
    对象: 人
    依据: 二
    当: 年自付医疗费用 > 5000
    分档: {值: 年自付医疗费用, 界: [10000, 20000]}
    推送: {责任: [乡镇, 医保], 时限: 10}
  - 编号: R3
    名称: 学生资助未落实
    类型: ①政策未落实
    级别: 高
    对象: 人
    依据: 三
    当: 在读学段 = "本科" and not(本学期已获资助)
    周期: 月
    缺席依赖: [student_aid]
    推送: {责任: [教育], 时限: 5}
  - 编号: R4
    名称: 危房未改造
    类型: ④可能不再符合
    级别: 中
    对象: 户
    依据: 四
    当: 危房等级 = "D级"
    间隔: 1年
  - {编号: R5, 名称: 推送超期未反馈, 类型: 监督, 级别: 高, 对象: 推送, 依据: 五, 当: '职责 = "责任" and 状态 in ("已推送", "已签收") and 时限日 < 评估日', 推送: {责任: [民政], 时限: 3}}
  - {编号: R6, 名称: 身份证错误, 类型: 数据质量, 级别: 中, 对象: 导入行, 依据: 五, 当: '问题 in ("校验位错", "同号多人")', 推送: {责任: [来源部门], 时限: 10}}
`

const root = path.resolve(import.meta.dirname, '..')

export function tinyPack(): { compiled: CompiledPack; catalogue: Catalogue } {
  const catalogue = loadCatalogue(readFileSync(`${root}/policies/national/facts.yaml`, 'utf8'))
  const pack = loadPack({ files: [{ path: 'tiny/pack.yaml', text: packText }], catalogue })
  return { compiled: compilePack(pack, catalogue), catalogue }
}

export async function aCounty(open: () => Promise<Database>): Promise<TestCounty> {
  const db = await open()
  const { compiled, catalogue } = tinyPack()
  await ensureProfileColumns(db, catalogue)
  const datasets = [
    { code: 'student_aid', name: '学生资助名单', department: '教育', cycle: '月' as const },
  ]
  return { db: db.as('worker'), acting: actingOn('2024-10-11'), monitoring: { compiled, datasets } }
}

export function actingOn(today: string, countyCode = '999901000000'): Acting {
  return { countyCode, actor: '张经办', today: localDate(today), vault, calendar }
}

/** The same database seen as another county, so that every test begins with nobody. */
export function anotherCounty(county: TestCounty, number: number): TestCounty {
  const countyCode = String(999_901_000_000 + number * 1_000_000)
  return { ...county, acting: { ...county.acting, countyCode } }
}

export interface TestHousehold {
  readonly id: string
  readonly person: string
}

type Facts = Readonly<Record<string, string | number | boolean | null>>

/** A household of one person with these facts (by code, as the profile stores them). */
export async function aHousehold(
  { db, acting }: TestCounty,
  person: Facts,
  { household = {}, division = village }: { household?: Facts; division?: string } = {},
): Promise<TestHousehold> {
  const ids = { id: newId(), person: newId() }
  const { countyCode } = acting
  await db.execute(sql`
    insert into household (county_code, id, number, division_code, formed_on)
    values (${countyCode}, ${ids.id}, ${`T${ids.id}`}, ${division}, '2024-01-01')`)
  await db.execute(sql`
    insert into household_profile (county_code, household_id, division_code, f_recorded_category)
    values (${countyCode}, ${ids.id}, ${division}, '无')`)
  await db.execute(sql`
    insert into person (county_code, id, name, division_code)
    values (${countyCode}, ${ids.person}, '某人', ${division})`)
  await db.execute(sql`
    insert into person_profile (county_code, person_id, household_id)
    values (${countyCode}, ${ids.person}, ${ids.id})`)
  await setFacts({ db, acting }, ids, { person, household })
  return ids
}

export async function setFacts(
  { db, acting }: Pick<TestCounty, 'db' | 'acting'>,
  { id, person }: TestHousehold,
  facts: { readonly person?: Facts; readonly household?: Facts },
): Promise<void> {
  for (const [code, value] of Object.entries(facts.person ?? {})) {
    await db.execute(sql`
      update person_profile set ${ident(`f_${code}`)} = ${value}
      where county_code = ${acting.countyCode} and person_id = ${person}`)
  }
  for (const [code, value] of Object.entries(facts.household ?? {})) {
    await db.execute(sql`
      update household_profile set ${ident(`f_${code}`)} = ${value}
      where county_code = ${acting.countyCode} and household_id = ${id}`)
  }
}

/** A round as the application runs it, on a day, over everybody or over some households. */
export async function aRound(
  { db, acting, monitoring }: TestCounty,
  day = '2024-10-11',
  households?: readonly string[],
): Promise<RaisedAlerts> {
  const today = localDate(day)
  return db.transaction(async (tx) => {
    const input = { ...monitoring, asOf: today, households }
    await evaluate(tx, { ...acting, today }, input)
    return raiseAlerts(tx, { ...acting, today }, { ...input, roundId: newId() })
  })
}

export interface StoredAlert {
  readonly id: string
  readonly rule: string
  readonly subject: string
  readonly state: string
  readonly episode: string
  readonly band: number
  readonly reason: string | null
  readonly lastTrueOn: string
}

export function alertsOf({ db, acting }: TestCounty): Promise<StoredAlert[]> {
  return db.query<StoredAlert>(sql`
    select id, rule, subject_id as subject, state, episode, band, closed_reason as reason,
      last_true_on as "lastTrueOn"
    from alert where county_code = ${acting.countyCode} order by id`)
}

/** That the county's education department delivered everything of `period` for a township. */
export async function deliverStudentAid(
  { db, acting }: TestCounty,
  period: string,
  township = '999901100000',
): Promise<void> {
  await db.execute(sql`
    insert into coverage (county_code, dataset, period, division_code, batch_id, row_count)
    values (${acting.countyCode}, 'student_aid', ${period}, ${township}, ${newId()}, 0)`)
}
