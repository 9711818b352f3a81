import {
  type Acting,
  noteSeen,
  type Proposal,
  propose,
  recordAudit,
  relativesIn,
  rowScopeOf,
  type SealedNumber,
  sealedNumbers,
} from '#access/index'
import { ident, sql, type Transaction, trusted, withCounty } from '#db/index'
import type { Fact } from '#policy/index'
import { listConflicts, loadHouseholdFacts } from '#registry/index'
import { sayFactValue } from '#sources/index'
import type { App } from '../app.ts'
import { permitDays, twoFrom } from '../approvals/supervision-rules.ts'
import { inCounty } from '../http-port/request.ts'
import { findSubject, type RevealSubject } from './find-subject.ts'
import { refuse } from './refusals.ts'
import { takePermit } from './take-permit.ts'

export interface RevealRequest {
  readonly subject: '人' | '户'
  readonly id: string
  /** identity, phone, bankCard, or the code of a fact. */
  readonly field: string
  readonly purpose: string
}

export interface Revealed {
  readonly field: string
  readonly name: string
  readonly value: string
}

const leastPurpose = 4

const numberNames: Readonly<Record<SealedNumber, string>> = {
  identity: '身份证号',
  phone: '联系电话',
  bankCard: '银行账号',
}

const numberColumns: Readonly<Record<SealedNumber, string>> = {
  identity: 'id_cipher',
  phone: 'phone_cipher',
  bankCard: 'bank_card_cipher',
}

/**
 * One whole value of one person or household, for a purpose. In one transaction it is looked up in the
 * scope of whoever asks, guarded against their own relatives, counted, and noted in the log; what is not
 * noted is not shown. Above the number a day it waits for a second person, who is asked by it.
 */
export async function revealValue(
  app: App,
  acting: Acting,
  request: RevealRequest,
): Promise<Revealed> {
  const purpose = request.purpose.trim()
  if ([...purpose].length < leastPurpose) throw refuse('purpose', { least: leastPurpose })
  const asked: { proposal?: Proposal } = {}
  try {
    return await inCounty(app, acting, (tx) =>
      reveal(tx, { app, acting, request: { ...request, purpose }, asked }),
    )
  } catch (error) {
    const { proposal } = asked
    // What was begun is undone; that a second person is asked stays.
    if (proposal) await withCounty(app.db.as('app'), acting.countyCode, ask, rowScopeOf(acting))
    throw error

    async function ask(tx: Transaction): Promise<void> {
      if (proposal) await propose(tx, acting, proposal)
    }
  }
}

interface Revealing {
  readonly app: App
  readonly acting: Acting
  readonly request: RevealRequest
  /** Set where a second person is to be asked. */
  readonly asked: { proposal?: Proposal }
}

async function reveal(tx: Transaction, revealing: Revealing): Promise<Revealed> {
  const { app, acting, request } = revealing
  const subject = await findSubject(tx, app, { acting, ...request })
  if (!subject) throw refuse('unknown')
  const { householdId, personId } = subject
  const account = acting.who?.accountId
  const relatives = account === undefined ? [] : await relativesIn(tx, acting, householdId)
  if (relatives.some(({ staffAccount }) => staffAccount === account)) throw refuse('relative')
  const revealed = await readValue(tx, revealing, subject)
  await requireSecond(tx, revealing, { subject, name: revealed.name })
  const seen = {
    households: [householdId],
    people: personId === null ? [] : [personId],
    fields: [request.field],
    purpose: request.purpose,
    count: 1,
  }
  // Of a request it is noted with the request, in this transaction.
  if (!noteSeen(acting, seen)) {
    await recordAudit(tx, acting, { kind: '揭示', action: '揭示', outcome: '成功', ...seen })
  }
  return revealed
}

async function readValue(
  tx: Transaction,
  { app, acting, request }: Revealing,
  { householdId, personId, mask }: RevealSubject,
): Promise<Revealed> {
  const { field } = request
  const number = sealedNumbers.find((one) => one === field)
  if (number !== undefined) {
    const name = numberNames[number]
    if (personId === null) throw refuse('field')
    const [row] = await tx.query<{ cipher: Uint8Array | null }>(sql`
      select ${ident(numberColumns[number])} as cipher from person
      where county_code = ${acting.countyCode} and id = ${personId}`)
    if (!row?.cipher) throw refuse('empty', { name })
    return { field, name, value: acting.vault.decrypt(row.cipher) }
  }
  const fact = app.catalogue.findByCode(field)
  if (!fact || fact.level !== (personId === null ? '户' : '人')) throw refuse('field')
  const masked = mask.ofFact(fact)
  // A fact outside a department's pushes is not known to it at all.
  if (masked === '范围外') throw refuse('field')
  if (masked === '隐去') throw refuse('hidden', { name: fact.name })
  const facts = await loadHouseholdFacts(tx, acting, app.catalogue, householdId)
  const values =
    personId === null ? facts?.household : facts?.members.find(({ id }) => id === personId)?.facts
  const value = values?.[field] ?? null
  if (value !== null) return { field, name: fact.name, value: sayFactValue(fact, value) }
  const said = await sayConflict(tx, acting, {
    fact,
    subjectId: personId ?? householdId,
    householdId,
  })
  if (said === undefined) throw refuse('empty', { name: fact.name })
  return { field, name: fact.name, value: said }
}

/** Where sources differ: what each of them says. */
async function sayConflict(
  tx: Transaction,
  acting: Acting,
  about: { readonly fact: Fact; readonly subjectId: string; readonly householdId: string },
): Promise<string | undefined> {
  const { fact, subjectId, householdId } = about
  const open = await listConflicts(tx, acting, householdId)
  const found = open.find((one) => one.subjectId === subjectId && one.fact === fact.code)
  const values = found?.candidates.flatMap(({ department, value }) =>
    value === undefined ? [] : `${department}：${sayFactValue(fact, value)}`,
  )
  return values?.length ? values.join('；') : undefined
}

/** One person may see it alone below the number a day, or with an agreement to exactly this. */
async function requireSecond(
  tx: Transaction,
  { app, acting, request, asked }: Revealing,
  { subject, name }: { readonly subject: RevealSubject; readonly name: string },
): Promise<void> {
  const most = twoFrom(app.pack, '揭示')
  if (acting.who === undefined || most === undefined) return
  const count = await countToday(tx, acting, acting.who.accountId)
  if (count < most) return
  const { householdId, personId } = subject
  // The purpose is part of what is agreed to.
  const { subject: kind, id, field, purpose } = request
  const payload = { subject: kind, id, field, purpose }
  const days = permitDays(app.pack, '揭示')
  if (await takePermit(tx, acting, { action: '揭示', payload, days })) return
  asked.proposal = {
    action: '揭示',
    householdId,
    ...(personId === null ? {} : { personId }),
    summary: `查看完整的${name}，用途：${request.purpose}`,
    payload,
  }
  throw refuse('approval-needed', { count })
}

/** Requests of one account are counted one after the other: two at once are no way around the number. */
async function countToday(tx: Transaction, acting: Acting, account: string): Promise<number> {
  await tx.query(sql`
    select pg_advisory_xact_lock(hashtextextended(${`doudi.reveal ${account}`}, 0))`)
  const [row] = await tx.query<{ count: number }>(sql`
    select count(*)::integer as count from audit_entry
    where county_code = ${acting.countyCode} and account_id = ${account} and kind = '揭示'
      and outcome = '成功' and at >= ${startOfDay}`)
  return row?.count ?? 0
}

const startOfDay = trusted(
  "date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'",
)
