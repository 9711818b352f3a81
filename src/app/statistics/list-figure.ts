import { type Acting, recordReadings } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { FigureAsked, StatisticsItem, StatisticsList } from '#http/index'
import {
  countFigure,
  type FigurePart,
  type FigureSubject,
  listFigure,
  subjectKindOf,
} from '#oversight/index'
import type { App } from '../app.ts'
import { type HouseholdMask, hiddenRuleName, householdMask } from '../http-port/household-mask.ts'
import { type Places, readPlaces } from '../http-port/places.ts'
import { readNamed } from '../http-port/pushed-names.ts'
import { askedDivision } from './asked-division.ts'

/** Those whom a part of a figure counts today, with the figure beside them; the reading is noted. */
export async function listedFigure(
  tx: Queryable,
  app: App,
  { acting, asked }: { readonly acting: Acting; readonly asked: FigureAsked },
): Promise<StatisticsList> {
  const places = await readPlaces(tx, acting.countyCode)
  const { items, next } = await figureItems(tx, app, { acting, asked, places })
  const total = await figureCount(tx, app, { acting, asked, places })
  await recordReadings(tx, acting, {
    people: items.flatMap((item) =>
      item.householdId === null
        ? []
        : [{ householdId: item.householdId, personId: personOf(item) }],
    ),
    purpose: `查看统计名单（${asked.figure}）`,
    route: 'GET /api/statistics/list',
  })
  return { figure: asked.figure, total, items, next }
}

/** The person where a person is counted and not a household, an alert or a push. */
export function personOf({ kind, id }: StatisticsItem): string | null {
  return kind === '人' ? id : null
}

interface Asked<T> {
  readonly acting: Acting
  readonly asked: T
  readonly places: Places
}

/** A page of them, shown as far as whoever asks may see them; the reading is the caller's to note. */
export async function figureItems(
  tx: Queryable,
  app: App,
  { acting, asked, places }: Asked<FigureAsked>,
): Promise<{ readonly items: StatisticsItem[]; readonly next: string | null }> {
  const part = partOf(app, { acting, asked, places })
  const { items, next } = await listFigure(tx, acting, { ...part, ...pageOf(asked) })
  return { items: await shownItems(tx, app, { acting, items, figure: asked.figure, places }), next }
}

/** How many they are, as they were counted. */
export function figureCount(
  tx: Queryable,
  app: App,
  { acting, asked, places }: Asked<FigureWanted>,
): Promise<number> {
  const month = acting.today.slice(0, 7)
  return countFigure(tx, acting, { ...partOf(app, { acting, asked, places }), month })
}

export type FigureWanted = Omit<FigureAsked, 'limit' | 'after'>

function partOf(app: App, { acting, asked, places }: Asked<FigureWanted>): FigurePart {
  return {
    figure: asked.figure,
    division: divisionOf(app, acting, { asked: asked.division, places }),
    department: asked.department,
    classes: wordsOf(asked.class),
    kinds: wordsOf(asked.kind),
    states: wordsOf(asked.state),
  }
}

function pageOf({ limit, after }: FigureAsked) {
  return { limit, after: after !== undefined && isPlace(after) ? after : undefined }
}

function isPlace(after: string): boolean {
  return /^\d{12} [0-9a-f-]{36}$/.test(after)
}

/** A village may be asked for too, where its township is seen. */
function divisionOf(
  app: App,
  acting: Acting,
  { asked, places }: { readonly asked: string | undefined; readonly places: Places },
): string {
  const isVillage = asked !== undefined && asked !== app.county.code && !asked.endsWith('000')
  const outer = isVillage ? `${asked.slice(0, 9)}000` : asked
  const { code } = askedDivision(app.county, acting, { asked: outer, places })
  return isVillage ? asked : code
}

function wordsOf(text: string | undefined): readonly string[] | undefined {
  return text === undefined || text === '' ? undefined : text.split(',')
}

interface Shown {
  readonly acting: Acting
  readonly items: readonly FigureSubject[]
  readonly figure: FigureAsked['figure']
  readonly places: Places
}

interface About {
  readonly id: string
  readonly householdNumber: string | null
  readonly name: string | null
  readonly alertId: string | null
  readonly rule: string | null
  readonly title: string | null
  readonly raisedOn: string | null
  readonly dueOn: string | null
}

async function shownItems(
  tx: Queryable,
  app: App,
  { acting, items, figure, places }: Shown,
): Promise<StatisticsItem[]> {
  const kind = subjectKindOf(figure)
  const ids = items.map(({ subjectId }) => subjectId)
  const about = new Map((await aboutOf(tx, acting, { kind, ids })).map((one) => [one.id, one]))
  const households = items.flatMap(({ householdId }) => (householdId ? [{ id: householdId }] : []))
  const named = await readNamed(tx, acting, households)
  const mask = householdMask(app, { who: acting.who })
  return items.map((item) => {
    const one = about.get(item.subjectId)
    const own = item.householdId === null ? {} : named(item.householdId)
    const name = own.head === undefined ? (one?.name ?? null) : own.head
    return {
      id: item.subjectId,
      kind,
      householdId: item.householdId,
      householdNumber: one?.householdNumber ?? null,
      alertId: one?.alertId ?? null,
      title: titleOf({ one, name, mask, app }),
      ...places.placeOf(item.divisionCode),
      class: wordOrNull(item.class),
      rule: one?.rule && !mask.hidesRule(one.rule) ? one.rule : null,
      category: kind === '人' || kind === '户' ? wordOrNull(item.kind) : null,
      department: wordOrNull(item.department),
      state: wordOrNull(item.state),
      days: figure === '发现到救助' || figure === '部门回复' ? item.days : null,
      amount: figure === '实发' || figure === '应发' ? item.amount : null,
      raisedOn: one?.raisedOn ?? null,
      dueOn: one?.dueOn ?? null,
    }
  })
}

function titleOf(given: {
  readonly one: About | undefined
  readonly name: string | null
  readonly mask: HouseholdMask
  readonly app: App
}): string {
  const { one, name, mask, app } = given
  if (!one?.rule) return name ?? '未登记姓名'
  if (mask.hidesRule(one.rule)) return hiddenRuleName
  return app.pack.rules.find(({ id }) => id === one.rule)?.name ?? one.title ?? one.rule
}

function wordOrNull(word: string): string | null {
  return word === '' ? null : word
}

/** Names and days of what is listed, in one look. */
function aboutOf(
  tx: Queryable,
  { countyCode }: Acting,
  { kind, ids }: { readonly kind: StatisticsItem['kind']; readonly ids: readonly string[] },
): Promise<About[]> {
  const wanted = sql`any(${[...ids]}::uuid[])`
  const nothing = sql`null::uuid as "alertId", null as rule, null as title,
    null::date as "raisedOn", null::date as "dueOn"`
  if (kind === '人') {
    return tx.query<About>(sql`
      select n.id, h.number as "householdNumber", n.name, ${nothing}
      from person as n
      left join person_profile as f on f.county_code = ${countyCode} and f.person_id = n.id
      left join household as h on h.county_code = ${countyCode} and h.id = f.household_id
      where n.county_code = ${countyCode} and n.id = ${wanted}`)
  }
  if (kind === '户') {
    return tx.query<About>(sql`
      select h.id, h.number as "householdNumber", (
        select min(n.name) from membership as m
        join person as n on n.county_code = ${countyCode} and n.id = m.person_id
        where m.county_code = ${countyCode} and m.household_id = h.id and m.valid_to is null
          and m.relation = '本人') as name, ${nothing}
      from household as h
      where h.county_code = ${countyCode} and h.id = ${wanted}`)
  }
  const alert = sql`h.number as "householdNumber", n.name, a.id as "alertId", a.rule, a.title,
    a.raised_on as "raisedOn"`
  const joined = sql`
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    left join person as n on n.county_code = ${countyCode} and n.id = a.person_id`
  if (kind === '预警') {
    return tx.query<About>(sql`
      select a.id, ${alert}, null::date as "dueOn"
      from alert as a ${joined}
      where a.county_code = ${countyCode} and a.id = ${wanted}`)
  }
  return tx.query<About>(sql`
    select p.id, ${alert}, p.due_on as "dueOn"
    from push as p
    join alert as a on a.county_code = ${countyCode} and a.id = p.alert_id ${joined}
    where p.county_code = ${countyCode} and p.id = ${wanted}`)
}
