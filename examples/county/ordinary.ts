import {
  type Cells,
  type HouseholdSpec,
  isMonthly,
  type PersonSpec,
  type Records,
  type Roster,
} from './model.ts'
import type { Random } from './random.ts'
import { authorised } from './scenarios/further-words.ts'
import {
  aid,
  allowances,
  child,
  chronic,
  disabled,
  each,
  enrolled,
  head,
  home,
  household,
  hukou,
  paid,
  parent,
  relapse,
  spouse,
  stay,
  student,
  studentAid,
} from './scenarios/words.ts'

/** How many households stand on each list, scenarios included. */
export const rosterSizes: Readonly<Record<Roster, number>> = {
  dibao: 550,
  tekun: 150,
  near: 180,
  rigid: 60,
  watch: 120,
  other: 60,
  exited: 80,
}

/** Lists whose households' income and property are checked, with everybody's authorisation. */
const checked: ReadonlySet<Roster> = new Set(['dibao', 'tekun', 'near', 'rigid'])
const recognised: ReadonlySet<Roster> = new Set(['dibao', 'tekun', 'near', 'rigid', 'other'])

/** What the departments say of a member of whom nothing is noteworthy, with the scenario's own on top. */
export function recordsOf(member: PersonSpec, of: HouseholdSpec): Records {
  const isHead = of.members[0] === member
  const watched = of.roster === 'watch' || of.members[0]?.records?.relapse !== undefined
  const alone = member.cells?.本人在册类别 !== undefined
  const subsidised = of.roster === 'dibao' || of.roster === 'tekun' || watched || alone
  const atSchool = member.age >= 6 && member.age <= 17
  const aided = atSchool && recognised.has(of.roster)
  return {
    police_hukou: hukouOf(member),
    medical_enrolment: enrolled(subsidised ? '是' : '否'),
    ...(atSchool && { students: student(stageOf(member.age), aided ? '是' : '否') }),
    ...(aided && { student_aid: studentAid }),
    ...(isHead &&
      of.roster === 'dibao' && {
        payments: paid(220 * of.members.length, 220 * of.members.length),
      }),
    ...(isHead && of.roster === 'tekun' && { payments: paid(824, 824) }),
    ...(isHead && (of.roster === 'dibao' || of.roster === 'tekun') && { heating: {} }),
    ...(member.age >= 18 && checked.has(of.roster) && { authorisations: authorised('2025-12-31') }),
    ...(isHead && of.roster === 'watch' && { relapse: relapse('边缘易致贫户', '是') }),
    ...member.records,
  }
}

/** Columns of the lists for the household as a whole. */
export function householdCells(of: HouseholdSpec): Cells {
  const size = of.members.length
  const income = Number(of.cells?.家庭年收入 ?? yearlyIncome(of, size))
  return {
    城乡: of.urban === true ? '城市' : '农村',
    认定日期: of.roster === 'rigid' ? '2024-03-18' : '2022-05-23',
    上次核查日期: '2024-07-15',
    收入稳定: '是',
    家庭年收入: income,
    过去12个月总收入: income,
    医疗刚性支出: of.roster === 'rigid' ? Math.ceil(income * 0.55) : 0,
    教育刚性支出: 0,
    其他刚性支出: 0,
    低保财产: '符合',
    边缘财产: '符合',
    特困财产: '符合',
    特困供养方式: '分散供养',
    义务人信息已采集: of.roster === 'tekun' ? '是' : '否',
    退出前类别: '低保对象',
    退出日期: '2023-06-30',
    ...of.cells,
  }
}

/** Columns of the lists for one member. */
export function memberCells(member: PersonSpec): Cells {
  return {
    有劳动能力: member.age >= 18 && member.age < 60 ? '是' : '否',
    车辆已豁免: '否',
    本人在册类别: '无',
    长期共同居住: '是',
    人身状态: '无',
    台账计入人口: '是',
    ...member.cells,
  }
}

/** A household of the list about which no rule has anything to say. */
export function ordinaryHousehold(roster: Roster, random: Random): HouseholdSpec {
  const urban = random.chance(0.12)
  return { ...household(roster, membersOf(roster, random)), urban }
}

function membersOf(roster: Roster, random: Random): readonly PersonSpec[] {
  if (roster === 'tekun') return [head(random.whole(61, 88), illnessOfAge(random, 0.4))]
  const age = random.whole(31, 79)
  const ill = roster === 'watch' || roster === 'exited' ? {} : costs(roster, random)
  const first = head(age, { ...property(random), ...merge(ill, illnessOfAge(random, 0.15)) })
  const rest: PersonSpec[] = []
  if (random.chance(0.55)) rest.push(spouse(Math.max(24, age - random.whole(0, 5))))
  if (age < 58 && random.chance(0.7)) rest.push(child(random.whole(1, Math.min(17, age - 21))))
  if (age < 50 && random.chance(0.35)) rest.push(child(random.whole(1, Math.min(17, age - 21))))
  if (age < 60 && random.chance(0.18)) rest.push(parent(Math.min(92, age + random.whole(21, 30))))
  if (roster === 'dibao' && random.chance(0.2)) rest.push(disabledMember(random))
  if (roster === 'near' && random.chance(0.1)) {
    rest.push(child(random.whole(18, 30), { records: { disability: disabled('肢体', '三级') } }))
  }
  return [first, ...rest]
}

/** A disabled member who gets both allowances where they are due. */
function disabledMember(random: Random): PersonSpec {
  const severe = random.chance(0.4)
  const disability = severe
    ? disabled(random.pick(['肢体', '智力', '精神']), random.pick(['一级', '二级']), { care: '是' })
    : disabled(random.pick(['视力', '听力', '肢体']), random.pick(['三级', '四级']))
  const paidOut = allowances('是', severe ? '是' : '否')
  return child(random.whole(20, 35), {
    cells: { 有劳动能力: '否' },
    records: { disability, disability_allowance: paidOut },
  })
}

function property(random: Random): { readonly records?: Records } {
  return random.chance(0.2) ? { records: { property: home } } : {}
}

function costs(roster: Roster, random: Random): { readonly records?: Records } {
  if (!random.chance(0.12)) return {}
  const own = random.whole(200, 900)
  const inPolicy = Math.floor(own * 0.8)
  const helped = roster === 'other' ? {} : { medical_aid: aid(Math.floor(inPolicy * 0.7)) }
  return { records: { medical_cost: stay(own, inPolicy, '2024-06-20'), ...helped } }
}

function illnessOfAge(random: Random, share: number): { readonly records?: Records } {
  if (!random.chance(share)) return {}
  return { records: { chronic: chronic(random.pick(['高血压', '糖尿病']), '是') } }
}

function merge(
  one: { readonly records?: Records },
  other: { readonly records?: Records },
): { readonly records?: Records } {
  return { records: { ...one.records, ...other.records } }
}

function yearlyIncome(of: HouseholdSpec, size: number): number {
  const perHead: Readonly<Record<Roster, number>> = {
    dibao: 3800,
    tekun: 1800,
    near: 7000,
    rigid: 11000,
    watch: 12500,
    other: 13000,
    exited: 32000,
  }
  const urbanFactor = of.urban === true ? 1.4 : 1
  return Math.round(perHead[of.roster] * size * urbanFactor)
}

function hukouOf(member: PersonSpec): Records['police_hukou'] {
  const death = member.records?.police_deaths
  if (death === undefined) return hukou('正常')
  const late = isMonthly(death) && death.sep === null
  return late ? each(hukou('正常'), hukou('注销')) : hukou('注销')
}

export function stageOf(age: number): string {
  if (age < 12) return '小学'
  return age < 15 ? '初中' : '普通高中'
}
