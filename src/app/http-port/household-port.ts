import { type Acting, departmentOf, maskNumber } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { type ListedAlert, listAlerts } from '#dispatch/index'
import type { AppPort, Household, Recognition } from '#http/index'
import { fullYearsBetween } from '#kernel/index'
import { loadHousehold, type Moment, type Household as Registered } from '#registry/index'
import type { App } from '../app.ts'
import { filedRelatives } from '../approvals/filed-relatives.ts'
import { askedMoment, readHouseholdDay } from '../household-day.ts'
import { alertItems } from './alert-items.ts'
import { listItems, readJudged } from './household-items.ts'
import { readHouseholdMask } from './household-mask.ts'
import { readPlaces } from './places.ts'
import { readFacts } from './read-facts.ts'
import { inCounty, type PortContext } from './request.ts'

type Part = Pick<AppPort, 'listHouseholds' | 'findHousehold' | 'listFacts'>

/** Households with members, decisions, alerts and facts. */
export function householdPort({ app, actingFor }: PortContext): Part {
  return {
    listHouseholds: (caller, filter) =>
      inCounty(app, actingFor(caller), async (tx) => listItems(tx, actingFor(caller), filter)),
    findHousehold: (caller, householdId, asked = {}) => {
      const moment = askedMoment(asked)
      return inCounty(app, actingFor(caller), (tx) =>
        readHousehold(tx, app, { acting: actingFor(caller), householdId, moment }),
      )
    },
    listFacts: (caller, householdId, asked = {}) => {
      const moment = askedMoment(asked)
      return inCounty(app, actingFor(caller), (tx) =>
        readFacts(tx, app, { acting: actingFor(caller), householdId, moment }),
      )
    },
  }
}

interface Asked {
  readonly acting: Acting
  readonly householdId: string
  /** Another day; undefined: as it is. */
  readonly moment: Moment | undefined
}

async function readHousehold(
  tx: Queryable,
  app: App,
  { acting, householdId, moment }: Asked,
): Promise<Household | undefined> {
  const now = await loadHousehold(tx, acting, householdId)
  if (!now) return undefined
  const found = moment === undefined ? now : await householdThen(tx, app, { acting, now, moment })
  const { countyCode } = acting
  const mask = await readHouseholdMask(tx, app, { acting, about: { householdId } })
  const isDepartment = departmentOf(acting.who) !== undefined
  const listed = await listAlerts(tx, acting, {
    ...{ householdId, limit: mostAlerts },
    ...(moment === undefined && { open: true }),
  })
  const alerts = listed.alerts.filter(
    (one) =>
      (!isDepartment || mask.pushed.alerts.has(one.id)) &&
      (moment === undefined || stoodOn(one, moment.validOn)),
  )
  const places = await readPlaces(tx, countyCode)
  const judged =
    moment === undefined
      ? (await readJudged(tx, acting, [householdId]))(householdId)
      : { category: null, openAlerts: alerts.length, conflicts: 0 }
  const day = moment?.validOn ?? acting.today
  const members = found.members.filter(({ personId }) => mask.sees(personId))
  const numbers = await readNumbers(
    tx,
    acting,
    members.map(({ personId }) => personId),
  )
  const head = members.find(({ relation }) => relation === '本人') ?? members[0]
  return {
    id: found.id,
    number: found.number,
    ...{ status: found.status, version: now.version, mergedInto: now.mergedInto },
    today: acting.today,
    divisionCode: found.divisionCode || null,
    townshipCode: found.divisionCode ? `${found.divisionCode.slice(0, 9)}000` : null,
    township: found.township,
    village: found.village,
    // A department is told whom its pushes are about, and nothing else of the household.
    address: isDepartment ? null : found.address,
    formedOn: found.formedOn,
    head: head?.name ?? null,
    memberCount: members.length,
    recordedCategory: found.recordedCategory,
    ...judged,
    ...(isDepartment && { openAlerts: alerts.length }),
    members: members.map((member) => ({
      personId: member.personId,
      name: member.name,
      relation: member.relation,
      sex: member.sex,
      age: member.birthDate === null ? null : fullYearsBetween(member.birthDate, day),
      maskedIdentity: member.identity,
      ...numbers(member.personId),
      category: member.ownCategory,
    })),
    recognitions: isDepartment ? [] : recognitionsOf(found),
    ...(await shownRelatives(tx, acting, householdId)),
    alerts: await alertItems(tx, acting, { alerts, places, app }),
  }
}

/** Of one household: more than a page shows, and never without end. */
const mostAlerts = 200

/** Whether an alert was raised and not closed yet on that day. */
function stoodOn(
  { raisedOn, closedOn }: Pick<ListedAlert, 'raisedOn' | 'closedOn'>,
  day: string,
): boolean {
  return raisedOn <= day && (closedOn === null || closedOn > day)
}

async function householdThen(
  tx: Queryable,
  app: App,
  asked: { readonly acting: Acting; readonly now: Registered; readonly moment: Moment },
): Promise<Registered> {
  return (await readHouseholdDay(tx, app, asked)).household
}

function recognitionsOf({
  members,
  recognitions,
}: NonNullable<Awaited<ReturnType<typeof loadHousehold>>>): Recognition[] {
  const names = new Map(members.map(({ personId, name }) => [personId, name]))
  return recognitions.map(
    ({ noticeDueOn, noticeProvisional, noticeGivenOn, personId, alertId: _, ...one }) => ({
      ...one,
      effectiveMonth: one.effectiveMonth?.slice(0, 7) ?? null,
      subject: personId === null ? '全户' : (names.get(personId) ?? '本人'),
      notice:
        noticeDueOn === null
          ? null
          : {
              dueOn: noticeDueOn,
              isProvisional: noticeProvisional ?? false,
              givenOn: noticeGivenOn,
            },
    }),
  )
}

type Numbers = Pick<Household['members'][number], 'maskedPhone' | 'maskedBankCard'>

/** Telephones and cards, masked; whole ones are revealed one by one. */
async function readNumbers(
  tx: Queryable,
  { countyCode, vault }: Acting,
  personIds: readonly string[],
): Promise<(personId: string) => Numbers> {
  const rows = await tx.query<{
    id: string
    phone: Uint8Array | null
    card: Uint8Array | null
  }>(sql`
    select id, phone_cipher as phone, bank_card_cipher as card
    from person where county_code = ${countyCode} and id = any(${[...personIds]}::uuid[])`)
  const masked = (kind: 'phone' | 'bankCard', cipher: Uint8Array | null) =>
    cipher === null ? null : maskNumber(kind, vault.decrypt(cipher))
  const byId = new Map(
    rows.map(({ id, phone, card }) => [
      id,
      { maskedPhone: masked('phone', phone), maskedBankCard: masked('bankCard', card) },
    ]),
  )
  return (personId) => byId.get(personId) ?? { maskedPhone: null, maskedBankCard: null }
}

/** 备案近亲属, where the caller may know. */
async function shownRelatives(
  tx: Queryable,
  acting: Acting,
  householdId: string,
): Promise<Pick<Household, 'filedRelatives'>> {
  const found = await filedRelatives(tx, acting, householdId)
  return found === undefined ? {} : { filedRelatives: found }
}
