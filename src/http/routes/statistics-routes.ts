import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, page, type Routes, sends } from '../route-forms.ts'
import { exactly, month } from '../schemas/shapes.ts'
import { CountyMap, figureFields, Statistics, StatisticsList } from '../schemas/statistics.ts'
import { sendWritten } from '../send-written.ts'

/** Figures, those whom they count, the map, and the table of townships as a file. */
export function statisticsRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/statistics',
    { config: { permission: '查看统计' }, schema: forms.read },
    (request) => port.readStatistics(callerOf(request), request.query),
  )
  routes.get(
    '/api/statistics/list',
    { config: { permission: '查看家庭' }, schema: forms.list },
    (request) => port.listFigure(callerOf(request), request.query),
  )
  routes.get(
    '/api/statistics/file',
    { config: { permission: '导出' }, schema: forms.file },
    (request, reply) =>
      sendWritten(reply, (folder) =>
        port.writeStatistics(callerOf(request), { ...request.query, folder }),
      ),
  )
  routes.get(
    '/api/map',
    { config: { permission: '查看统计' }, schema: forms.map },
    async (request) => {
      const map = await port.readMap(callerOf(request))
      if (!map) throw refuse('no-map')
      return map
    },
  )
}

const code = Type.String({ pattern: '^\\d{12}$' })
const asked = exactly({
  month: Type.Optional(month),
  division: Type.Optional(code),
  compare: Type.Optional(month),
})
const forms = {
  read: {
    operationId: 'readStatistics',
    tags: ['statistics'],
    summary: 'The figures of a month',
    description:
      'From summaries: who is monitored, what waits, times, yields, deliveries, money. A figure that ' +
      'is not known is null, never zero.',
    querystring: asked,
    response: answers(Statistics, 'The figures'),
  },
  list: {
    operationId: 'listFigure',
    tags: ['statistics'],
    summary: 'Those whom a figure counts today',
    description: 'By place. Figures of months that are over have no list: no names are kept.',
    querystring: exactly({ ...page, ...figureFields }),
    response: answers(StatisticsList, 'A page of them'),
  },
  file: {
    operationId: 'readStatisticsFile',
    tags: ['statistics'],
    summary: 'The progress table of townships as a workbook',
    description:
      'With unit, maker and day; who took it and when stands in its last row and the log.',
    querystring: asked,
    response: sends('The workbook'),
  },
  map: {
    operationId: 'readMap',
    tags: ['statistics'],
    summary: 'The outlines of the townships',
    description: 'As the place has loaded them; refused where it has loaded none.',
    response: answers(CountyMap, 'The map'),
  },
}
