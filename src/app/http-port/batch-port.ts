import type { AppPort, Upload } from '#http/index'
import { refuseAtOnce } from '../approvals/commit-by-another.ts'
import { importDepartmentFile, previewDepartmentFile } from '../import-department-file.ts'
import { readBatches, readReport } from './read-batches.ts'
import { inCounty, type PortContext } from './request.ts'

type Part = Pick<
  AppPort,
  'listDatasets' | 'listBatches' | 'findBatch' | 'previewUpload' | 'importUpload'
>

/** Departments' files: what came in, and taking one in. */
export function batchPort({ app, actingFor }: PortContext): Part {
  return {
    listDatasets: async () => ({
      items: app.datasets.datasets.map(({ code, name, department, kind, cycle }) => {
        return { code, name, department, kind, cycle }
      }),
    }),
    listBatches: (caller, filter) =>
      inCounty(app, actingFor(caller), (tx) =>
        readBatches(tx, { app, acting: actingFor(caller) }, filter),
      ),
    findBatch: (caller, batchId) =>
      inCounty(app, actingFor(caller), (tx) =>
        readReport(tx, { app, acting: actingFor(caller) }, batchId),
      ),
    async previewUpload(caller, upload) {
      const found = await previewDepartmentFile(app, actingFor(caller), requestOf(upload))
      const { dataset, datasetName, department, fileName, period, rows, columns, notes } = found
      const problems = found.problems.map(
        ({ sheet, row, column, verdict, problem, suggestion }) => ({
          sheet,
          row,
          column,
          verdict,
          problem,
          suggestion: suggestion ?? null,
        }),
      )
      return {
        dataset,
        datasetName,
        department,
        fileName,
        period,
        rows,
        columns: columns.map(({ header, field }) => ({ header, field })),
        problems,
        notes: [...notes],
      }
    },
    async importUpload(caller, upload) {
      refuseAtOnce(app, actingFor(caller))
      const outcome = await importDepartmentFile(app, actingFor(caller), requestOf(upload))
      const before = outcome.alreadyImportedAs
      const batchId = before?.batchId ?? outcome.batchId
      const acting = actingFor(caller)
      const report = await inCounty(app, acting, (tx) => readReport(tx, { app, acting }, batchId))
      if (!report) throw new Error('a batch that was taken in is not there')
      return { ...report, alreadyImported: before?.sentence ?? null }
    },
  }
}

function requestOf({ path, fileName, dataset, period, mode }: Upload) {
  return { path, fileName, dataset, period, mode }
}
