import type { Acting } from '#access/index'
import { departmentOf } from '#access/index'
import { type Entitlement, entitlementsOf } from '#aid/index'
import type { Queryable } from '#db/index'
import type { AidItem, AidOfHousehold } from '#http/index'
import { type Fen, formatYuan } from '#kernel/index'
import type { ExplainedFact } from '#policy/index'
import { type HouseholdFacts, loadHousehold, type Moment } from '#registry/index'
import { amountText } from '../aid-of.ts'
import type { App } from '../app.ts'
import { readHouseholdDay } from '../household-day.ts'
import { type Sources, sourcesOf, standingOf } from './explained.ts'
import { readHouseholdMask } from './household-mask.ts'
import { readPayments } from './read-payments.ts'

interface Asked {
  readonly acting: Acting
  readonly householdId: string
  /** Another day; undefined: as it is. */
  readonly moment: Moment | undefined
}

/** Every scheme that is due or received, or may be: what, for whom, how much, on what authority. */
export async function readAid(
  tx: Queryable,
  app: App,
  { acting, householdId, moment }: Asked,
): Promise<AidOfHousehold | undefined> {
  const now = await loadHousehold(tx, acting, householdId)
  if (!now) return undefined
  const then = await readHouseholdDay(tx, app, { acting, now, moment })
  if (departmentOf(acting.who) !== undefined) return nothingOn(then.day)
  const { compiled: checked } = app
  const found = entitlementsOf(then.facts, { checked, householdId, day: then.day })
  const mask = await readHouseholdMask(tx, app, { acting, about: { householdId } })
  const sources = sourcesOf(app, { ...then, mask })
  const seen = found.entitlements.filter(
    ({ memberId, definition }) =>
      (memberId === null || mask.sees(memberId)) && maskOfScheme(mask, definition.id) !== '隐去',
  )
  const payments = await readPayments(tx, app, {
    ...{ acting, householdId, mask, until: then.day },
    members: new Map(
      then.household.members
        .filter(({ personId }) => mask.sees(personId))
        .map(({ personId, name }) => [personId, name]),
    ),
    codes: found.entitlements.flatMap(({ receiptFacts }) => receiptFacts.map(({ code }) => code)),
  })
  return {
    day: found.day,
    payments,
    items: seen.map((one) => itemOf(one, sources, then.facts)),
    overlaps: found.overlaps.map(({ scheme, other, memberId }) => {
      const member = nameOf(sources, memberId)
      return `重复享受：${member ? `${member} ` : ''}${scheme} 与 ${other} 不能同时享受`
    }),
  }
}

function nothingOn(day: AidOfHousehold['day']): AidOfHousehold {
  return { day, items: [], overlaps: [], payments: [] }
}

function itemOf(one: Entitlement, sources: Sources, facts: HouseholdFacts): AidItem {
  const { definition, judgement, details, missing } = one
  const { basis } = definition
  const isTold = maskOfScheme(sources.mask, definition.id) === null
  const isDue = one.entitled !== false && isTold
  return {
    scheme: definition.name,
    member: nameOf(sources, one.memberId),
    judgement,
    amount: isDue ? amountText(one, definition) : '',
    basis: basis ? `${basis.document}${basis.article ? ` ${basis.article}` : ''}` : '',
    responsible: [...definition.responsible],
    details: isDue ? details.map(({ name, text }) => ({ name, text })) : [],
    received: isTold ? receivedOf(one, sources) : [],
    difference: isTold ? differenceOf(one, sources, facts) : null,
    missing: missing.map(({ subject, name, authority }) => ({
      department: authority,
      fact: name,
      member: subject.level === '人' ? nameOf(sources, subject.id) : null,
    })),
  }
}

/** Amounts before what only says yes or no; what may not be seen is masked or left out. */
function receivedOf({ receiptFacts }: Entitlement, sources: Sources): AidItem['received'] {
  const { app, find, mask, householdId } = sources
  return receiptFacts
    .flatMap((one) => {
      const fact = app.catalogue.findByCode(one.code)
      const { level, id } = one.subject
      if (!fact || level === '义务人' || (level === '人' && !mask.sees(id))) return []
      const masked = mask.ofFact(fact)
      if (masked === '隐去' || masked === '范围外') return []
      const { source } = standingOf(find(level === '户' ? householdId : id, one.code), app)
      const member = level === '人' ? nameOf(sources, id) : null
      const value = masked === null ? one.value : null
      return [{ isAmount: fact.type === '金额', member, fact: one.name, value, masked, source }]
    })
    .toSorted((a, b) => Number(b.isAmount) - Number(a.isAmount))
    .map(({ isAmount: _, ...told }) => told)
}

/** How far what is received lies from what is due, where both are one known amount of one unit. */
function differenceOf(
  one: Entitlement,
  { app, mask }: Sources,
  facts: HouseholdFacts,
): string | null {
  const { amountLow: due, definition } = one
  if (one.entitled !== true || due === null || due !== one.amountHigh) return null
  const unit = definition.amountUnit ?? '元'
  const paid = one.receiptFacts.filter(({ code }) => {
    const fact = app.catalogue.findByCode(code)
    return fact?.type === '金额' && fact.unit === unit && mask.ofFact(fact) === null
  })
  const [only] = paid
  if (one.received === false) return spoken(-due, unit)
  const received = only && paid.length === 1 ? amountOf(only, facts) : undefined
  return received === undefined ? null : spoken(received - due, unit)
}

function spoken(difference: number, unit: string): string {
  if (difference === 0) return '一致'
  const amount = formatYuan(Math.abs(difference) as Fen) // amounts come in whole fen
  return `${difference < 0 ? '少' : '多'} ${amount}${unit.replace(/^元/, '')}`
}

function amountOf({ subject, code }: ExplainedFact, facts: HouseholdFacts): number | undefined {
  const member = facts.members.find(({ id }) => id === subject.id)
  const value = (subject.level === '户' ? facts.household : member?.facts)?.[code]
  return typeof value === 'number' ? value : undefined
}

function nameOf({ nameOf: name }: Sources, memberId: string | null): string | null {
  return memberId === null ? null : name({ level: '人', id: memberId })
}

type Mask = Awaited<ReturnType<typeof readHouseholdMask>>

function maskOfScheme(mask: Mask, id: string): ReturnType<Mask['ofFacts']> {
  return mask.ofFacts(mask.mentions.ofScheme(id))
}
