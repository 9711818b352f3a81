import type { PersonSpec, Records } from './model.ts'
import { stageOf } from './ordinary.ts'
import type { Random } from './random.ts'
import { furtherRecordsOf } from './resident-records.ts'
import {
  business,
  car,
  child,
  chronic,
  disabled,
  each,
  employed,
  enrolled,
  head,
  home,
  house,
  housing,
  hukou,
  motorbike,
  pension,
  spouse,
  stay,
  student,
  unemployed,
} from './scenarios/words.ts'

interface Resident {
  readonly spec: PersonSpec
  readonly records: Records
}

/** A household that is on no list, and what the departments say of its members: nothing a rule screens for. */
export function residentHousehold(random: Random): readonly Resident[] {
  const age = random.whole(24, 86)
  const specs = [head(age)]
  if (random.chance(0.75)) specs.push(spouse(Math.max(22, age - random.whole(0, 4))))
  const children = age < 55 ? random.whole(0, 2) : 0
  for (let at = 0; at < children; at++) specs.push(child(random.whole(0, Math.max(1, age - 22))))
  return specs.map((spec) => ({
    spec,
    records: { ...recordsOfResident(spec, random), ...furtherRecordsOf(spec, random) },
  }))
}

function recordsOfResident(spec: PersonSpec, random: Random): Records {
  const grown = spec.age >= 20
  const working = grown && spec.age < 60
  return {
    police_hukou: random.chance(0.01) ? hukou('迁出', '2024-04-12') : hukou('正常'),
    ...(random.chance(0.93) && { medical_enrolment: enrolled('否') }),
    ...(spec.age >= 6 && spec.age <= 17 && { students: student(stageOf(spec.age), '否') }),
    ...(grown && random.chance(0.12) && { vehicles: random.chance(0.6) ? car : motorbike }),
    ...(grown && random.chance(0.15) && { property: random.chance(0.2) ? [home, home] : home }),
    ...(working && random.chance(0.05) && { business: business(random.pick(['存续', '注销'])) }),
    ...(working && random.chance(0.2) && { insurance: employed(random.whole(3600, 9000)) }),
    ...(spec.age >= 60 && random.chance(0.1) && { insurance: pension(random.whole(900, 4200)) }),
    ...(working && random.chance(0.01) && { unemployment: unemployedOnce(random) }),
    ...(random.chance(0.06) && { medical_cost: costs(random) }),
    ...(spec.age > 45 &&
      random.chance(0.12) && {
        chronic: chronic(
          random.pick(['高血压', '糖尿病', '肺结核']),
          random.chance(0.8) ? '是' : '否',
        ),
      }),
    ...(random.chance(0.02) && {
      disability: disabled(random.pick(['肢体', '视力', '听力']), random.pick(['三级', '四级'])),
    }),
    ...(spec.age > 70 && random.chance(0.03) && { police_deaths: deathOf(random) }),
    ...(spec.relation === '本人' && housingOf(random)),
    ...(random.chance(0.01) && { medical_aid: { 医疗救助金额: random.whole(80, 600) } }),
    ...(spec.age > 40 && random.chance(0.004) && { severe_illness: { 重病病种: '恶性肿瘤' } }),
  }
}

/** Houses found sound, and public rental homes of families above every line. */
function housingOf(random: Random): Records {
  if (random.chance(0.01)) return { dangerous_house: house('B级', '否') }
  if (!random.chance(0.01)) return {}
  return { public_rental: housing({ hardship: '否', rented: '是' }) }
}

function unemployedOnce(random: Random): Records['unemployment'] {
  const row = unemployed(`2024-0${random.whole(5, 9)}-11`, random.chance(0.5) ? '是' : '否')
  return random.chance(0.5) ? each(row, null) : row
}

function costs(random: Random): Records['medical_cost'] {
  const first = stay(random.whole(100, 5200), 90, '2024-05-16')
  return random.chance(0.3) ? [first, stay(random.whole(100, 5200), 90, '2024-07-22')] : first
}

function deathOf(random: Random): Records['police_deaths'] {
  const row = { 死亡日期: `2024-09-${String(random.whole(1, 28)).padStart(2, '0')}` }
  return each(row, null)
}
