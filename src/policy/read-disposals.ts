import { type Basis, type Pack, type RuleClass, ruleClasses } from './pack.ts'
import type { Place } from './place.ts'
import { departmentNames } from './read-duties.ts'
import { type ReadEntry, readEntries } from './read-entries.ts'
import { readBasis } from './read-pack.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  elementsOf,
  placeOf,
  requiredChild,
  requiredText,
  type SourceNode,
  textChild,
  writtenText,
} from './yaml-source.ts'

/** The classes of alerts a document disposes of; the others (质控 …) go where their rule says. */
export const disposedClasses = ruleClasses.slice(0, 4)

export const mechanismLevels = ['县级', '团场街道', '乡镇', '无'] as const
export type MechanismLevel = (typeof mechanismLevels)[number]

/** In 责任 and 配合: the departments the rule itself names. */
export const ruleDepartments = '规则'

/** What a place does with the alerts of one class. */
export interface Disposal {
  readonly class: RuleClass
  readonly responsible: readonly string[]
  readonly cooperating: readonly string[]
  /** Where the coordination mechanism that settles complex cases sits. */
  readonly mechanism: MechanismLevel
  /** How such an alert ends, in short words. */
  readonly outcome: string
  readonly basis: Basis
  readonly note?: string
  readonly place: Place
}

/**
 * The disposals of a pack (section 处置) by class, the nearest pack's for each. Refuses unknown classes,
 * departments, levels and keys, with file, line and column.
 */
export function readDisposals(
  pack: Pick<Pack, 'documents' | 'section' | 'sectionNodes'>,
): ReadonlyMap<RuleClass, Disposal> {
  const departments = departmentNames(pack)
  const disposals = new Map<RuleClass, Disposal>()
  for (const entry of readEntries(pack, '处置').values()) {
    const disposal = readDisposal(entry, departments)
    disposals.set(disposal.class, disposal)
  }
  return disposals
}

function readDisposal(entry: ReadEntry, departments: readonly string[]): Disposal {
  const { at, document } = entry
  allowKeys(at, ['名称', '责任', '配合', '机制', '结果', '依据', '文件', '说明'])
  const basis = readBasis(at, document)
  const note = textChild(at, '说明')
  return {
    class: oneOf(requiredChild(at, '名称'), disposedClasses),
    responsible: departmentsAt(requiredChild(at, '责任'), departments),
    cooperating: departmentsAt(requiredChild(at, '配合'), departments),
    mechanism: oneOf(requiredChild(at, '机制'), mechanismLevels),
    outcome: requiredText(at, '结果'),
    basis: basis ?? refusePolicy('key-missing', placeOf(at), { key: '依据' }),
    place: placeOf(at),
    ...(note !== undefined && { note }),
  }
}

function departmentsAt(at: SourceNode, departments: readonly string[]): readonly string[] {
  return elementsOf(at).map((one) => oneOf(one, [ruleDepartments, ...departments]))
}

function oneOf<const T extends string>(at: SourceNode, allowed: readonly T[]): T {
  const text = writtenText(at) ?? ''
  const found = allowed.find((one) => one === text)
  return found ?? refusePolicy('value-unknown', placeOf(at), { name: text, known: allowed })
}
