import { type Acting, scopeOf } from '#access/index'
import type { Queryable } from '#db/index'
import type { Statistics } from '#http/index'
import { alertClasses } from '#monitoring/domain'
import {
  type CountedMonth,
  listMonths,
  readFigures,
  readPopulation,
  spreadOf,
} from '#oversight/index'
import type { App } from '../app.ts'
import { readPlaces } from '../http-port/places.ts'
import { refuse } from '../refusals.ts'
import { askedDivision } from './asked-division.ts'
import type { Figures } from './figures.ts'
import { paidMonths } from './paid-months.ts'
import { departmentTimes, handledOf, ruleYields } from './rule-yields.ts'
import { placesOf, populationOf, structureOf } from './structure.ts'
import { type Sums, sumsOf } from './sum-figures.ts'

export interface StatisticsRequest {
  readonly month?: string | undefined
  readonly division?: string | undefined
  readonly compare?: string | undefined
  /** Whether nothing has changed since the figures of this month were counted. */
  readonly isFresh: boolean
}

/** The figures of a month and a division, as far as the caller's scope goes, from summaries alone. */
export async function readStatistics(
  tx: Queryable,
  app: App,
  { acting, request }: { readonly acting: Acting; readonly request: StatisticsRequest },
): Promise<Statistics> {
  const { countyCode, today } = acting
  const months = await listMonths(tx, countyCode)
  const chosen = monthOf(months, request.month ?? today.slice(0, 7), request.month === undefined)
  const compared = comparedWith(months, chosen, request.compare)
  const places = await readPlaces(tx, countyCode)
  const division = askedDivision(app.county, acting, { asked: request.division, places })
  const rows = await readFigures(tx, acting, {
    month: chosen.month,
    compared: compared?.month,
    division: division.code,
  })
  const figures: Figures = {
    ...{ app, acting, places, division },
    now: sumsOf(rows, chosen.month),
    before: compared && sumsOf(rows, compared.month),
    population: await readPopulation(tx, countyCode),
  }
  const isClosed = (month: string) => month < today.slice(0, 7)
  return {
    month: chosen.month,
    asOf: chosen.asOf,
    isClosed: isClosed(chosen.month),
    isFresh: isClosed(chosen.month) || request.isFresh,
    countedAt: chosen.countedAt,
    policyVersion: chosen.policyVersion,
    months: months.map(({ month, asOf }) => ({ month, asOf, isClosed: isClosed(month) })),
    compared: compared ? { month: compared.month, asOf: compared.asOf } : null,
    division: { code: division.code, name: division.name },
    divisions: [...division.choices],
    ...peopleOf(figures),
    handled: handledOf(figures.now, {}),
    paid: paidMonths(rows, chosen.month),
    rules: ruleYields(figures),
    departments: departmentTimes(figures),
    deliveries: deliveriesOf(figures.now),
  }
}

/** What is counted of people and households: a department is told nothing of it. */
function peopleOf(figures: Figures) {
  const { acting, now, before, population, division } = figures
  if (scopeOf(acting).kind === '推送') {
    const nothing = { monitored: null, unmet: null, aided: null }
    return { ...nothing, structure: [], classes: [], places: [] }
  }
  const persons = now.count('监测人口')
  const [first, second] = ['①', '②'].map((name) => now.count('待办预警', { class: name }))
  const unmet = (first ?? 0) + (second ?? 0)
  const unmetBefore = before && unmetOf(before)
  const spread = spreadOf(now.taken('发现到救助'))
  return {
    monitored: {
      persons,
      households: now.count('监测户'),
      change: before ? persons - before.count('监测人口') : null,
      population: populationOf(population, division.code, figures),
    },
    structure: structureOf(figures),
    unmet: {
      ...{ alerts: unmet, households: now.count('未落实户') },
      ...{ first: first ?? 0, second: second ?? 0 },
      change: unmetBefore === undefined ? null : unmet - unmetBefore,
    },
    classes: alertClasses.map((name) => ({
      class: name,
      open: now.count('待办预警', { class: name }),
    })),
    aided: {
      cases: spread?.cases ?? 0,
      median: spread?.median ?? null,
      ninth: spread?.ninth ?? null,
    },
    places: placesOf(figures),
  }
}

function unmetOf(sums: Sums): number {
  return sums.count('待办预警', { class: '①' }) + sums.count('待办预警', { class: '②' })
}

function deliveriesOf(now: Sums): Statistics['deliveries'] {
  const departments = now.words('送达', 'department').toSorted()
  return departments.flatMap((department) =>
    now
      .words('送达', 'state', { department })
      .toSorted()
      .map((state) => ({
        ...{ department, state },
        count: now.count('送达', { department, state }),
      })),
  )
}

function monthOf(months: readonly CountedMonth[], asked: string, orNewest: boolean): CountedMonth {
  const found = months.find(({ month }) => month === asked) ?? (orNewest ? months[0] : undefined)
  if (!found) throw refuse('statistics-month', { month: asked })
  return found
}

/** The month before unless another is asked for. */
function comparedWith(
  months: readonly CountedMonth[],
  chosen: CountedMonth,
  asked: string | undefined,
): CountedMonth | undefined {
  if (asked !== undefined) return months.find(({ month }) => month === asked)
  return months.find(({ month }) => month < chosen.month)
}
