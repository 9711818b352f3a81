import type { Acting } from '#access/index'
import type { Transaction } from '#db/index'
import { checkIdentityNumber, hideNumbers, type LocalDate, localDate } from '#kernel/index'
import { type EntryChannel, effectiveDay, type Fact, type HouseholdEvent } from '#policy/index'
import {
  correctMember,
  type EnteredFacts,
  type EnteredPerson,
  enterFacts,
  formHousehold,
  joinHousehold,
  type LockedHousehold,
  leaveHousehold,
  placeHousehold,
  type Restore,
  requireVillage,
  settledDataset,
  writeRelation,
} from '#registry/index'
import type { App } from '../app.ts'
import type { EnteredValue, EntryRequest, RequestedMember } from './entry-request.ts'
import { refuse } from './refusals.ts'

/** An entry that was checked, on its way in. */
export interface EntryWork {
  readonly app: Pick<App, 'catalogue'>
  readonly acting: Acting
  readonly entryId: string
  readonly request: EntryRequest
  readonly channel: EntryChannel
  readonly event: HouseholdEvent | undefined
}

/** The household that an entry is about, and what is put back when it is undone. */
export interface Entered {
  readonly household: Pick<LockedHousehold, 'id' | 'divisionCode'>
  readonly restore: Restore
  readonly personId?: string | undefined
}

/** A new household with its members. */
export async function enterHousehold(tx: Transaction, work: EntryWork): Promise<Entered> {
  const { acting, request } = work
  const since = localDate(request.effectiveOn)
  const { divisionCode = '', members } = request
  const address = request.address && hideNumbers(request.address)
  const { id } = await formHousehold(tx, acting, { divisionCode, address, since })
  const household = { id, divisionCode }
  const joined: string[] = []
  for (const member of members) joined.push(await join(tx, work, { household, member, since }))
  return { household, restore: { formed: id, joined }, personId: joined[0] }
}

/** Who joins, leaves, moves or is corrected by an entry about a household that is there. */
export async function enterChange(
  tx: Transaction,
  work: EntryWork,
  household: LockedHousehold,
): Promise<Entered> {
  const { acting, request, event } = work
  const since = localDate(request.effectiveOn)
  const [member] = request.members
  const change = event?.change ?? '无'
  if (member?.personId !== undefined) return correct(tx, work, { household, member })
  if (member && (request.kind === '成员' || change === '加入成员')) {
    const personId = await join(tx, work, { household, member, since })
    return { household, restore: { joined: [personId] }, personId }
  }
  const { personId } = request
  if (personId !== undefined) requireMemberOf(household, personId)
  if (change === '离开成员' && personId !== undefined) {
    return { household, personId, ...(await leave(tx, work, { household, personId })) }
  }
  if (change === '迁移') {
    const { divisionCode = '', address } = request
    await requireVillage(tx, acting, divisionCode)
    const moved = { divisionCode: household.divisionCode, address: household.address }
    const householdId = household.id
    const place = { householdId, divisionCode, address: address ? hideNumbers(address) : null }
    await placeHousehold(tx, acting, place)
    return { household, restore: { moved } }
  }
  return { household, restore: {}, personId }
}

/** What the entry says of the household and its members, as observations of its channel. */
export async function enterSaid(
  tx: Transaction,
  work: EntryWork,
  { household, personId }: Entered,
): Promise<readonly EnteredFacts[]> {
  const { app, acting, entryId, request, channel } = work
  const entered = saidBy(work, { householdId: household.id, personId })
  if (entered.length === 0) return []
  const settles = request.kind === '核实'
  await enterFacts(tx, acting, {
    ...{ entryId, entered, catalogue: app.catalogue, department: channel.department },
    dataset: settles ? settledDataset : channel.name,
    title: settles ? `${channel.name}（核实结果）` : channel.name,
    effectiveOn: localDate(request.effectiveOn),
  })
  return entered
}

interface Joining {
  readonly household: Pick<LockedHousehold, 'id' | 'divisionCode'>
  readonly member: RequestedMember
  readonly since: LocalDate
}

function join(tx: Transaction, work: EntryWork, { household, member, since }: Joining) {
  return joinHousehold(tx, work.acting, {
    householdId: household.id,
    divisionCode: household.divisionCode,
    since,
    person: personOf(member),
    catalogue: work.app.catalogue,
  })
}

/** Birth and sex stand in the number, where there is one. */
function personOf(member: RequestedMember): EnteredPerson {
  const read = member.identity === undefined ? undefined : checkIdentityNumber(member.identity)
  const number = read?.ok ? read : undefined
  const day = member.birthDate === undefined ? undefined : localDate(member.birthDate)
  return {
    name: member.name?.trim() ?? '',
    identity: number?.number,
    sex: member.sex ?? number?.sex,
    birthDate: day ?? number?.birthDate,
    relation: member.relation ?? '其他',
    phone: member.phone,
  }
}

async function correct(
  tx: Transaction,
  { acting }: EntryWork,
  { household, member }: { readonly household: LockedHousehold; readonly member: RequestedMember },
): Promise<Entered> {
  const personId = member.personId ?? ''
  requireMemberOf(household, personId)
  const { identity, name, sex, relation, phone } = member
  const read = identity === undefined ? undefined : checkIdentityNumber(identity)
  const former = await correctMember(tx, acting, {
    ...{ personId, sex, relation, phone, name: name?.trim() },
    birthDate: member.birthDate === undefined ? undefined : localDate(member.birthDate),
    identity: read?.ok ? read.number : undefined,
  })
  const isFinal = identity !== undefined || phone !== undefined
  const restore: Restore = isFinal ? { corrected: former, isFinal } : { corrected: former }
  return { household, restore, personId }
}

async function leave(
  tx: Transaction,
  { acting, request }: EntryWork,
  { household, personId }: { readonly household: LockedHousehold; readonly personId: string },
): Promise<Pick<Entered, 'restore'>> {
  const leaving = household.members.find((one) => one.personId === personId)
  const head = household.members.find((one) => one.personId === request.newHeadId)
  const others = household.members.length - 1
  if (others === 0) throw refuse('last-member', { household: household.number })
  if (leaving?.relation === '本人' && (!head || head === leaving)) {
    throw refuse('invalid', {
      fields: [{ key: 'newHeadId', why: '户主离开后，请在留下的成员中指定新的户主' }],
    })
  }
  const on = localDate(request.effectiveOn)
  const left = await leaveHousehold(tx, acting, { householdId: household.id, personId, on })
  if (leaving?.relation !== '本人' || !head) return { restore: { left } }
  await writeRelation(tx, acting, { personId: head.personId, relation: '本人' })
  return { restore: { left, head: { personId: head.personId, relation: head.relation } } }
}

function requireMemberOf(household: LockedHousehold, personId: string): void {
  if (household.members.some((one) => one.personId === personId)) return
  throw refuse('not-member', { household: household.number })
}

/** By subject; what the event itself says is filled in where nobody said otherwise. */
function saidBy(
  { app, request, event }: EntryWork,
  about: { readonly householdId: string; readonly personId?: string | undefined },
): readonly EnteredFacts[] {
  const bySubject = new Map<string, Record<string, EnteredValue>>()
  const say = (subjectId: string, code: string, value: EnteredValue) => {
    bySubject.set(subjectId, { [code]: value, ...bySubject.get(subjectId) })
  }
  const subjectOf = (fact: Fact | undefined) =>
    fact?.level === '户' ? about.householdId : about.personId
  for (const { subjectId, code, value } of request.facts) {
    const subject = subjectId ?? subjectOf(app.catalogue.findByCode(code))
    if (subject !== undefined) say(subject, code, value)
  }
  for (const [code, text] of Object.entries(event?.values ?? {})) {
    const fact = app.catalogue.findByCode(code)
    const subject = subjectOf(fact)
    const isSaid = request.facts.some((one) => one.code === code)
    if (fact && subject !== undefined && !isSaid)
      say(subject, code, impliedValue(fact, text, request))
  }
  return [...bySubject].map(([subjectId, values]) => ({ subjectId, values }))
}

function impliedValue(fact: Fact, text: string, request: EntryRequest): EnteredValue {
  if (text === effectiveDay) return request.effectiveOn
  return fact.type === '是否' ? text === '是' : text
}
