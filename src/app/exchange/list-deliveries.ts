import { type Acting, scopeOf } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { daysBetween, type LocalDate } from '#kernel/index'
import { duePeriod } from '#monitoring/index'
import {
  readSchedules,
  type Schedule,
  type ScheduleWindow,
  windowBefore,
  windowOn,
} from '#policy/index'
import {
  type Dataset,
  type Delivered,
  firstPeriodEnd,
  loadCoverage,
  loadNewestFiles,
} from '#sources/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { answersPeriod, type DeliveryState, deliveryState } from './delivery-state.ts'
import { seesShare } from './sees-share.ts'

export interface TownshipDelivery {
  readonly code: string
  readonly name: string
  readonly state: DeliveryState
  /** The complete file that covers the township for the period; null: none. */
  readonly delivered: DeliveredFile | null
  /** Days past the shelf life of the newest data of the township; null: fresh, or none. */
  readonly staleDays: number | null
}

export interface DeliveredFile {
  readonly batchId: string
  readonly fileName: string
  readonly at: string
  readonly rows: number
  readonly period: string
  readonly freshUntil: LocalDate | null
}

/** What a department owes for a period by one timetable, and what came. */
export interface Delivery {
  readonly dataset: string
  readonly datasetName: string
  readonly department: string
  readonly departmentLevel: string
  readonly schedule: string
  readonly isExample: boolean
  readonly period: string
  readonly window: ScheduleWindow
  /** Left over from the window before. */
  readonly isArrears: boolean
  readonly state: DeliveryState
  readonly isOverdue: boolean
  readonly townships: readonly TownshipDelivery[]
  readonly covered: number
  /** The newest file for the period; null: none. */
  readonly delivered: DeliveredFile | null
  readonly staleDays: number | null
}

export interface DueSchedule {
  readonly name: string
  readonly level: string
  readonly departmentLevel: string
  readonly scope: Schedule['scope']
  readonly isExample: boolean
  /** Document and article. */
  readonly basis: string | null
  readonly note: string | null
  readonly window: ScheduleWindow
}

export interface Deliveries {
  readonly asOf: LocalDate
  readonly schedules: readonly DueSchedule[]
  readonly items: readonly Delivery[]
}

export interface DeliveryFilter {
  readonly asOf?: LocalDate | undefined
  readonly department?: string | undefined
  readonly dataset?: string | undefined
  /** Only this township's share. */
  readonly township?: string | undefined
  readonly state?: DeliveryState | undefined
}

/**
 * By the place's timetables: which dataset is due from which department for which period and township,
 * what has come in, how fresh it is. No timetable, no rows.
 */
export async function listDeliveries(
  app: App,
  acting: Acting,
  filter: DeliveryFilter = {},
): Promise<Deliveries> {
  const asOf = filter.asOf ?? acting.today
  const known = await inCounty(app, acting, (tx) =>
    loadKnown(tx, acting, { asOf, township: filter.township }),
  )
  const schedules = schedulesOf(app).map((schedule) => ({
    schedule,
    window: windowOn(schedule, asOf, acting.calendar),
  }))
  const items = schedules.flatMap(({ schedule, window }) => {
    const datasets = datasetsOf(app, schedule).filter((one) => isWanted(one, filter))
    return datasets.flatMap((dataset) => {
      if (isOthers(acting, dataset)) return []
      const due = { dataset, schedule, window, known, asOf, isArrears: false }
      return [...arrearsOf(due, acting), ...deliveryOf(due)]
    })
  })
  return {
    asOf,
    schedules: schedules.map(({ schedule, window }) => describe(schedule, window)),
    items: items.filter(({ state }) => filter.state === undefined || state === filter.state),
  }
}

const read = new WeakMap<App['pack'], readonly Schedule[]>()

/** The timetables of the policy in force, read once: 今天要办 asks after every change. */
function schedulesOf({ pack }: Pick<App, 'pack'>): readonly Schedule[] {
  const kept = read.get(pack) ?? readSchedules(pack)
  read.set(pack, kept)
  return kept
}

interface Known {
  readonly townships: readonly { readonly code: string; readonly name: string }[]
  readonly coverage: ReadonlyMap<string, Delivered>
  readonly newest: ReadonlyMap<string, Delivered>
  readonly since: LocalDate | undefined
  readonly countyCode: string
}

async function loadKnown(
  q: Queryable,
  acting: Acting,
  { asOf, township }: { readonly asOf: LocalDate; readonly township: string | undefined },
): Promise<Known> {
  const { countyCode } = acting
  const all = await q.query<{ code: string; name: string }>(sql`
    select code, name from division
    where parent_code = ${countyCode} and valid_from <= ${asOf}
      and (valid_to is null or valid_to > ${asOf})
      and (${township ?? null}::text is null or left(code, 9) = left(${township ?? null}::text, 9))
    order by code`)
  const coverage = await loadCoverage(q, countyCode)
  const newest = await loadNewestFiles(q, countyCode)
  const isDepartment = scopeOf(acting).kind === '推送'
  const townships = all.filter(
    ({ code }) => isDepartment || seesShare(acting, { department: '', township: code }),
  )
  return {
    townships,
    coverage: new Map(coverage.map((one) => [`${one.dataset} ${one.township}`, one])),
    newest: new Map(newest.map((one) => [one.dataset, one])),
    since: await firstPeriodEnd(q, countyCode),
    countyCode,
  }
}

interface Due {
  readonly dataset: Dataset
  readonly schedule: Schedule
  readonly window: ScheduleWindow
  readonly known: Known
  readonly asOf: LocalDate
  readonly isArrears: boolean
}

/** All that has a cycle, or what the timetable names. */
function datasetsOf(app: App, { datasets, departments }: Schedule): readonly Dataset[] {
  return app.datasets.datasets.filter((one) => {
    const isNamed = datasets
      ? datasets.includes(one.code) || datasets.includes(one.name)
      : one.cycle !== '不定期'
    return isNamed && (departments === undefined || departments.includes(one.department))
  })
}

/** A department sees what it owes itself; a township what of everybody's it waits for. */
function isOthers(acting: Acting, { department }: Dataset): boolean {
  return scopeOf(acting).kind === '推送' && !seesShare(acting, { department, township: null })
}

function isWanted(one: Dataset, { department, dataset }: DeliveryFilter): boolean {
  if (dataset !== undefined && one.code !== dataset && one.name !== dataset) return false
  return department === undefined || one.department === department
}

/** What the window before left open, if files came in at all by then and nothing newer answers it. */
function arrearsOf(due: Due, { calendar }: Acting): Delivery[] {
  const window = windowBefore(due.schedule, due.window, calendar)
  const { since } = due.known
  if (since === undefined || since >= window.from) return []
  const before = periodOf(due.dataset, window)
  if (before.name === periodOf(due.dataset, due.window).name) return []
  const left = deliveryOf({ ...due, window, isArrears: true })
  return left.filter(({ state }) => state !== '已送达')
}

function deliveryOf(due: Due): Delivery[] {
  const { dataset, schedule, window, asOf, known, isArrears } = due
  const period = periodOf(dataset, window)
  const townships = known.townships.map((one) => townshipOf(due, period, one))
  const covered = townships.filter(({ delivered }) => delivered !== null).length
  const newest = known.newest.get(dataset.code)
  const share = { covered, due: townships.length }
  const state = deliveryState(share, window, asOf)
  return [
    {
      dataset: dataset.code,
      datasetName: dataset.name,
      department: dataset.department,
      departmentLevel: schedule.departmentLevel,
      schedule: schedule.name,
      isExample: schedule.isExample,
      period: period.name,
      window,
      isArrears,
      state,
      isOverdue: state !== '已送达' && asOf > window.to,
      townships,
      covered,
      delivered: newest && answersPeriod(newest, period) ? fileOf(newest) : null,
      staleDays: staleDays(newest, asOf),
    },
  ]
}

function townshipOf(
  { dataset, known, window, asOf }: Due,
  period: { readonly name: string; readonly from: string },
  { code, name }: Known['townships'][number],
): TownshipDelivery {
  const complete =
    known.coverage.get(`${dataset.code} ${code}`) ??
    known.coverage.get(`${dataset.code} ${known.countyCode}`)
  // A dataset that only ever adds is delivered when a file of the period has come.
  const newest = dataset.mode === '增量' ? known.newest.get(dataset.code) : complete
  const isThere = newest !== undefined && answersPeriod(newest, period)
  const state = deliveryState({ covered: isThere ? 1 : 0, due: 1 }, window, asOf)
  return {
    code,
    name,
    state,
    delivered: isThere ? fileOf(newest) : null,
    staleDays: staleDays(newest, asOf),
  }
}

/** A dataset without a cycle of its own is due for the month before the window. */
function periodOf({ cycle }: Dataset, { from }: ScheduleWindow) {
  const period = duePeriod(cycle, from) ?? duePeriod('月', from)
  if (!period) throw new RangeError(`no period is due on ${from}`)
  return period
}

function fileOf({ batchId, fileName, at, rows, period, freshUntil }: Delivered): DeliveredFile {
  return { batchId, fileName, at, rows, period, freshUntil }
}

function staleDays(newest: Delivered | undefined, asOf: LocalDate): number | null {
  const until = newest?.freshUntil ?? null
  return until !== null && until < asOf ? daysBetween(until, asOf) : null
}

function describe(schedule: Schedule, window: ScheduleWindow): DueSchedule {
  const { name, level, departmentLevel, scope, isExample, basis, note = null } = schedule
  const cited =
    basis?.article === undefined ? basis?.document : `${basis.document} ${basis.article}`
  return { name, level, departmentLevel, scope, isExample, basis: cited ?? null, note, window }
}
