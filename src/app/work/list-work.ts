import { type Acting, rowScopeOf, scopeOf } from '#access/index'
import { type Database, type Queryable, sql, type Transaction, withCounty } from '#db/index'
import { townshipDepartment } from '#dispatch/domain'
import type { Work, WorkCounts, WorkFilter, WorkItem } from '#http/index'
import { workBuckets, workKinds, workSorts } from '#http/index'
import { localDate } from '#kernel/index'
import { alertClasses } from '#monitoring/domain'
import type { App } from '../app.ts'
import { type HouseholdMask, hiddenRuleName, householdMask } from '../http-port/household-mask.ts'
import { type Places, readPlaces } from '../http-port/places.ts'
import { dueOf } from '../http-port/read-dues.ts'
import { inCounty } from '../http-port/request.ts'
import { conferenceWork } from './conference-work.ts'
import { decisionWork } from './decision-work.ts'
import { dispatchWork } from './dispatch-work.ts'
import { deliveryWork, fileWork } from './file-work.ts'
import { findNamed, planOnce } from './find-named.ts'
import {
  type Asked,
  countStatement,
  countWork,
  cursorPattern,
  findWork,
  type WorkCount,
  type WorkQuery,
} from './query-work.ts'
import { refuse } from './refusals.ts'
import { reviewWork } from './review-work.ts'
import { SharedReading } from './shared-reading.ts'
import { bucketOfDay, type WorkDays, workDays } from './work-buckets.ts'
import type { WorkRow } from './work-row.ts'
import { sayWork, targetOf } from './work-words.ts'

/** Everything that waits for whoever acts: a page of it, and how much there is. */
export function listWork(app: App, acting: Acting, filter: WorkFilter): Promise<Work> {
  return readWork(app, acting, { ...filter, limit: Math.min(filter.limit, mostAtOnce) })
}

const mostAtOnce = 200

/** The same, with as many as the filter says. */
export async function readWork(app: App, acting: Acting, filter: WorkFilter): Promise<Work> {
  const query = queryOf(filter)
  const days = workDays(acting.calendar, acting.today)
  const mask = householdMask(app, { who: acting.who })
  const hiddenRules = app.pack.rules.map(({ id }) => id).filter((id) => mask.hidesRule(id))
  const sources = [...dispatchWork(acting), ...fileWork(acting), ...decisionWork(acting)]
  sources.push(...conferenceWork(acting), ...reviewWork(app, acting))
  const deliveries = await deliveryWork(app, acting)
  if (deliveries) sources.push(deliveries)
  const asked = { countyCode: acting.countyCode, sources, days, hiddenRules, query }
  const isCount = query.limit === 0 && !query.text?.trim()
  const { counted, places, names, rows, next } = isCount
    ? await readCounts(app, acting, { ...asked, named: undefined })
    : await inCounty(app, acting, (tx) => readPage(tx, acting, asked))
  const shown = { app, acting, days, mask, places, names }
  return {
    items: rows.map((row) => itemOf(row, shown)),
    counts: countsOf(counted, { acting, query, places }),
    total: sum(counted.filter((one) => isChosen(one, query, {}))),
    next,
    today: acting.today,
    soon: {
      until: days.until,
      makeupWorkdays: [...days.makeupWorkdays],
      holidays: [...days.holidays],
    },
    changedAt: new Date().toISOString(),
  }
}

interface Read {
  readonly counted: readonly WorkCount[]
  readonly places: Places
  readonly names: Names
  readonly rows: readonly WorkRow[]
  readonly next: string | null
}

async function readPage(
  tx: Transaction,
  acting: Acting,
  given: Omit<Asked, 'named'>,
): Promise<Read> {
  const { text } = given.query
  const asked = { ...given, named: await findNamed(tx, acting, { ...given, text }) }
  await planOnce(tx)
  const counted = await countWork(tx, asked)
  const { rows, next } = await findWork(tx, asked)
  await tx.query(sql`set local plan_cache_mode = auto`)
  const places = await readPlaces(tx, acting.countyCode)
  return { counted, rows, next, places, names: await readNames(tx, acting, rows) }
}

/**
 * The numbers alone, which every open page asks for when something changed: who asks the same of the
 * same rows shares a reading that begins after both have asked.
 */
function readCounts(app: App, acting: Acting, asked: Asked): Promise<Read> {
  const readings = counting.get(app.db) ?? new SharedReading<Read>()
  counting.set(app.db, readings)
  const { text, values } = countStatement(asked)
  const read = async (tx: Transaction): Promise<Read> => {
    await planOnce(tx)
    const counted = await countWork(tx, asked)
    const places = await readPlaces(tx, asked.countyCode)
    return { counted, places, names: noNames, rows: [], next: null }
  }
  return readings.read(JSON.stringify([rowScopeOf(acting), text, values]), () =>
    withCounty(app.db.as('app'), asked.countyCode, read, rowScopeOf(acting)),
  )
}

const counting = new WeakMap<Database, SharedReading<Read>>()

function queryOf({ bucket, kind, place, q, sort, after, limit }: WorkFilter): WorkQuery {
  if (after !== undefined && !cursorPattern.test(after)) throw refuse('page-unknown')
  return {
    bucket: workBuckets.find((one) => one === bucket),
    kind: workKinds.find((one) => one === kind),
    sort: workSorts.find((one) => one === sort) ?? '期限',
    ...{ place, text: q, after, limit },
  }
}

interface Names {
  readonly person: ReadonlyMap<string, string>
  readonly household: ReadonlyMap<string, NamedHousehold>
}

const noNames: Names = { person: new Map(), household: new Map() }

interface NamedHousehold {
  readonly id: string
  readonly number: string
  readonly division: string
  readonly head: string | null
}

async function readNames(
  tx: Queryable,
  { countyCode }: Acting,
  rows: readonly WorkRow[],
): Promise<Names> {
  const homes = [...new Set(rows.flatMap(({ householdId }) => householdId ?? []))]
  const persons = [...new Set(rows.flatMap(({ personId }) => personId ?? []))]
  const households = await tx.query<NamedHousehold>(sql`
    select h.id, h.number, h.division_code as division, (
      select min(n.name) from membership as m
      join person as n on n.county_code = ${countyCode} and n.id = m.person_id
      where m.county_code = ${countyCode} and m.household_id = h.id and m.relation = '本人'
        and m.valid_to is null) as head
    from household as h
    where h.county_code = ${countyCode} and h.id = any(${homes}::uuid[])`)
  const people = await tx.query<{ id: string; name: string }>(sql`
    select id, name from person
    where county_code = ${countyCode} and id = any(${persons}::uuid[])`)
  return {
    person: new Map(people.map(({ id, name }) => [id, name])),
    household: new Map(households.map((one) => [one.id, one])),
  }
}

interface Showing {
  readonly app: App
  readonly acting: Acting
  readonly days: WorkDays
  readonly mask: HouseholdMask
  readonly places: Places
  readonly names: Names
}

function itemOf(row: WorkRow, { app, acting, days, mask, places, names }: Showing): WorkItem {
  const household = names.household.get(row.householdId ?? '')
  const isHidden = row.rule !== null && mask.hidesRule(row.rule)
  const what = isHidden ? hiddenRuleName : row.what
  const place = places.placeOf(row.division ?? household?.division ?? null)
  const isTownship = row.who === townshipDepartment
  const who = (isTownship ? place.township : app.datasets.find(row.who ?? '')?.name) ?? row.who
  const { title, note, from } = sayWork({ ...row, who }, datasetNamed(app, row, what))
  // Whose illness a rule is about is not for whoever may not see it.
  const person = isHidden ? undefined : names.person.get(row.personId ?? '')
  return {
    key: `${row.kind}:${row.id}`,
    kind: row.kind,
    bucket: bucketOfDay(days, row.dueOn),
    ...{ title, note, from },
    class: alertClasses.find((one) => one === row.class) ?? null,
    rule: isHidden ? null : row.rule,
    householdId: row.householdId,
    householdName: (row.personId === null || isHidden ? household?.head : person) ?? null,
    number: household?.number ?? null,
    ...place,
    since: row.since,
    due:
      row.dueOn === null
        ? null
        : dueOf(
            {
              dueOn: localDate(row.dueOn),
              dueProvisional: row.provisional,
              urgedCount: row.urged ? 1 : 0,
              escalatedTo: row.escalatedTo,
            },
            acting,
          ),
    amount: row.amount,
    target: targetOf(row),
  }
}

/** What a department is asked for begins with the code of a dataset. */
function datasetNamed(app: App, { kind }: WorkRow, what: string): string {
  if (kind !== '答复索取' && kind !== '催交数据') return what
  const [code = '', period = ''] = what.split(' ')
  return `${app.datasets.find(code)?.name ?? code} ${period}`
}

function sum(counted: readonly WorkCount[]): number {
  return counted.reduce((total, { count }) => total + count, 0)
}

/** Whether a count is of what the filter leaves, but for the part that is passed over. */
function isChosen(
  one: WorkCount,
  { bucket, kind, place }: WorkQuery,
  over: { readonly bucket?: true; readonly kind?: true; readonly place?: true },
): boolean {
  const own = one.bucket === '无期限' ? '以后' : one.bucket
  if (!over.bucket && bucket !== undefined && own !== bucket) return false
  if (!over.kind && kind !== undefined && one.kind !== kind) return false
  if (over.place || place === undefined) return true
  return one.place?.startsWith(place.endsWith('000') ? place.slice(0, 9) : place) ?? false
}

interface Counting {
  readonly acting: Acting
  readonly query: WorkQuery
  readonly places: Places
}

function countsOf(counted: readonly WorkCount[], { acting, query, places }: Counting): WorkCounts {
  const ofBuckets = counted.filter((one) => isChosen(one, query, { bucket: true }))
  const inBucket = (bucket: string) => sum(ofBuckets.filter((one) => one.bucket === bucket))
  const ofKinds = counted.filter((one) => isChosen(one, query, { kind: true }))
  const ofPlaces = counted.filter((one) => isChosen(one, query, { place: true }))
  const digits = placeDigits(acting)
  const codes = [...new Set(ofPlaces.flatMap(({ place }) => place?.slice(0, digits) ?? []))]
  return {
    all: sum(ofBuckets),
    ...{ late: inBucket('超时'), today: inBucket('今天') },
    ...{ soon: inBucket('三日内'), later: inBucket('以后') + inBucket('无期限') },
    undated: inBucket('无期限'),
    byKind: workKinds.flatMap((kind) => {
      const count = sum(ofKinds.filter((one) => one.kind === kind))
      return count === 0 ? [] : [{ kind, count }]
    }),
    byPlace: codes.sort().map((leading) => {
      const code = leading.padEnd(12, '0')
      const { township, village } = places.placeOf(code)
      const count = sum(ofPlaces.filter(({ place }) => place?.startsWith(leading) === true))
      return { code, name: village ?? township ?? code, count }
    }),
  }
}

/** Places are townships; to whoever works in one township, its villages. */
function placeDigits(acting: Acting): number {
  const scope = scopeOf(acting)
  const areas = scope.kind === '辖区' ? scope.areas : []
  return areas.length > 0 && areas.every(({ length }) => length >= townshipDigits)
    ? 12
    : townshipDigits
}

const townshipDigits = 9
