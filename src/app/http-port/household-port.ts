import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { listAlerts } from '#dispatch/index'
import type { AppPort, Fact, Household, HouseholdItem, Recognition } from '#http/index'
import { fullYearsBetween } from '#kernel/index'
import { openAlertStates } from '#monitoring/domain'
import { findFactSources, listHouseholds, loadHousehold, loadHouseholdFacts } from '#registry/index'
import type { App } from '../app.ts'
import { alertItems } from './alert-items.ts'
import { standingOf } from './explained.ts'
import { readPlaces } from './places.ts'
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
        return {
          items: items.map(({ divisionCode: _, ...item }) => ({ ...item, ...judged(item.id) })),
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
  const { alerts } = await listAlerts(tx, countyCode, { householdId, open: true, limit: 50 })
  const places = await readPlaces(tx, countyCode)
  const judged = (await readJudged(tx, acting, [householdId]))(householdId)
  const names = new Map(found.members.map(({ personId, name }) => [personId, name]))
  const head = found.members.find(({ relation }) => relation === '本人') ?? found.members[0]
  return {
    id: found.id,
    number: found.number,
    status: found.status,
    township: found.township,
    village: found.village,
    address: found.address,
    formedOn: found.formedOn,
    head: head?.name ?? null,
    memberCount: found.members.length,
    recordedCategory: found.recordedCategory,
    ...judged,
    members: found.members.map((member) => ({
      personId: member.personId,
      name: member.name,
      relation: member.relation,
      sex: member.sex,
      age: member.birthDate === null ? null : fullYearsBetween(member.birthDate, acting.today),
      maskedIdentity: member.identity,
      category: member.ownCategory,
    })),
    recognitions: found.recognitions.map(
      ({
        noticeDueOn,
        noticeProvisional,
        noticeGivenOn,
        personId,
        alertId: _,
        ...one
      }): Recognition => ({
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
    ),
    alerts: await alertItems(tx, acting, { alerts, places, pack: app.pack }),
  }
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

async function readFacts(tx: Queryable, app: App, { acting, householdId }: Asked): Promise<Fact[]> {
  const { catalogue } = app
  const found = await loadHouseholdFacts(tx, acting, catalogue, householdId)
  const household = await loadHousehold(tx, acting, householdId)
  if (!found || !household) return []
  const find = await findFactSources(tx, acting, { catalogue, householdId })
  const subjects = [
    { id: householdId, name: '全户', level: '户', values: found.household },
    ...found.members.map(({ id, facts }) => ({
      id,
      name: household.members.find(({ personId }) => personId === id)?.name ?? '成员',
      level: '人',
      values: facts,
    })),
  ]
  return subjects.flatMap(({ id, name, level, values }) =>
    catalogue.facts
      .filter((fact) => fact.level === level)
      .map(
        (fact): Fact => ({
          subjectId: id,
          subject: name,
          code: fact.code,
          name: fact.name,
          type: fact.type,
          unit: fact.unit ?? null,
          value: values[fact.code] ?? null,
          ...standingOf(find(id, fact.code), app),
        }),
      ),
  )
}
