import { gradeOf } from './conformance-member.ts'
import type { FactValues } from './frame.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * A legal supporter of a case as facts. A key that is left out says no (no disability, no low income);
 * null says unknown. 有能力 left out leaves the ability to the rules of 民发〔2021〕43号 第八条; written as
 * null it says that nobody knows, and then a 类别 that is left out is unknown too.
 */
export function supporterFacts(
  supporter: Json,
  index: number,
): { readonly id: string; readonly facts: FactValues } {
  const able = supporter.有能力
  const status = supporter.类别 ?? supporter.状态
  return {
    id: String(index + 1),
    facts: {
      supporter_age: typeof supporter.年龄 === 'number' ? supporter.年龄 : null,
      supporter_able: typeof able === 'boolean' ? able : null,
      supporter_category: status === undefined && able !== null ? '无' : statusOf(status),
      supporter_disability_category: orNone(supporter.残疾类别),
      supporter_disability_grade: gradeOf(supporter.残疾等级),
      supporter_low_income: flag(supporter.收入低于可支配),
      supporter_low_property: flag(supporter.财产符合低收入),
    },
  }
}

const statuses: Readonly<Record<string, string>> = {
  特困: '特困人员',
  低保: '低保对象',
  失踪: '宣告失踪',
  服刑: '在监狱服刑',
  在押: '在监狱服刑',
}

function statusOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return statuses[String(value)] ?? String(value)
}

function orNone(value: unknown): string | null {
  if (value === undefined) return '无'
  return value === null ? null : String(value)
}

function flag(value: unknown): boolean | null {
  if (value === undefined) return false
  return typeof value === 'boolean' ? value : null
}
