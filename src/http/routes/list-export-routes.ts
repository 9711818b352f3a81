import type Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { type Routes, sends } from '../route-forms.ts'
import {
  AlertExportInput,
  BatchExportInput,
  HouseholdExportInput,
  PushExportInput,
} from '../schemas/list-export.ts'
import { refTo } from '../schemas/shapes.ts'
import { sendWritten } from '../send-written.ts'

/** 导出所见: lists as they stand on the screen. Posted, so that nothing typed stands in an address. */
export function listExportRoutes(routes: Routes, port: AppPort): void {
  const config = { permission: '导出' } as const
  routes.post('/api/exports/alerts', { config, schema: forms.alerts }, (request, reply) =>
    sendWritten(reply, (folder) => port.exportAlerts(callerOf(request), request.body, folder)),
  )
  routes.post('/api/exports/pushes', { config, schema: forms.pushes }, (request, reply) =>
    sendWritten(reply, (folder) => port.exportPushes(callerOf(request), request.body, folder)),
  )
  routes.post('/api/exports/households', { config, schema: forms.households }, (request, reply) =>
    sendWritten(reply, (folder) => port.exportHouseholds(callerOf(request), request.body, folder)),
  )
  routes.post('/api/exports/batches', { config, schema: forms.batches }, (request, reply) =>
    sendWritten(reply, (folder) => port.exportBatches(callerOf(request), request.body, folder)),
  )
}

const forms = {
  alerts: exporting('exportAlerts', 'The alerts that the list shows', AlertExportInput),
  batches: exporting('exportBatches', 'The files that the history shows', BatchExportInput),
  households: exporting(
    'exportHouseholds',
    'The households that the list shows',
    HouseholdExportInput,
  ),
  pushes: exporting('exportPushes', 'The pushes that the list shows', PushExportInput),
}

/** For a list of another kind: the same form with its own filters. */
export function exporting<T extends Type.TSchema>(operationId: string, what: string, body: T) {
  return {
    operationId,
    tags: ['exports'],
    summary: `${what}, as a workbook`,
    description:
      'The same filters, order, scope and masking as the list. The purpose is required and noted with ' +
      'everybody in it; no more rows than the caller’s role may export, else none.',
    body: refTo(body),
    response: sends('The workbook'),
  }
}
