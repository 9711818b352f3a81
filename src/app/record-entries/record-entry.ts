import { type Acting, scopeOf } from '#access/index'
import { appendChain } from '#chain/index'
import type { Transaction } from '#db/index'
import { hideNumbers, localDate } from '#kernel/index'
import {
  type LockedHousehold,
  listConflicts,
  loadEntry,
  lockHousehold,
  markHouseholdDue,
  undoEntry,
  writeEntry,
} from '#registry/index'
import { newId } from '#vault/index'
import { type App, heldStill } from '../app.ts'
import { claimAttachments } from '../attachments/claim-attachments.ts'
import { noteInTransaction } from '../audit/note-request.ts'
import { checkEntry } from './check-entry.ts'
import { entryFormsOf } from './entry-forms.ts'
import type { EntryRequest } from './entry-request.ts'
import {
  type Entered,
  type EntryWork,
  enterChange,
  enterHousehold,
  enterSaid,
} from './entry-work.ts'
import { lookAgain } from './look-again.ts'
import { refuse } from './refusals.ts'
import { requireUnchanged } from './require-unchanged.ts'
import { changesBetween, type EntryChanges, readStanding, type Standing } from './standing.ts'

export interface RecordedEntry {
  readonly entryId: string
  readonly householdId: string
  readonly changes: EntryChanges
}

/**
 * Takes an entry in, in one transaction with its chain entry, and looks at the household again at once.
 * Refused: what must be mended, all of it at once; a field that somebody else changed meanwhile.
 */
export async function recordEntry(
  app: App,
  acting: Acting,
  given: EntryRequest,
): Promise<RecordedEntry> {
  const held = heldStill(app)
  const request = await withCandidates(held, acting, withoutNumbers(given))
  const { problems, channel, event } = checkEntry(request, {
    forms: entryFormsOf(held),
    relations: held.catalogue.findByCode('relation')?.codes.map(({ value }) => value) ?? [],
    today: acting.today,
    isVillage: seesVillagesOnly(acting),
  })
  if (problems.length > 0 || !channel) throw refuse('invalid', { fields: problems })
  const entryId = newId()
  const work = { app: held, acting, entryId, request, channel, event }
  const before = await readStanding(held, acting, request.householdId)
  let committed = (): void => undefined
  const householdId = await held.db.transaction(async (tx) => {
    const id = await takeIn(tx, held, work)
    committed = await noteInTransaction(tx, acting)
    return id
  })
  committed()
  return { entryId, householdId, changes: await changesOf(held, acting, { householdId, before }) }
}

async function takeIn(tx: Transaction, app: App, work: EntryWork): Promise<string> {
  const { acting, request } = work
  const entered = await enter(tx, app, work)
  const { household, restore, personId } = entered
  requireSubjects(work, entered)
  const said = await enterSaid(tx, work, entered)
  await writeEntry(tx, acting, {
    ...{ id: work.entryId, householdId: household.id, personId, restore },
    ...{ kind: request.kind, event: request.event, channel: request.channel },
    isVisit: work.channel.isVisit,
    ...{ reportedBy: request.reportedBy, reason: request.reason, alertId: request.alertId },
    effectiveOn: localDate(request.effectiveOn),
    version: (entered.locked?.version ?? 0) + 1,
    said: said.map(({ subjectId, values }) => ({ subject: subjectId, facts: Object.keys(values) })),
  })
  const { attachments } = request
  const beside = { householdId: household.id, kind: '登记', subjectId: work.entryId } as const
  await claimAttachments(tx, acting, { ...beside, attachments })
  await markHouseholdDue(tx, acting, household.id, '登记')
  const codes = new Set(said.flatMap(({ values }) => Object.keys(values)))
  const names = [...codes].map((code) => app.catalogue.findByCode(code)?.name ?? code)
  await appendEntry(tx, work, { householdId: household.id, names })
  return household.id
}

async function enter(tx: Transaction, app: App, work: EntryWork): Promise<EnteredIn> {
  const { acting, request } = work
  const { householdId } = request
  if (householdId === undefined) return { ...(await enterHousehold(tx, work)), locked: undefined }
  const locked = await lockHousehold(tx, acting, { householdId })
  await requireUnchanged(tx, app, { acting, request, locked })
  return { ...(await enterChange(tx, work, locked)), locked }
}

interface EnteredIn extends Entered {
  readonly locked: LockedHousehold | undefined
}

/** A fact is said of the household itself or of one of its members. */
function requireSubjects({ request }: EntryWork, { household, locked }: EnteredIn): void {
  const known = new Set([household.id, ...(locked?.members.map(({ personId }) => personId) ?? [])])
  const isStrange = request.facts.some(
    ({ subjectId }) => subjectId !== undefined && !known.has(subjectId),
  )
  if (isStrange) throw refuse('not-member', { household: locked?.number ?? '' })
}

function appendEntry(
  tx: Transaction,
  { acting, request, channel, entryId }: EntryWork,
  { householdId, names }: { readonly householdId: string; readonly names: readonly string[] },
): Promise<string> {
  const { kind, event, attachments = [] } = request
  return appendChain(tx, acting, {
    householdId,
    kind: kind === '新户' ? '入户建档' : '登记',
    title: titleOf(kind, event, channel.name),
    subjectId: entryId,
    fields: {
      渠道: channel.name,
      ...(!channel.isConfidential && { 报告人: request.reportedBy }),
      生效日期: request.effectiveOn,
      理由: request.reason,
      ...(names.length > 0 && { 登记的事实: names.join('、') }),
      ...(attachments.length > 0 && { 附件: attachments.length }),
    },
  })
}

function titleOf(kind: EntryRequest['kind'], event: string | undefined, channel: string): string {
  switch (kind) {
    case '新户':
      return `${channel}登记新户`
    case '成员':
      return `${channel}登记成员`
    case '事件':
      return `登记${event ?? '事件'}`
    case '走访':
      return '入户走访'
    case '核实':
      return '登记核实结果'
    case '事实':
      return `${channel}登记事实`
  }
}

/** Who takes the word of one source need not see what it says. */
async function withCandidates(
  { db }: App,
  acting: Acting,
  request: EntryRequest,
): Promise<EntryRequest> {
  const { householdId, facts } = request
  if (householdId === undefined || facts.every(({ from }) => from === undefined)) return request
  const open = await listConflicts(db, acting, householdId)
  const taken = (fact: EntryRequest['facts'][number]) => {
    const conflict = open.find((one) => one.subjectId === fact.subjectId && one.fact === fact.code)
    return conflict?.candidates.find(({ batchId }) => batchId === fact.from)?.value ?? null
  }
  return {
    ...request,
    facts: facts.map((fact) => (fact.from === undefined ? fact : { ...fact, value: taken(fact) })),
  }
}

/** The reason and who reported are stored and shown as they are. */
function withoutNumbers(request: EntryRequest): EntryRequest {
  return {
    ...request,
    reason: hideNumbers(request.reason),
    reportedBy: hideNumbers(request.reportedBy),
  }
}

function seesVillagesOnly(acting: Acting): boolean {
  const scope = scopeOf(acting)
  const villageDigits = 12
  return scope.kind === '辖区' && scope.areas.every((area) => area.length >= villageDigits)
}

/** Takes an entry back, with why, and looks at the household again. */
export async function takeBackEntry(
  app: App,
  acting: Acting,
  { entryId, reason }: { readonly entryId: string; readonly reason: string },
): Promise<RecordedEntry> {
  const held = heldStill(app)
  const stored = await loadEntry(held.db, acting, entryId)
  if (!stored) throw refuse('unknown')
  const { householdId } = stored
  const before = await readStanding(held, acting, householdId)
  let committed = (): void => undefined
  await held.db.transaction(async (tx) => {
    await lockSeen(tx, acting, householdId)
    const entry = await loadEntry(tx, acting, entryId)
    if (!entry) throw refuse('unknown')
    const { catalogue } = held
    await undoEntry(tx, acting, { entry, reason: hideNumbers(reason), catalogue })
    if (entry.restore.formed === undefined) await markHouseholdDue(tx, acting, householdId, '登记')
    const title = `撤回：${titleOf(entry.kind, entry.event ?? undefined, entry.channel)}`
    const fields = { 理由: hideNumbers(reason), 登记日期: entry.effectiveOn }
    await appendChain(tx, acting, {
      ...{ householdId, kind: '撤回登记', title, subjectId: entryId, fields },
    })
    committed = await noteInTransaction(tx, acting)
  })
  committed()
  return { entryId, householdId, changes: await changesOf(held, acting, { householdId, before }) }
}

/** Out of scope is as if there were none. */
async function lockSeen(tx: Transaction, acting: Acting, householdId: string): Promise<void> {
  try {
    await lockHousehold(tx, acting, { householdId })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'registry.household-unknown') {
      throw refuse('unknown')
    }
    throw error
  }
}

async function changesOf(
  app: App,
  acting: Acting,
  { householdId, before }: { readonly householdId: string; readonly before: Standing },
): Promise<EntryChanges> {
  await lookAgain(app, acting, householdId)
  return changesBetween(before, await readStanding(app, acting, householdId))
}
