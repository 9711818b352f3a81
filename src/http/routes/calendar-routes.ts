import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, type Routes } from '../route-forms.ts'
import {
  CalendarDraftInput,
  CalendarPublication,
  CalendarYear,
  CalendarYears,
  PublishedYear,
} from '../schemas/calendar.ts'
import { exactly, refTo } from '../schemas/shapes.ts'

/** Deadlines are everybody's business, so everybody may look at the days they are counted by. */
const reading = { permission: ['管理日历', '查看总览'] } as const
const writing = { permission: '管理日历' } as const

/** 工作日历: the holidays and worked weekends of each year. */
export function calendarRoutes(routes: Routes, port: AppPort): void {
  routes.get('/api/calendar', { config: reading, schema: forms.list }, (request) =>
    port.listCalendarYears(callerOf(request)),
  )
  routes.get('/api/calendar/year', { config: reading, schema: forms.read }, (request) =>
    port.readCalendarYear(callerOf(request), request.query.year),
  )
  routes.put('/api/calendar/draft', { config: writing, schema: forms.save }, (request) =>
    port.saveCalendarDraft(callerOf(request), request.body),
  )
  routes.delete('/api/calendar/draft', { config: writing, schema: forms.drop }, (request) =>
    port.dropCalendarDraft(callerOf(request), request.query.year),
  )
  routes.post('/api/calendar/publication', { config: writing, schema: forms.publish }, (request) =>
    port.publishCalendarYear(callerOf(request), request.body),
  )
}

const tags = ['system']
const ofYear = exactly({ year: Type.Integer({ minimum: 1000, maximum: 9999 }) })
const forms = {
  list: {
    operationId: 'listCalendarYears',
    tags,
    summary: 'Which years of the calendar of working days are published',
    description: 'With the number of open deadlines that wait for a notice.',
    response: answers(CalendarYears, 'The years'),
  },
  read: {
    operationId: 'readCalendarYear',
    tags,
    summary: 'The holidays and worked weekends of a year',
    description: 'As they count now, and as they are prepared.',
    querystring: ofYear,
    response: answers(CalendarYear, 'The year'),
  },
  save: {
    operationId: 'saveCalendarDraft',
    tags,
    summary: 'Keeps a year in preparation',
    description: 'It counts for no deadline until it is published.',
    body: refTo(CalendarDraftInput),
    response: answers(CalendarYear, 'The year'),
  },
  drop: {
    operationId: 'dropCalendarDraft',
    tags,
    summary: 'Throws the preparation of a year away',
    description: 'What was published stays.',
    querystring: ofYear,
    response: answers(CalendarYear, 'The year'),
  },
  publish: {
    operationId: 'publishCalendarYear',
    tags,
    summary: 'Publishes a prepared year',
    description: 'On the document of the notice; provisional deadlines are counted anew at once.',
    body: refTo(CalendarPublication),
    response: answers(PublishedYear, 'The year'),
  },
}
