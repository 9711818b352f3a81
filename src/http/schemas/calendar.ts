import Type from 'typebox'
import { count, day, exactly, orNull, refTo, textOrNull, wordOf, writtenText } from './shapes.ts'

const yearNumber = Type.Integer({ minimum: 1000, maximum: 9999 })
const calendarAbout = {
  year: yearNumber,
  state: wordOf(['公布', '未公布']),
  source: orNull(wordOf(['政策文件', '本县公布'])),
  document: textOrNull,
  publishedBy: textOrNull,
  publishedAt: textOrNull,
  hasDraft: Type.Boolean(),
  provisional: { ...count, description: 'Open deadlines in it that wait for its notice.' },
}

export const CalendarYearItem = exactly(calendarAbout, { $id: 'CalendarYearItem' })

export const CalendarYears = exactly(
  {
    today: day,
    years: Type.Array(refTo(CalendarYearItem)),
  },
  { $id: 'CalendarYears', description: 'The years, the newest first' },
)
export type CalendarYears = Type.Static<typeof CalendarYears>

const calendarDays = { holidays: Type.Array(day), makeupWorkdays: Type.Array(day) }

export const CalendarYear = exactly(
  {
    ...calendarAbout,
    ...calendarDays,
    draft: orNull(
      exactly({
        ...calendarDays,
        document: textOrNull,
        changedBy: Type.String(),
        changedAt: Type.String(),
      }),
    ),
    history: Type.Array(
      exactly({
        ...calendarDays,
        document: textOrNull,
        reason: textOrNull,
        publishedBy: Type.String(),
        publishedAt: Type.String(),
        moved: count,
      }),
      { description: 'What was published before, the newest first; the first is what counts.' },
    ),
  },
  { $id: 'CalendarYear', description: 'A year as it counts, and as it is prepared' },
)
export type CalendarYear = Type.Static<typeof CalendarYear>

export const PublishedYear = exactly(
  { ...CalendarYear.properties, moved: count },
  { $id: 'PublishedYear', description: 'The year, and how many deadlines were counted anew' },
)
export type PublishedYear = Type.Static<typeof PublishedYear>

const days = Type.Array(day, { maxItems: 100 })

export const CalendarDraftInput = exactly(
  {
    year: yearNumber,
    holidays: { ...days, description: '放假的日子' },
    makeupWorkdays: { ...days, description: '调休上班的周六、周日' },
    document: Type.Optional(writtenText(80, '通知的文号')),
  },
  { $id: 'CalendarDraftInput' },
)
export type CalendarDraftInput = Type.Static<typeof CalendarDraftInput>

export const CalendarPublication = exactly(
  {
    year: yearNumber,
    document: writtenText(80, '通知的文号'),
    changedAt: Type.String({
      format: 'date-time',
      description: 'Of the draft that was looked at.',
    }),
    reason: Type.Optional(writtenText(300, '更正的理由；已经公布过的年份必填')),
  },
  { $id: 'CalendarPublication' },
)
export type CalendarPublication = Type.Static<typeof CalendarPublication>

export const calendarSchemas = [
  CalendarYearItem,
  CalendarYears,
  CalendarYear,
  PublishedYear,
  CalendarDraftInput,
  CalendarPublication,
]
