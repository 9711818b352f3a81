import type { County } from './build-county.ts'
import { damage } from './build-county.ts'
import { fillerCells } from './filler-cells.ts'
import {
  type Cells,
  type Household,
  type Month,
  type MonthlyDataset,
  type Person,
  type Roster,
  rowsOf,
} from './model.ts'
import { householdCells, memberCells } from './ordinary.ts'
import { type Random, randomOf } from './random.ts'
import { missingTownships, neverSent } from './scenarios.ts'

/** The values of one row of a file, by column key. */
export type FileRow = Readonly<Record<string, string | number>>

/** The rows of a list of the civil affairs bureau: one a member, household by household. */
export function rosterRows(county: County, roster: Roster): readonly FileRow[] {
  const rows = county.households
    .filter(({ spec }) => spec.roster === roster)
    .flatMap((household) => memberRows(household))
  return roster === 'tekun' ? [...rows, ...doubles(county)] : rows
}

function memberRows(household: Household): readonly FileRow[] {
  const head = household.members[0]
  return household.members.map((person) => ({
    ...identityOf(person),
    户号: household.number,
    户主姓名: head?.name ?? '',
    户主身份证号: head?.number ?? '',
    与户主关系: person.spec.relation,
    联系电话: person.phone,
    银行账号: `6299990${person.phone}6`,
    成员数: household.members.length,
    低保类型: '收入型',
    边缘类型: '收入型',
    认定文件: '示政纪〔2023〕6号',
    退出原因: '家庭收入超过标准',
    ...householdCells(household.spec),
    ...memberCells(person.spec),
  }))
}

/** Members of other households who stand on the 特困 list by mistake, under a number of their own. */
function doubles(county: County): readonly FileRow[] {
  const found = county.households.flatMap(({ members }) =>
    members.filter(({ spec }) => spec.alsoOn === 'tekun'),
  )
  return found.map((person, at) => ({
    ...identityOf(person),
    户号: `T${String(at + 1).padStart(6, '0')}`,
    户主姓名: person.name,
    户主身份证号: person.number,
    与户主关系: '本人',
    ...householdCells({ roster: 'tekun', members: [person.spec] }),
    ...memberCells(person.spec),
  }))
}

/** The rows of a department's file of the month, with the untidiness of its kind. */
export function monthlyRows(
  county: County,
  dataset: MonthlyDataset,
  month: Month,
): readonly FileRow[] {
  const random = randomOf(`${dataset} ${month}`)
  const rows: FileRow[] = []
  for (const { household, person, isTold } of everybody(county)) {
    if (isMissing(dataset, person, month)) continue
    for (const cells of rowsOf(person.records, dataset, month)) {
      const told = { dataset, cells, month }
      const row = { ...rowOf(person, told), ...(household && { 户号: household.number }) }
      rows.push(untidy(row, { person, dataset, random, isTold }))
      if (mayRepeat.has(dataset) && random.chance(0.004)) rows.push(row)
    }
  }
  for (const { scenario, person, written } of county.brokenRows) {
    if (scenario.dataset !== dataset || scenario.month !== month) continue
    rows.push({
      ...rowOf(person, { dataset, cells: scenario.cells, month }),
      身份证号: written,
      残疾证号: '',
    })
  }
  return rows
}

function* everybody(county: County): Generator<{
  readonly household?: Household
  readonly person: Person
  readonly isTold: boolean
}> {
  for (const household of county.households) {
    for (const person of household.members) yield { household, person, isTold: true }
  }
  for (const { person } of county.outsiders) yield { person, isTold: true }
  for (const person of county.residents) yield { person, isTold: false }
}

function isMissing(dataset: MonthlyDataset, person: Person, month: Month): boolean {
  const isHere = (gap: { readonly dataset: string; readonly township: string }) =>
    gap.dataset === dataset && gap.township === person.township
  return (
    missingTownships.some((gap) => isHere(gap) && gap.month === month) || neverSent.some(isHere)
  )
}

function identityOf(person: Person): FileRow {
  const { name, number, sex, township, village, address } = person
  return { 姓名: name, 身份证号: number, 性别: sex, 乡镇: township, 村: village, 地址: address }
}

const categoryDigits: Readonly<Record<string, string>> = {
  视力: '1',
  听力: '2',
  言语: '3',
  肢体: '4',
  智力: '5',
  精神: '6',
  多重: '7',
}
const gradeDigits: Readonly<Record<string, string>> = { 一级: '1', 二级: '2', 三级: '3', 四级: '4' }

function rowOf(
  person: Person,
  { dataset, cells, month }: { dataset: MonthlyDataset; cells: Cells; month: Month },
): FileRow {
  const last = person.number.slice(-4)
  const category = categoryDigits[String(cells.残疾类别)]
  const grade = gradeDigits[String(cells.残疾等级)]
  return {
    ...identityOf(person),
    末次发放月: month,
    参保年度: '2024',
    注销原因: '死亡',
    失业原因: '企业裁员',
    号牌号码: `示A${last.replace('X', '8')}`,
    定点医药机构: '示例县人民医院',
    救助类型: '住院救助',
    救助方式: '现金',
    确诊医院: '示例市中心医院',
    签约医生: '村卫生室',
    就读学校: '示例县学校',
    资助项目: '家庭经济困难学生生活补助',
    参保单位: '示例县某企业',
    统一社会信用代码: `92999901MA${person.phone.slice(-8)}`,
    企业名称: `示例县${person.name}经营部`,
    不动产权证号: `示（2020）不动产权第${person.phone.slice(-7)}号`,
    房屋用途: '住宅',
    ...fillerCells(dataset, person, month),
    银行账号: `6299990${person.phone}6`,
    ...(category !== undefined &&
      grade !== undefined && { 残疾证号: `${person.number}${category}${grade}` }),
    ...cells,
  }
}

/** Files in which a row written twice changes nothing; in the others rows are counted or added up. */
const mayRepeat: ReadonlySet<MonthlyDataset> = new Set([
  ...(['police_hukou', 'disability', 'medical_enrolment', 'chronic', 'students'] as const),
  ...(['insurance', 'payments'] as const),
])

interface Untidy {
  readonly person: Person
  readonly dataset: MonthlyDataset
  readonly random: Random
  /** The table or the registry rests on this person's rows: they stay readable. */
  readonly isTold: boolean
}

/** Blanks, full-width digits, small x for anybody; numbers that a spreadsheet broke for residents only. */
function untidy(row: FileRow, { person, dataset, random, isTold }: Untidy): FileRow {
  const told = person.spec.damaged
  if (told?.dataset === dataset) return { ...row, 身份证号: damage(person.number, told.way) }
  const draw = random.whole(1, 1000)
  if (draw <= 12) return { ...row, 身份证号: ` ${person.number}  `, 姓名: `${person.name} ` }
  if (draw <= 20) return { ...row, 身份证号: damage(person.number, '全角') }
  if (draw <= 28) return { ...row, 身份证号: `'${person.number}` }
  if (draw <= 34 && person.name.includes('·'))
    return { ...row, 姓名: person.name.replace('·', '•') }
  if (draw <= 60) return { ...row, 身份证号: damage(person.number, '小写x') }
  if (isTold || draw <= 998) return row
  return { ...row, 身份证号: damage(person.number, draw === 999 ? '科学计数' : '末三位000') }
}
