import type Type from 'typebox'
import type { Permission } from '#access/domain'
import { AuditExportInput } from './audit.ts'
import {
  AccountExportInput,
  AlertExportInput,
  ApprovalExportInput,
  BatchExportInput,
  CandidateExportInput,
  ConditionExportInput,
  ConferenceExportInput,
  DatasetExportInput,
  DivisionExportInput,
  HouseholdExportInput,
  JobExportInput,
  LeadExportInput,
  PushExportInput,
  RequestExportInput,
} from './list-export.ts'
import { FigureExportInput } from './statistics.ts'
import { SupervisionExportInput } from './supervision.ts'

/**
 * Every list that goes out as it is seen: `POST /api/exports/<name>`, who may ask, and its filters. What
 * stands in the file is in app/exports, one function a list.
 */
export const seenLists = {
  alerts: list('exportAlerts', 'Alerts', AlertExportInput),
  pushes: list('exportPushes', 'Pushes', PushExportInput),
  households: list('exportHouseholds', 'Households', HouseholdExportInput),
  statistics: list('exportFigure', 'Those whom a figure counts', FigureExportInput),
  batches: list('exportBatches', 'Files in their history', BatchExportInput),
  candidates: list('exportCandidates', 'Rows whose person is not certain', CandidateExportInput),
  leads: list('exportLeads', 'People outside the registry', LeadExportInput),
  requests: list('exportRequests', 'What departments are asked for', RequestExportInput),
  approvals: list('exportApprovals', 'What waits for a second person', ApprovalExportInput),
  conferences: list('exportConferences', 'Case conferences', ConferenceExportInput),
  conditions: list('exportCondition', 'Those behind a count of the policy', ConditionExportInput),
  datasets: list('exportDatasets', 'Datasets and how they are read', DatasetExportInput),
  // Those who look after the installation see nobody's data: their own lists ask for nothing more.
  accounts: {
    ...list('exportAccounts', 'Accounts with their posts', AccountExportInput),
    permission: ['机构账号', '授权'] as readonly Permission[],
  },
  divisions: {
    ...list('exportDivisions', 'Divisions and what they were', DivisionExportInput),
    permission: ['管理区划', '授权'] as readonly Permission[],
  },
  jobs: {
    ...list('exportJobs', 'Everybody’s jobs', JobExportInput),
    permission: ['运行维护'] as readonly Permission[],
  },
  audit: {
    ...list('exportAudit', 'The log', AuditExportInput),
    permission: ['查看日志'] as readonly Permission[],
  },
  supervision: {
    ...list('exportSupervision', 'What supervision noticed', SupervisionExportInput),
    permission: ['查看监督'] as readonly Permission[],
  },
}

export type SeenName = keyof typeof seenLists
/** What is asked: why, which columns, and the filters of that list. */
export type SeenInput<Name extends SeenName> = Type.Static<(typeof seenLists)[Name]['input']>

function list<T extends Type.TSchema>(operationId: string, what: string, input: T) {
  return { operationId, what, input, permission: ['导出'] as readonly Permission[] }
}
