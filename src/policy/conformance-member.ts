import { addMonths, type LocalDate, yuan } from '#kernel/index'
import type { FactValue, FactValues } from './frame.ts'

type Json = Readonly<Record<string, unknown>>

interface Around {
  readonly members: readonly Json[]
  readonly day: LocalDate
  readonly invalid: (why: string) => Error
}

const itemCodes: Readonly<Record<string, string>> = {
  工资: 'wage',
  经营: 'business_income',
  财产: 'property_income',
  土地流转: 'land_income',
  赡养费: 'support_received',
  退休金: 'pension',
  养老金: 'pension',
  其他: 'other_income',
  高龄津贴: 'old_age_allowance',
  基本医保待遇: 'medical_insurance_benefit',
  中央基础养老金: 'basic_pension',
  优待抚恤金: 'veteran_benefit',
  计生奖扶: 'family_planning_award',
  奖学金: 'scholarship',
  见义勇为奖: 'bravery_award',
  社会救助款物: 'assistance_income',
  残疾人两项补贴: 'disability_allowance_income',
}

// Items the catalogue has no fact for: they all count alike, in 低保 and in 特困.
const spareCodes = ['other_income', 'property_income', 'business_income', 'wage', 'land_income']

const relations: Readonly<Record<string, string>> = {
  未成年子女: '子女',
  成年子女: '子女',
  外祖父母: '祖父母',
  兄姐: '兄弟姐妹',
}

const siblings = [
  '兄弟姐妹',
  '兄',
  '弟',
  '姐',
  '妹',
  '哥哥',
  '弟弟',
  '姐姐',
  '妹妹',
  '兄弟',
  '姐妹',
  '兄姐',
]
const elderAge = 60

/**
 * A member of a case as facts. A key that is left out says no (not disabled, not studying); null
 * says unknown; an income item that is not listed is none.
 */
export function memberFacts(
  member: Json,
  around: Around,
): { readonly id: string; readonly facts: FactValues } {
  const relation = String(member.关系 ?? '本人')
  return {
    id: String(member.id),
    facts: {
      relation: relations[relation] ?? relation,
      birth_date: birthOf(member, around.day),
      lives_together: togetherOf(member),
      cannot_live_alone: flag(member.不能独立生活),
      custody_status: word(member.状态),
      schooling: schoolingOf(member.在读),
      employment_status: word(member.就业, '就业'),
      disability_category: word(member.残疾类别),
      disability_grade: gradeOf(member.残疾等级),
      severe_illness: flag(member.重特大疾病),
      orphan_choice: choiceOf(member.孤儿选择),
      own_recorded_category: word(member.当前类别),
      ...incomeFacts(member),
      ...supportFacts(member, around),
    },
  }
}

/** A disability grade as the catalogue writes it; left out: none. */
export function gradeOf(value: unknown): string | null {
  if (value === undefined) return '无'
  if (value === null) return null
  const text = String(value)
  return ['一级', '二级', '三级', '四级'][Number(text) - 1] ?? text
}

function birthOf(member: Json, day: LocalDate): string | null {
  const age = member.年龄
  if (typeof age === 'number') return addMonths(day, -12 * age)
  if (member.关系 === '未成年子女') return addMonths(day, -12 * 10)
  return member.关系 === '成年子女' ? addMonths(day, -12 * 30) : null
}

// An adult child who is not said to live with the family does not; of others it is unknown.
function togetherOf(member: Json): boolean | null {
  const given = member.长期共同居住
  if (given === undefined) return member.关系 === '成年子女' ? false : null
  return typeof given === 'boolean' ? given : null
}

function schoolingOf(value: unknown): string | null {
  const stages: Readonly<Record<string, string>> = {
    义务教育: '初中',
    高中: '普通高中',
    普高: '普通高中',
    中专: '中职',
    大专: '专科',
    硕士: '研究生',
    博士: '研究生',
  }
  const stage = word(value)
  return stage === null ? null : (stages[stage] ?? stage)
}

function choiceOf(value: unknown): string | null {
  const choice = word(value)
  if (choice === null || choice === '无') return choice
  return choice.includes('孤儿') ? '孤儿基本生活保障' : '事实无人抚养儿童保障'
}

function incomeFacts(member: Json): Record<string, FactValue> {
  const facts: Record<string, FactValue> = {}
  for (const code of Object.values(itemCodes)) facts[code] = 0
  const unnamed: (number | null)[] = []
  for (const [item, amount] of Object.entries((member.月收入 ?? {}) as Json)) {
    const code = itemCodes[item]
    const value = amount === null ? null : yuan(String(amount))
    if (code === undefined) unnamed.push(value)
    else facts[code] = addTo(facts[code], value)
  }
  if (unnamed.includes(null)) facts.support_received = null
  for (const amount of unnamed) {
    const spare = spareCodes.find((code) => facts[code] !== null)
    if (amount !== null && spare) facts[spare] = addTo(facts[spare], amount)
  }
  return facts
}

function supportFacts(member: Json, around: Around): Record<string, FactValue> {
  const facts: Record<string, FactValue> = {
    sibling_support: 0,
    elder_support: 0,
    other_support: 0,
    undated_support: 0,
  }
  let relies: boolean | null = false
  for (const [who, amount] of Object.entries((member.供养来源 ?? {}) as Json)) {
    const age = ageOfSupporter(who, member, around)
    const isSibling = siblings.includes(who)
    const kind = isSibling
      ? 'sibling'
      : age === null
        ? 'undated'
        : age >= elderAge
          ? 'elder'
          : 'other'
    const code = `${kind}_support`
    facts[code] = addTo(facts[code], amount === null ? null : yuan(String(amount)))
    if (kind === 'sibling' || kind === 'elder') relies = true
    else if (kind === 'undated' && relies === false) relies = null
  }
  return { ...facts, relies_on_kin: relies }
}

function ageOfSupporter(who: string, member: Json, around: Around): number | null {
  const ages = (member.供养人年龄 ?? {}) as Json
  if (who in ages) return typeof ages[who] === 'number' ? ages[who] : null
  const relatives = around.members.filter((one) => one !== member && one.关系 === who)
  const age = relatives.length === 1 ? relatives[0]?.年龄 : undefined
  return typeof age === 'number' ? age : null
}

function addTo(sum: FactValue | undefined, amount: number | null): number | null {
  return typeof sum !== 'number' || amount === null ? null : sum + amount
}

function word(value: unknown, absent = '无'): string | null {
  if (value === undefined) return absent
  return value === null ? null : String(value)
}

function flag(value: unknown): boolean | null {
  if (value === undefined) return false
  return typeof value === 'boolean' ? value : null
}
