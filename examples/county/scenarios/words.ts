import type {
  Cells,
  Hit,
  HouseholdSpec,
  Month,
  Monthly,
  PersonSpec,
  Reply,
  Roster,
  Said,
  Scenario,
} from '../model.ts'

/** The words the scenario table is written in. */

export const september: Month = '2024-09'
export const october: Month = '2024-10'

type Extra = Omit<PersonSpec, 'relation' | 'age'>

export function head(age: number, extra: Extra = {}): PersonSpec {
  return { relation: '本人', age, ...extra }
}

export function spouse(age: number, extra: Extra = {}): PersonSpec {
  return { relation: '配偶', age, ...extra }
}

export function child(age: number, extra: Extra = {}): PersonSpec {
  return { relation: '子女', age, ...extra }
}

export function parent(age: number, extra: Extra = {}): PersonSpec {
  return { relation: '父母', age, ...extra }
}

export function household(
  roster: Roster,
  members: readonly PersonSpec[],
  extra: Omit<HouseholdSpec, 'roster' | 'members'> = {},
): HouseholdSpec {
  return { roster, members, ...extra }
}

/** Different rows in the two months; null: no row. */
export function each(sep: Said, oct: Said): Monthly {
  return { sep, oct }
}

/** A situation that must raise the rule; without `hits` it is the household's, in the first round. */
export function hit(
  rule: string,
  why: string,
  of: HouseholdSpec,
  ...hits: readonly Hit[]
): Scenario {
  const all = hits.length > 0 ? hits : [on(rule)]
  return { rule, kind: '命中', why, household: of, hits: all }
}

/** A situation that must not raise the rule; `hits` are other rules that it does raise. */
export function miss(
  rule: string,
  why: string,
  of: HouseholdSpec,
  ...hits: readonly Hit[]
): Scenario {
  return { rule, kind: '近失', why, household: of, hits }
}

export function on(
  rule: string,
  who?: number,
  extra: Partial<Omit<Hit, 'rule' | 'who'>> = {},
): Hit {
  return { rule, month: september, ...(who !== undefined && { who }), ...extra }
}

export function inOctober(rule: string, who?: number): Hit {
  return on(rule, who, { month: october })
}

export function gone(rule: string, who?: number): Hit {
  return on(rule, who, { gone: true })
}

export function answered(rule: string, who: number | undefined, reply: Reply): Hit {
  return on(rule, who, { reply })
}

// What the files say.
export const car: Cells = { 车辆用途: '小型轿车' }
export const motorbike: Cells = { 车辆用途: '普通摩托车' }
export const lorry: Cells = { 车辆用途: '货车' }
export const tricycle: Cells = { 车辆用途: '三轮汽车' }
export const mobilityCar: Cells = { 车辆用途: '残疾人代步车' }
export const home: Cells = {}

export function business(status: '存续' | '注销'): Cells {
  return { 市场主体状态: status }
}

export function disabled(
  category: string,
  grade: '一级' | '二级' | '三级' | '四级',
  more: { readonly care?: '是' | '否'; readonly on?: string } = {},
): Cells {
  return {
    残疾类别: category,
    残疾等级: grade,
    残疾评定日期: more.on ?? '2019-05-20',
    需长期照护: more.care ?? '否',
  }
}

export function allowances(living: '是' | '否', nursing: '是' | '否'): Cells {
  return { 在领困难残疾人生活补贴: living, 在领重度残疾人护理补贴: nursing }
}

/** A stay in hospital: own share, the part of it within the policy, the day of settlement. */
export function stay(own: number, inPolicy: number, day = '2024-08-20'): Cells {
  return {
    年自付医疗费用: own,
    政策范围内自付: inPolicy,
    单次住院最高自付: own,
    慢病长期服药: '否',
    末次就诊日期: day,
  }
}

export function aid(amount: number): Cells {
  return { 医疗救助金额: amount }
}

export function enrolled(subsidised: '是' | '否'): Cells {
  return {
    居民医保已参保: '是',
    参保已资助: subsidised,
    参保资助金额: subsidised === '是' ? 300 : 0,
  }
}

export function illness(name: string): Cells {
  return { 重病病种: name }
}

export function chronic(name: string, signed: '是' | '否'): Cells {
  return { 慢病病种: name, 家庭医生已签约: signed }
}

export function student(stage: string, poor: '是' | '否', graduates = '2027-06-30'): Cells {
  return { 在读学段: stage, 家庭经济困难学生: poor, 毕业日期: graduates }
}

export const studentAid: Cells = { 学生资助金额: 625 }

export function unemployed(since: string, served: '是' | '否'): Cells {
  return { 就业状态: '登记失业', 失业登记日期: since, 已享就业服务: served }
}

export function employed(base: number): Cells {
  return { 单位缴纳社保: '是', 社保缴费基数: base, 连续断缴月数: 0, 月养老金: 0 }
}

export function lapsed(monthsWithout: number): Cells {
  return { 单位缴纳社保: '否', 社保缴费基数: 0, 连续断缴月数: monthsWithout, 月养老金: 0 }
}

export function pension(amount: number): Cells {
  return { 单位缴纳社保: '否', 社保缴费基数: 0, 连续断缴月数: 0, 月养老金: amount }
}

export function house(grade: string, rebuilt: '是' | '否'): Cells {
  return { 危房等级: grade, 危房已改造: rebuilt }
}

export function housing(said: {
  readonly hardship: '是' | '否'
  readonly rented: '是' | '否'
  readonly subsidy?: '是' | '否'
  readonly relief?: number
}): Cells {
  const subsidy = said.subsidy ?? '否'
  const relief = said.relief ?? 0
  return {
    住房困难: said.hardship,
    公租房在租: said.rented,
    租赁补贴在领: subsidy,
    租金减免百分比: relief,
  }
}

export function relapse(kind: string, cleared: '是' | '否', liftedOut: '是' | '否' = '否'): Cells {
  return { 防返贫类型: kind, 返贫风险已消除: cleared, 已脱贫户: liftedOut }
}

export function disaster(kind: string, helped: '是' | '否'): Cells {
  return { 灾害种类: kind, 受灾已救助: helped }
}

export function paid(due: number, actual: number, result: '成功' | '失败' = '成功'): Cells {
  return { 本月应发金额: due, 本月实发金额: actual, 发放结果: result }
}

export function temporaryAid(...causes: readonly string[]): readonly Cells[] {
  return causes.map((cause) => ({ 救助事由: cause }))
}

export function death(day: string): Monthly {
  const row = { 死亡日期: day }
  return day < '2024-10-01' ? each(row, null) : each(null, row)
}

export function hukou(status: '正常' | '迁出' | '注销', day = ''): Cells {
  return day === '' ? { 户籍状态: status } : { 户籍状态: status, 迁出日期: day }
}
