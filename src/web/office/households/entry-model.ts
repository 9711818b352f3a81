import type { EntryInput, FactCatalogue, Household } from '../../api/client.ts'
import { idsOf, type KeptAttachment } from '../../components/form/send-attachment.ts'

export type EntryKind = EntryInput['kind']
export type EnteredValue = EntryInput['facts'][number]['value']

/** A fact of the form; undefined: nothing typed yet. */
export interface TypedFact {
  readonly subjectId: string
  readonly code: string
  value: EnteredValue | undefined
  isUnclear: boolean
}

export interface TypedMember {
  personId: string
  name: string
  identity: string
  sex: string | null
  birthDate: string | null
  relation: string | null
  phone: string
}

/** All that is typed into a form of entries; it is what a draft keeps. */
export interface TypedEntry {
  channel: string | null
  reportedBy: string
  reason: string
  effectiveOn: string | null
  event: string | null
  personId: string | null
  newHeadId: string | null
  divisionCode: string | null
  address: string
  facts: TypedFact[]
  members: TypedMember[]
  /** What was uploaded to go with it. */
  attachments: readonly KeptAttachment[]
}

export function emptyEntry(): TypedEntry {
  return {
    ...{ channel: null, reportedBy: '', reason: '', effectiveOn: null, event: null },
    ...{ personId: null, newHeadId: null, divisionCode: null, address: '' },
    ...{ facts: [], members: [], attachments: [] },
  }
}

export function emptyMember(relation: string | null = null): TypedMember {
  return {
    ...{ personId: '', name: '', identity: '', sex: null, birthDate: null },
    ...{ relation, phone: '' },
  }
}

/** What is sent: blanks are left out, 问不清 is null, and of a corrected member only what differs. */
export function inputOf(
  typed: TypedEntry,
  about: {
    readonly kind: EntryKind
    readonly household: Household | undefined
    readonly version: number | undefined
    readonly alertId: string | undefined
  },
): EntryInput {
  const { kind, household, version, alertId } = about
  const facts = typed.facts.filter(isFilled).map(({ subjectId, code, value, isUnclear }) => ({
    subjectId,
    code,
    value: isUnclear || value === undefined ? null : value,
  }))
  return {
    kind,
    channel: typed.channel ?? '',
    reportedBy: typed.reportedBy,
    reason: typed.reason,
    effectiveOn: typed.effectiveOn ?? '',
    facts,
    members: typed.members.map((member) => memberOf(member, household)),
    ...(household && { householdId: household.id }),
    ...(version !== undefined && { version }),
    ...(alertId && { alertId }),
    ...idsOf(typed.attachments),
    ...(kind === '事件' && typed.event && { event: typed.event }),
    ...(kind === '事件' && typed.personId && { personId: typed.personId }),
    ...(typed.newHeadId && { newHeadId: typed.newHeadId }),
    ...(typed.divisionCode && { divisionCode: typed.divisionCode }),
    ...(typed.address.trim() && { address: typed.address.trim() }),
  }
}

export function isFilled({ value, isUnclear }: TypedFact): boolean {
  return value !== undefined || isUnclear
}

function memberOf(
  member: TypedMember,
  household: Household | undefined,
): EntryInput['members'][number] {
  const before = household?.members.find(({ personId }) => personId === member.personId)
  const name = member.name.trim()
  const identity = member.identity.trim()
  const phone = member.phone.trim()
  return {
    ...(member.personId && { personId: member.personId }),
    ...(name !== '' && name !== before?.name && { name }),
    ...(identity !== '' && { identity }),
    ...(member.sex !== null && member.sex !== before?.sex && { sex: member.sex }),
    ...(member.birthDate && { birthDate: member.birthDate }),
    ...(member.relation && member.relation !== before?.relation && { relation: member.relation }),
    ...(phone !== '' && { phone }),
  }
}

/** The facts that an event or what is missing asks for first, of whom they are. */
export function factsToAsk(
  catalogue: FactCatalogue,
  asked: {
    readonly household: Household
    readonly codes: readonly string[]
    readonly personId: string | null
  },
): TypedFact[] {
  const { household, codes, personId } = asked
  return codes.flatMap((code): TypedFact[] => {
    const fact = catalogue.facts.find((one) => one.code === code)
    if (!fact) return []
    const subjectId = fact.level === '户' ? household.id : personId
    return subjectId === null ? [] : [{ subjectId, code, value: undefined, isUnclear: false }]
  })
}

/** The id of a control on the page, for a key as the server names it. */
export function controlId(key: string): string {
  return `entry-${key.replaceAll('.', '-')}`
}
