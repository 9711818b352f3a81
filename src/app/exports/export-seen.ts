import type { SeenName, WrittenFile } from '#http/index'
import { exportAccounts } from './export-accounts.ts'
import { exportAlerts } from './export-alerts.ts'
import { exportApprovals } from './export-approvals.ts'
import { exportAudit } from './export-audit.ts'
import { exportBatches } from './export-batches.ts'
import { exportCandidates } from './export-candidates.ts'
import { exportCondition } from './export-condition.ts'
import { exportConferences } from './export-conferences.ts'
import { exportDatasets } from './export-datasets.ts'
import { exportDivisions } from './export-divisions.ts'
import { exportFigure } from './export-figure.ts'
import { exportHouseholds } from './export-households.ts'
import { exportJobs } from './export-jobs.ts'
import { exportLeads } from './export-leads.ts'
import type { Given } from './export-list.ts'
import { exportPushes } from './export-pushes.ts'
import { exportRequests } from './export-requests.ts'
import { exportSupervision } from './export-supervision.ts'

type Exports = { readonly [Name in SeenName]: (given: Given<Name>) => Promise<WrittenFile> }

/** Of each list what stands in its file. */
const exports: Exports = {
  ...{ alerts: exportAlerts, pushes: exportPushes, households: exportHouseholds },
  ...{ statistics: exportFigure, batches: exportBatches, candidates: exportCandidates },
  ...{ leads: exportLeads, requests: exportRequests, approvals: exportApprovals },
  ...{
    conferences: exportConferences,
    conditions: exportCondition,
    datasets: exportDatasets,
    accounts: exportAccounts,
  },
  ...{ divisions: exportDivisions, jobs: exportJobs, audit: exportAudit },
  ...{ supervision: exportSupervision },
}

/** Writes a list as it is seen. */
export function exportSeen<Name extends SeenName>(given: Given<Name>): Promise<WrittenFile> {
  return exports[given.name](given)
}
