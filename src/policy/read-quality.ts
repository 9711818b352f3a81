import type { Basis, MonitoringRule, Pack } from './pack.ts'
import type { Place } from './place.ts'
import { readEntries } from './read-entries.ts'
import { expressionAt, readBasis } from './read-pack.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  placeOf,
  requiredChild,
  requiredText,
  type SourceNode,
  textChild,
} from './yaml-source.ts'

/** What is wrong with the register itself, where no fact says it. */
export const registerChecks = [
  '证号缺失',
  '证号无效',
  '证号与出生日期不符',
  '证号与性别不符',
  '疑似一人两户',
  '两县登记',
  '区划无效',
  '户内无人',
] as const
export type RegisterCheck = (typeof registerChecks)[number]

/** A rule of the upper level about the quality of what is reported. */
export interface QualityRule {
  readonly id: string
  readonly name: string
  readonly subject: '人' | '户'
  /** A condition over facts, or a check of the register. */
  readonly check: Pick<MonitoringRule, 'when'> | { readonly register: RegisterCheck }
  /** What to do about it. */
  readonly remedy: string
  readonly basis: Basis
  /** Where it was seen; 示例: written by us after the kind that the upper level names. */
  readonly source?: string
  readonly note?: string
  readonly place: Place
}

const keys = ['编号', '名称', '对象', '当', '登记', '处理建议', '依据', '文件', '来源', '说明']

/**
 * The quality rules of a pack (section 质检规则): the nearest pack's replaces those of the same 编号.
 * Refuses unknown keys and checks, a rule with both or neither of 当 and 登记, and one without a document.
 */
export function readQualityRules(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
): readonly QualityRule[] {
  return [...readEntries(pack, '质检规则', '编号').values()].map(({ name, at, document }) => {
    allowKeys(at, keys)
    const basis = readBasis(at, document)
    const source = textChild(at, '来源')
    const note = textChild(at, '说明')
    return {
      id: name,
      name: requiredText(at, '名称'),
      subject: oneOf(at, '对象', ['人', '户'] as const),
      check: readCheck(at),
      remedy: requiredText(at, '处理建议'),
      basis: basis ?? refusePolicy('key-missing', placeOf(at), { key: '依据' }),
      place: placeOf(at),
      ...(source !== undefined && { source }),
      ...(note !== undefined && { note }),
    }
  })
}

function readCheck(at: SourceNode): QualityRule['check'] {
  const when = childOf(at, '当')
  const register = childOf(at, '登记')
  if (when && register) refusePolicy('shape', placeOf(at), { expected: '“当”或“登记”之一' })
  if (when) return { when: expressionAt(when) }
  if (register) return { register: oneOf(at, '登记', registerChecks) }
  return refusePolicy('key-missing', placeOf(at), { key: '当' })
}

function oneOf<const T extends string>(at: SourceNode, key: string, allowed: readonly T[]): T {
  const name = requiredText(at, key)
  const found = allowed.find((one) => one === name)
  return (
    found ??
    refusePolicy('value-unknown', placeOf(requiredChild(at, key)), { name, known: allowed })
  )
}
