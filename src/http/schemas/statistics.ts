import Type from 'typebox'
import { alertClasses } from '#monitoring/domain'
import { listedFigures } from '#oversight/index'
import { listExport } from './list-export.ts'
import {
  count,
  countOrNull,
  day,
  dayOrNull,
  exactly,
  month,
  refTo,
  textOrNull,
  wordOf,
} from './shapes.ts'

const code = Type.String({ pattern: '^\\d{12}$' })
const change = Type.Unsafe<number | null>({
  type: ['integer', 'null'],
  description: 'Against the month compared with; null: it has no figures.',
})
const days = { median: countOrNull, ninth: countOrNull }
const answered = {
  due: Type.Integer({ minimum: 0, description: 'Answered, or past the last day.' }),
  onTime: count,
  late: Type.Integer({ minimum: 0, description: 'Answered after the last day.' }),
  overdue: Type.Integer({ minimum: 0, description: 'Past the last day and not answered.' }),
}
const fen = Type.Integer({ description: 'Whole fen.' })

const Population = Type.Unsafe<{
  readonly persons: number
  readonly asOf: string
  readonly source: string
} | null>({
  ...Type.Union([exactly({ persons: count, asOf: day, source: Type.String() }), Type.Null()]),
  description: 'Registered people; null: the place has not said how many.',
})

const Category = exactly({
  kind: Type.String({ description: 'As a list is asked for it.' }),
  category: Type.String(),
  persons: count,
  households: count,
  change,
})

export const StatisticsPlace = exactly(
  {
    code,
    name: Type.String(),
    persons: count,
    households: count,
    population: Population,
    structure: Type.Array(exactly({ category: Type.String(), persons: count })),
    alerts: Type.Integer({ minimum: 0, description: 'Open alerts of ① to ④.' }),
    ...answered,
  },
  { $id: 'StatisticsPlace', description: 'The figures of a township, or of a village of one' },
)

export const RuleYield = exactly(
  {
    rule: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Null: rules about what the caller is not shown, together.',
    }),
    name: Type.String(),
    class: wordOf(alertClasses),
    raised: count,
    confirmed: count,
    misreported: count,
    vanished: count,
    waiting: count,
  },
  { $id: 'RuleYield', description: 'What came of the alerts of a rule in the twelve months' },
)

export const DepartmentTimes = exactly(
  {
    department: Type.String(),
    replies: count,
    ...days,
    limit: Type.Unsafe<number | null>({
      type: ['integer', 'null'],
      description: 'Working days allowed for most of them; null: none was answered.',
    }),
    ...answered,
  },
  { $id: 'DepartmentTimes', description: 'How long a department takes, and what it owes' },
)

export const DeliveryCount = exactly(
  { department: Type.String(), state: Type.String(), count },
  { $id: 'DeliveryCount', description: 'Shares of files by what has come of them' },
)

export const PaidMonth = exactly(
  {
    month,
    households: count,
    paid: fen,
    owed: fen,
    failed: Type.Integer({ minimum: 0, description: 'Households whose payment failed.' }),
  },
  { $id: 'PaidMonth', description: 'What was due and what was paid for a month' },
)

const NullOr = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const Statistics = exactly(
  {
    month,
    asOf: day,
    isClosed: Type.Boolean({ description: 'The month is over: its figures stay as they are.' }),
    isFresh: Type.Boolean({ description: 'Nothing has changed since they were counted.' }),
    countedAt: Type.String({ format: 'date-time' }),
    policyVersion: Type.String(),
    months: Type.Array(exactly({ month, asOf: day, isClosed: Type.Boolean() })),
    compared: NullOr(exactly({ month, asOf: day })),
    division: exactly({ code, name: Type.String() }),
    divisions: Type.Array(exactly({ code, name: Type.String() })),
    monitored: NullOr(
      exactly({ persons: count, households: count, change, population: Population }),
    ),
    structure: Type.Array(Category),
    unmet: NullOr(
      exactly({ alerts: count, households: count, first: count, second: count, change }),
    ),
    classes: Type.Array(exactly({ class: wordOf(alertClasses), open: count })),
    aided: NullOr(exactly({ cases: count, ...days })),
    handled: exactly(answered),
    paid: Type.Array(refTo(PaidMonth)),
    places: Type.Array(refTo(StatisticsPlace)),
    rules: Type.Array(refTo(RuleYield)),
    departments: Type.Array(refTo(DepartmentTimes)),
    deliveries: Type.Array(refTo(DeliveryCount)),
  },
  { $id: 'Statistics', description: 'The figures of a month and a division' },
)
export type Statistics = Type.Static<typeof Statistics>

export const StatisticsItem = exactly(
  {
    id: Type.String({ format: 'uuid' }),
    kind: wordOf(['人', '户', '预警', '推送']),
    householdId: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' }),
    householdNumber: textOrNull,
    alertId: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' }),
    title: Type.String({ description: 'Name of the person or the head, or what the alert says.' }),
    township: textOrNull,
    village: textOrNull,
    class: textOrNull,
    rule: textOrNull,
    category: textOrNull,
    department: textOrNull,
    state: textOrNull,
    days: countOrNull,
    amount: Type.Unsafe<number | null>({ type: ['integer', 'null'], description: 'Fen.' }),
    raisedOn: dayOrNull,
    dueOn: dayOrNull,
  },
  { $id: 'StatisticsItem', description: 'One of those that a figure counts' },
)
export type StatisticsItem = Type.Static<typeof StatisticsItem>

export const StatisticsList = exactly(
  {
    figure: wordOf(listedFigures),
    total: Type.Integer({ minimum: 0, description: 'The figure, as it was counted.' }),
    items: Type.Array(refTo(StatisticsItem)),
    next: textOrNull,
  },
  { $id: 'StatisticsList', description: 'Those that a figure counts, by place' },
)
export type StatisticsList = Type.Static<typeof StatisticsList>

const words = Type.Optional(
  Type.String({ maxLength: 400, description: 'One, or several with commas between.' }),
)

/** Which part of a figure. */
export const figureFields = {
  figure: wordOf(listedFigures),
  division: Type.Optional(code),
  department: Type.Optional(Type.String({ maxLength: 40 })),
  class: words,
  kind: words,
  state: words,
}

export const FigureExportInput = exactly(
  { ...listExport, ...figureFields },
  { $id: 'FigureExportInput', description: 'Those whom a figure counts, as the list shows them' },
)
export type FigureExportInput = Type.Static<typeof FigureExportInput>

export const CountyMap = exactly(
  {
    note: Type.String({ description: 'Where the outlines come from.' }),
    areas: Type.Array(
      exactly({
        code,
        name: Type.String(),
        polygons: Type.Array(
          Type.Array(Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))),
          { description: 'As the coordinates of a MultiPolygon in GeoJSON.' },
        ),
      }),
    ),
  },
  { $id: 'CountyMap', description: 'Outlines of townships, as the place has loaded them' },
)
export type CountyMap = Type.Static<typeof CountyMap>

export const statisticsSchemas: readonly Type.TSchema[] = [
  StatisticsPlace,
  RuleYield,
  DepartmentTimes,
  DeliveryCount,
  PaidMonth,
  Statistics,
  StatisticsItem,
  StatisticsList,
  FigureExportInput,
  CountyMap,
]
