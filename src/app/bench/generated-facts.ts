import { chance, type GeneratedPerson } from './generated-people.ts'

export type Field = string | number | boolean | null
export type Facts = Readonly<Record<string, Field>>

/** What the social insurance file of month 0 (before the first import), 1, 2 … says of a person. */
export interface InsuranceFacts {
  readonly pays: boolean
  readonly base: number
  readonly months: number
}

/** All three facts differ from one value of `turn` to the next. */
export function insuranceOf(index: number, turn: number): InsuranceFacts {
  return {
    pays: chance(index, 1) < 300 === (turn % 2 === 0),
    base: 3000 + chance(index, 2) * 5 + turn,
    // A few have been without insurance for so long that a rule asks about them.
    months: ((chance(index, 3) + turn) % 3) + (chance(index, 8) < 3 ? 12 : 0),
  }
}

/** The person's facts that rules look at, by code. */
export function personFacts(one: GeneratedPerson): Facts {
  const spread = chance(one.index, 4)
  const isDisabled = spread < 30
  const { pays, base, months } = insuranceOf(one.index, 0)
  return {
    birth_date: one.birthDate,
    sex: one.sex,
    relation: relationOf(one),
    is_dead: spread === 998,
    custody_status: '无',
    lives_together: spread === 999 ? null : true,
    cannot_live_alone: false,
    orphan_choice: '无',
    own_recorded_category: '无',
    disability_category: isDisabled ? '肢体' : '无',
    disability_grade: isDisabled ? (spread < 12 ? '二级' : '四级') : '无',
    severe_illness: spread >= 980,
    employment_status: spread % 10 === 0 ? '失业' : '就业',
    schooling: '无',
    wage: chance(one.index, 5) * 300,
    vehicles: spread % 50 === 0 ? 1 : 0,
    insured: spread % 40 !== 0,
    own_medical_cost: spread === 7 ? 1_800_000 : spread * 100,
    employer_pays: pays,
    contribution_base: base * 100,
    months_uninsured: months,
  }
}

export function relationOf(one: GeneratedPerson): string {
  return ['本人', '配偶', '子女', '子女', '父母'][one.place] ?? '其他'
}

/** The household's facts that the classes and rules look at, by code. */
export function householdFacts(at: number): Facts {
  const spread = chance(at, 6)
  const income = chance(at, 7) * 9_000
  return {
    urban_rural: at % 4 === 0 ? '城市' : '农村',
    recorded_category: spread < 60 ? '低保对象' : spread < 80 ? '低保边缘家庭成员' : '无',
    household_income: spread === 500 ? null : income,
    income_12_months: income,
    rigid_medical: spread * 1_000,
    rigid_education: 0,
    rigid_other: spread % 7 === 0 ? 1_500_000 : 0,
    dibao_property: spread % 9 === 0 ? '不符合' : '符合',
    near_dibao_property: spread === 501 ? null : '符合',
    tekun_property: spread % 11 === 0 ? '不符合' : '符合',
    supporters_collected: spread % 5 === 0,
    relapse_type: spread >= 990 ? '突发严重困难户' : '无',
    risk_cleared: spread === 995,
    house_danger: spread % 97 === 0 ? 'C级' : '无',
    reviewed_on: '2024-06-01',
    income_steady: true,
  }
}
