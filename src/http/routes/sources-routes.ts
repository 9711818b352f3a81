import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, pageById, type Routes } from '../route-forms.ts'
import { Batches, BatchReport, Datasets, ImportReport, Preview } from '../schemas/batch.ts'
import { batchFields } from '../schemas/list-export.ts'
import { exactly } from '../schemas/shapes.ts'
import { withUpload } from '../take-upload.ts'
import { unchecked, uploadForm } from '../upload-form.ts'

export function sourcesRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/datasets',
    { config: { permission: '查看文件' }, schema: forms.datasets },
    (request) => port.listDatasets(callerOf(request)),
  )
  routes.get(
    '/api/batches',
    { config: { permission: '查看文件' }, schema: forms.list },
    (request) => port.listBatches(callerOf(request), request.query),
  )
  routes.get(
    '/api/batches/:id',
    { config: { permission: '查看文件' }, schema: forms.read },
    async (request) => {
      const report = await port.findBatch(callerOf(request), request.params.id)
      if (!report) throw refuse('batch-unknown')
      return report
    },
  )
  routes.post(
    '/api/batches/preview',
    { ...unchecked, config: { permission: '接收文件' }, schema: forms.preview },
    (request) => withUpload(request, (upload) => port.previewUpload(callerOf(request), upload)),
  )
  routes.post(
    '/api/batches',
    { ...unchecked, config: { permission: '确认入库' }, schema: forms.import },
    (request) => withUpload(request, (upload) => port.importUpload(callerOf(request), upload)),
  )
}

const batchFilter = exactly({ ...pageById, ...batchFields })

const forms = {
  datasets: {
    operationId: 'listDatasets',
    tags: ['sources'],
    summary: 'The kinds of files that can be handed in',
    description: 'With department and cycle; the code is what an import may be told.',
    response: answers(Datasets, 'All of them'),
  },
  list: {
    operationId: 'listBatches',
    tags: ['sources'],
    summary: 'Files, newest first',
    description: 'Each with its rows: 可用, 已自动修正, 需确认, 不能用, dropped.',
    querystring: batchFilter,
    response: answers(Batches, 'A page of files'),
  },
  read: {
    operationId: 'readBatch',
    tags: ['sources'],
    summary: 'One imported file with the rows that need a person’s eye',
    description: 'Each with sheet, row, column, what is wrong, and what would be right.',
    params: byId,
    response: answers(BatchReport, 'The file'),
  },
  preview: {
    operationId: 'previewUpload',
    tags: ['sources'],
    summary: 'What a file would bring',
    description: 'Reads and cleans the file; nothing is written.',
    consumes: ['multipart/form-data'],
    body: uploadForm,
    response: answers(Preview, 'What would come in'),
  },
  import: {
    operationId: 'importUpload',
    tags: ['sources'],
    summary: 'Import a file',
    description: 'All or nothing; a file that came before is recognised and changes nothing.',
    consumes: ['multipart/form-data'],
    body: uploadForm,
    response: answers(ImportReport, 'What came in'),
  },
}
