import { type Acting, departmentOf, maskNumber } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { listAlerts } from '#dispatch/index'
import type { AppPort, Fact, Household, HouseholdItem, Recognition } from '#http/index'
import { fullYearsBetween } from '#kernel/index'
import { openAlertStates } from '#monitoring/domain'
import { findFactSources, listHouseholds, loadHousehold, loadHouseholdFacts } from '#registry/index'
import type { App } from '../app.ts'
import { filedRelatives } from '../approvals/filed-relatives.ts'
import { alertItems } from './alert-items.ts'
import { standingOf } from './explained.ts'
import { type HouseholdMask, readHouseholdMask } from './household-mask.ts'
import { readPlaces } from './places.ts'
import { readNamed } from './pushed-names.ts'
import { inCounty, type PortContext } from './request.ts'

type Part = Pick<AppPort, 'listHouseholds' | 'findHousehold' | 'listFacts'>

/** Households with members, decisions, alerts and facts. */
export function householdPort({ app, actingFor }: PortContext): Part {
  return {
    listHouseholds: (caller, filter) =>
      inCounty(app, actingFor(caller), async (tx) => {
        const acting = actingFor(caller)
        const { category: determination, ...rest } = filter
        const { items, next } = await listHouseholds(tx, acting, { ...rest, determination })
        const judged = await readJudged(
          tx,
          acting,
          items.map(({ id }) => id),
        )
        const named = await readNamed(tx, acting, items)
        return {
          items: items.map(({ divisionCode: _, ...item }) => ({
            ...item,
            ...judged(item.id),
            ...named(item.id),
          })),
          next,
        }
      }),
    findHousehold: (caller, householdId) =>
      inCounty(app, actingFor(caller), (tx) =>
        readHousehold(tx, app, { acting: actingFor(caller), householdId }),
      ),
    listFacts: (caller, householdId) =>
      inCounty(app, actingFor(caller), (tx) =>
        readFacts(tx, app, { acting: actingFor(caller), householdId }),
      ),
  }
}

interface Asked {
  readonly acting: Acting
  readonly householdId: string
}

async function readHousehold(
  tx: Queryable,
  app: App,
  { acting, householdId }: Asked,
): Promise<Household | undefined> {
  const found = await loadHousehold(tx, acting, householdId)
  if (!found) return undefined
  const { countyCode } = acting
  const mask = await readHouseholdMask(tx, app, { acting, about: { householdId } })
  const isDepartment = departmentOf(acting.who) !== undefined
  const listed = await listAlerts(tx, acting, { householdId, open: true, limit: 50 })
  const alerts = listed.alerts.filter(({ id }) => !isDepartment || mask.pushed.alerts.has(id))
  const places = await readPlaces(tx, countyCode)
  const judged = (await readJudged(tx, acting, [householdId]))(householdId)
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
    status: found.status,
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
      age: member.birthDate === null ? null : fullYearsBetween(member.birthDate, acting.today),
      maskedIdentity: member.identity,
      ...numbers(member.personId),
      category: member.ownCategory,
    })),
    recognitions: isDepartment ? [] : recognitionsOf(found),
    ...(await shownRelatives(tx, acting, householdId)),
    alerts: await alertItems(tx, acting, { alerts, places, app }),
  }
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

type Judged = Pick<HouseholdItem, 'category' | 'openAlerts'>

/** What policy says of each household, and how many alerts wait there. */
async function readJudged(
  tx: Queryable,
  { countyCode }: Acting,
  householdIds: readonly string[],
): Promise<(householdId: string) => Judged> {
  const rows = await tx.query<Judged & { id: string }>(sql`
    select h.id, d.category, (
      select count(*) from alert as a
      where a.county_code = ${countyCode} and a.household_id = h.id
        and a.state = any(${openAlertStates}::text[])) as "openAlerts"
    from household as h
    left join household_determination as d
      on d.county_code = ${countyCode} and d.household_id = h.id
    where h.county_code = ${countyCode} and h.id = any(${[...householdIds]}::uuid[])`)
  const byId = new Map(rows.map(({ id, ...judged }) => [id, judged]))
  return (householdId) => byId.get(householdId) ?? { category: null, openAlerts: 0 }
}

/** Of a household that has ended none are current. */
async function readFacts(
  tx: Queryable,
  app: App,
  { acting, householdId }: Asked,
): Promise<Fact[] | undefined> {
  const { catalogue } = app
  const household = await loadHousehold(tx, acting, householdId)
  if (!household) return undefined
  const found = await loadHouseholdFacts(tx, acting, catalogue, householdId)
  if (!found) return []
  const find = await findFactSources(tx, acting, { catalogue, householdId })
  const mask = await readHouseholdMask(tx, app, { acting, about: { householdId } })
  const subjects = [
    { id: householdId, name: '全户', level: '户', values: found.household },
    ...found.members.map(({ id, facts }) => ({
      id,
      name: household.members.find(({ personId }) => personId === id)?.name ?? '成员',
      level: '人',
      values: facts,
    })),
  ]
  return subjects
    .filter(({ id, level }) => level === '户' || mask.sees(id))
    .flatMap(({ id, name, level, values }) =>
      catalogue.facts
        .filter((fact) => fact.level === level)
        .flatMap((fact): Fact[] => {
          const value = values[fact.code] ?? null
          const seen = shownFact({ fact, value, mask })
          if (seen === undefined) return []
          const standing = standingOf(find(id, fact.code), app)
          return [
            {
              subjectId: id,
              subject: name,
              code: fact.code,
              name: fact.name,
              type: fact.type,
              unit: fact.unit ?? null,
              ...seen,
              ...(seen.masked === '隐去' ? { source: null, unknown: null } : standing),
            },
          ]
        }),
    )
}

/** Undefined: not listed. Of a fact that is hidden not even whether it is known is told. */
function shownFact(given: {
  readonly fact: App['catalogue']['facts'][number]
  readonly value: Fact['value']
  readonly mask: HouseholdMask
}): Pick<Fact, 'value' | 'masked'> | undefined {
  const { fact, value, mask } = given
  const masked = mask.ofFact(fact)
  if (masked === '范围外') return undefined
  if (masked === '隐去') return { value: null, masked }
  return masked === null || value === null ? { value, masked: null } : { value: null, masked }
}
