import type { AppPort } from '../app-port.ts'
import type { Routes } from '../route-forms.ts'
import { candidateRoutes } from './candidate-routes.ts'
import { deliveryRoutes, leadRoutes, replyFileRoutes, requestRoutes } from './exchange-routes.ts'
import { exportRoutes, precheckRoutes } from './export-routes.ts'
import { errorFileRoutes, importRoutes, undoRoutes } from './import-routes.ts'
import { queryRoutes } from './query-routes.ts'
import { understandingRoutes } from './understanding-routes.ts'

/** Adds the routes of the parts that the port serves. */
export function laterRoutes(routes: Routes, port: AppPort): void {
  if (serves(port, importing)) importRoutes(routes, port)
  if (serves(port, ['previewUndo', 'startUndo'])) undoRoutes(routes, port)
  if (serves(port, ['writeErrorFile'])) errorFileRoutes(routes, port)
  if (serves(port, ['readMapping', 'confirmMapping', 'readWords', 'answerWords'])) {
    understandingRoutes(routes, port)
  }
  if (serves(port, ['listCandidates', 'confirmCandidate', 'refuseCandidate'])) {
    candidateRoutes(routes, port)
  }
  if (serves(port, ['listDeliveries'])) deliveryRoutes(routes, port)
  if (serves(port, ['listLeads', 'receiveLead', 'markLeadVisited', 'excludeLead']))
    leadRoutes(routes, port)
  if (serves(port, ['listRequests'])) requestRoutes(routes, port)
  if (serves(port, ['writeReplyFile'])) replyFileRoutes(routes, port)
  if (serves(port, ['answerQuery', 'answerQueryFile'])) queryRoutes(routes, port)
  if (serves(port, ['listExports', 'startExport', 'findExportFile'])) exportRoutes(routes, port)
  if (serves(port, ['precheck'])) precheckRoutes(routes, port)
}

const importing = [
  'startImport',
  'previewBatch',
  'listBatchRows',
  'startCommit',
  'startRestage',
  'discardBatch',
] as const

function serves<Name extends keyof AppPort>(
  port: AppPort,
  names: readonly Name[],
): port is AppPort & Required<Pick<AppPort, Name>> {
  return names.every((name) => port[name] !== undefined)
}
