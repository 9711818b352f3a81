import type { Catalogue, Fact } from './catalogue.ts'
import type { Pack } from './pack.ts'
import type { Place } from './place.ts'
import { departmentNames } from './read-duties.ts'
import { type ReadEntry, readEntries } from './read-entries.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  elementsOf,
  entriesOf,
  placeOf,
  requiredChild,
  requiredText,
  type SourceNode,
  textChild,
  writtenText,
} from './yaml-source.ts'

/** Through which way something became known that no file told. */
export interface EntryChannel {
  readonly name: string
  /** As whose word it counts where a fact names an order of precedence. */
  readonly department: string
  /** Who is asked after: 走访人, 申报人. */
  readonly reporter: string
  /** Whether a village may enter through it. */
  readonly isForVillages: boolean
  /** Who reported it is kept, and told to nobody but those who enter. */
  readonly isConfidential: boolean
  /** Whoever reports has been there: named beside the value. */
  readonly isVisit: boolean
  readonly note?: string
  readonly place: Place
}

export const membershipChanges = ['加入成员', '离开成员', '迁移', '无'] as const
/** What an event does to who lives where. */
export type MembershipChange = (typeof membershipChanges)[number]

/** Stands for the day on which the event took place. */
export const effectiveDay = '生效日期'

/** Something that happens to a household, and what its form asks for. */
export interface HouseholdEvent {
  readonly name: string
  readonly change: MembershipChange
  /** Whether it happens to one member. */
  readonly isOfMember: boolean
  /** 与户主关系 of who joins, unless somebody writes another. */
  readonly relation?: string
  readonly facts: readonly Fact[]
  /** What the event itself says, by fact code; `effectiveDay` is the day itself. */
  readonly values: Readonly<Record<string, string>>
  readonly note?: string
  readonly place: Place
}

/**
 * The channels of a pack (section 采集渠道; 临市民发〔2023〕31号 一（二）), in order. Refuses unknown
 * departments and keys with file, line and column.
 */
export function readChannels(
  pack: Pick<Pack, 'documents' | 'section' | 'sectionNodes'>,
): readonly EntryChannel[] {
  const departments = departmentNames(pack)
  return [...readEntries(pack, '采集渠道').values()].map(({ name, at }) => {
    allowKeys(at, ['名称', '部门', '报告人', '村级', '走访', '保密', '说明'])
    const note = textChild(at, '说明')
    const secret = childOf(at, '保密')
    const visit = childOf(at, '走访')
    return {
      name,
      isConfidential: secret !== undefined && oneOf(secret, ['是', '否']) === '是',
      isVisit: visit !== undefined && oneOf(visit, ['是', '否']) === '是',
      department: oneOf(requiredChild(at, '部门'), departments),
      reporter: requiredText(at, '报告人'),
      isForVillages: oneOf(requiredChild(at, '村级'), ['是', '否']) === '是',
      place: placeOf(at),
      ...(note !== undefined && { note }),
    }
  })
}

/**
 * The events of a pack (section 家庭事件), in order; their facts stand in the catalogue. Refuses unknown
 * facts, values and keys with file, line and column.
 */
export function readHouseholdEvents(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
  catalogue: Pick<Catalogue, 'facts' | 'findByName'>,
): readonly HouseholdEvent[] {
  return [...readEntries(pack, '家庭事件').values()].map((entry) => readEvent(entry, catalogue))
}

function readEvent(
  { name, at }: ReadEntry,
  catalogue: Pick<Catalogue, 'facts' | 'findByName'>,
): HouseholdEvent {
  allowKeys(at, ['名称', '变动', '人', '关系', '事实', '取值', '说明'])
  const facts = elementsOf(requiredChild(at, '事实')).map((one) => factAt(one, catalogue))
  const given = childOf(at, '取值')
  const relation = textChild(at, '关系')
  const note = textChild(at, '说明')
  const member = childOf(at, '人')
  const values = (given ? entriesOf(given) : []).map(({ key, value }) => {
    const fact = facts.find((one) => one.name === key)
    if (!fact) return refusePolicy('value-unknown', placeOf(value), { name: key, known: [] })
    return [fact.code, writtenText(value) ?? ''] as const
  })
  return {
    name,
    change: oneOf(requiredChild(at, '变动'), membershipChanges),
    isOfMember: member ? oneOf(member, ['是', '否']) === '是' : false,
    facts,
    values: Object.fromEntries(values),
    place: placeOf(at),
    ...(relation !== undefined && { relation }),
    ...(note !== undefined && { note }),
  }
}

function factAt(at: SourceNode, catalogue: Pick<Catalogue, 'facts' | 'findByName'>): Fact {
  const name = writtenText(at) ?? ''
  const known = catalogue.facts.map((fact) => fact.name)
  return catalogue.findByName(name) ?? refusePolicy('value-unknown', placeOf(at), { name, known })
}

function oneOf<const T extends string>(at: SourceNode, allowed: readonly T[]): T {
  const text = writtenText(at) ?? ''
  const found = allowed.find((one) => one === text)
  return found ?? refusePolicy('value-unknown', placeOf(at), { name: text, known: allowed })
}
