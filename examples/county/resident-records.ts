import type { PersonSpec, Records } from './model.ts'
import type { Random } from './random.ts'
import {
  appeal,
  applied,
  assets,
  authorised,
  away,
  barrier,
  change,
  childWelfare,
  custody,
  deposit,
  elsewhere,
  fiscal,
  fund,
  funeral,
  hukouIn,
  incident,
  judgment,
  listed,
  marriage,
  objection,
  parents,
  refusals,
  rows,
  selfCare,
  supporter,
  wage,
  withoutPower,
} from './scenarios/further-words.ts'

/** What the further files say of people outside the registry: nothing a rule screens for. */
export function furtherRecordsOf(spec: PersonSpec, random: Random): Records {
  const rare = () => random.chance(0.003)
  if (spec.age < 18) {
    return {
      ...(random.chance(0.008) && { child_welfare: childWelfare('事实无人抚养', '是') }),
      ...(rare() && { child_parents: parents('正常', '重病') }),
      ...(rare() && { fee_schools: listed }),
    }
  }
  const working = spec.age < 60
  return {
    ...(rare() && { custody: custody(random.pick(['在监狱服刑', '社区矫正']), '2023-05-18') }),
    ...(rare() && { rehab: away('2024-02-20') }),
    ...(rare() && { declared_missing: away('2022-11-08') }),
    ...(rare() && { support_judgments: judgment(random.pick(['是', '否']), '是') }),
    ...(rare() && { trips_abroad: rows(random.whole(1, 4)) }),
    ...(rare() && { incidents: incident('交通事故', '2024-07-21', '轻伤') }),
    ...(rare() && { hukou_elsewhere: hukouIn(random.pick(['本县', '本省外县', '外省'])) }),
    ...(working && random.chance(0.06) && { wage_tax: wageOf(random) }),
    ...(working && random.chance(0.03) && { housing_fund: fund(random.whole(2800, 9000)) }),
    ...(working && random.chance(0.02) && { public_payroll: listed }),
    ...(rare() && { fiscal_payments: fiscal(random.whole(55, 200)) }),
    ...(rare() && { assets_check: assets('未超限') }),
    ...(working && rare() && { job_offers: refusals(random.whole(0, 4)) }),
    ...(working && random.chance(0.01) && { job_changes: rows(random.whole(1, 4)) }),
    ...(rare() && { hospital_deposits: deposit('是', '是') }),
    ...(rare() && { barrier_needs: barrier('是', '是') }),
    ...officeRecordsOf(spec, random),
  }
}

function officeRecordsOf(spec: PersonSpec, random: Random): Records {
  const rare = () => random.chance(0.003)
  return {
    ...(random.chance(0.01) && { marriages: marriage('结婚', '2024-05-20') }),
    ...(spec.age > 70 && random.chance(0.02) && { funerals: funeral('2024-08-16', '否') }),
    ...(rare() && { supporter_changes: supporter('否') }),
    ...(rare() && { self_care: selfCare(2, '半护理') }),
    ...(rare() && { cross_county: elsewhere('低保边缘') }),
    ...(rare() && { kin_register: listed }),
    ...(random.chance(0.01) && { staff_kin: listed }),
    ...(rare() && { objections: objection('是') }),
    ...(rare() && { applications: applied('2024-08-27', '是') }),
    ...(rare() && { authorisations: authorised('2026-06-30') }),
    ...(rare() && { family_changes: change('2024-06-03', '2024-06-20') }),
    ...(rare() && { appeals: appeal(random.pick(['咨询', '救助']), '2024-08-22', '是') }),
    ...(rare() && { utilities: withoutPower(random.whole(1, 8)) }),
  }
}

function wageOf(random: Random): Records['wage_tax'] {
  const amount = random.whole(3200, 11_000)
  return wage(amount, random.chance(0.7) ? amount : amount * 2, '2022-03')
}
