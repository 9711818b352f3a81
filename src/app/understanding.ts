import type { Acting } from '#access/index'
import {
  type AskedWord,
  type Dataset,
  forgetMapping,
  getDataset,
  listMappings,
  listWords,
  loadBatch,
  type PreviewColumn,
  type RememberedColumn,
  rememberColumns,
  rememberWords,
  type UnknownWord,
  type WordAnswer,
} from '#sources/index'
import type { App } from './app.ts'
import { previewOf } from './imports/hold-department-file.ts'

/** What a column of a dataset can be read as. */
export interface MappingField {
  readonly field: string
  readonly required: boolean
  readonly unit: string | null
}

/** How the columns of a staged file are read, with what was said of them since. */
export interface BatchMapping {
  readonly batchId: string
  readonly dataset: string
  readonly datasetName: string
  readonly columns: readonly PreviewColumn[]
  readonly fields: readonly MappingField[]
}

/** What people said of a dataset's headers. */
export interface DatasetMapping {
  readonly dataset: string
  readonly datasetName: string
  readonly department: string
  readonly remembered: readonly RememberedColumn[]
  readonly fields: readonly MappingField[]
}

export interface ConfirmedColumn {
  readonly header: string
  /** Null: the column is not to be imported. */
  readonly field: string | null
}

/** The columns of a staged file; what was answered after it was read stands there already. */
export async function mappingOf(app: App, acting: Acting, batchId: string): Promise<BatchMapping> {
  const preview = await previewOf(app, acting, batchId)
  const dataset = getDataset(app.datasets, preview.dataset)
  const said = await listMappings(app.db, acting, dataset.code)
  const fields = new Map(said.map(({ header, field }) => [header, field]))
  const columns = preview.columns.map((column): PreviewColumn => {
    const field = fields.get(column.header)
    return field === undefined ? column : { ...column, field, by: '记住的' }
  })
  const { code, name } = dataset
  return { batchId, dataset: code, datasetName: name, columns, fields: fieldsOf(dataset) }
}

/** What is remembered of a dataset's headers, and what they can be read as. */
export async function datasetMapping(
  app: App,
  acting: Acting,
  of: string,
): Promise<DatasetMapping> {
  const dataset = await datasetOf(app, acting, of)
  const { code, name, department } = dataset
  const remembered = await listMappings(app.db, acting, code)
  const fields = fieldsOf(dataset)
  return { dataset: code, datasetName: name, department, remembered, fields }
}

/**
 * Keeps what headers mean in the files of a dataset, named by itself or by one of its batches. What
 * was staged before is read anew by `restageBatch`.
 */
export async function confirmMapping(
  app: App,
  acting: Acting,
  of: string,
  columns: readonly ConfirmedColumn[],
): Promise<void> {
  const dataset = await datasetOf(app, acting, of)
  await rememberColumns(app.db, acting, dataset, columns)
}

/** Forgets what was said of a header; false when nothing was. */
export async function dropMapping(
  app: App,
  acting: Acting,
  of: { readonly dataset: string; readonly header: string },
): Promise<boolean> {
  const { code } = await datasetOf(app, acting, of.dataset)
  return forgetMapping(app.db, acting, { dataset: code, header: of.header })
}

/** The words that nobody has explained, of one batch or of all that are not given up. */
export async function wordsOf(
  app: App,
  acting: Acting,
  batchId?: string,
): Promise<readonly AskedWord[]> {
  if (batchId !== undefined) await loadBatch(app.db, acting, batchId)
  return listWords(app.db, acting, { map: app.datasets, batchId })
}

/** Keeps what words mean in the files of the batch's dataset; gives those still unexplained. */
export async function answerWords(
  app: App,
  acting: Acting,
  batchId: string,
  answers: readonly WordAnswer[],
): Promise<readonly UnknownWord[]> {
  const { dataset } = await loadBatch(app.db, acting, batchId)
  await rememberWords(app.db, acting, getDataset(app.datasets, dataset), answers)
  return wordsOf(app, acting, batchId)
}

/** A dataset's code or name, or one of its batches. */
async function datasetOf(app: App, acting: Acting, of: string): Promise<Dataset> {
  const named = app.datasets.find(of)
  if (named !== undefined) return named
  if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(of)) return getDataset(app.datasets, of)
  const { dataset } = await loadBatch(app.db, acting, of)
  return getDataset(app.datasets, dataset)
}

function fieldsOf(dataset: Dataset): readonly MappingField[] {
  return dataset.columns.map(({ field, required, fact }) => ({
    field,
    required,
    unit: fact?.unit ?? null,
  }))
}
