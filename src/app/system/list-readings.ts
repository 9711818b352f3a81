import { type Acting, fileInScope } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { DatasetReading, ForgetInput } from '#http/index'
import {
  factsOf,
  forgetMapping,
  forgetWord,
  listMappings,
  listRememberedWords,
  loadNewestFiles,
} from '#sources/index'
import type { App } from '../app.ts'
import { refuse } from './refusals.ts'

/** What the list of datasets is put in order by. */
export const datasetsBy = {
  数据集: ({ name }: DatasetReading) => name,
  部门: ({ department }: DatasetReading) => department,
  最新一期: ({ newest }: DatasetReading) => newest?.period ?? null,
  有效到: ({ newest }: DatasetReading) => newest?.freshUntil ?? null,
}

/**
 * The datasets with what each gives, the newest file of each, and what people have said of its columns
 * and words. A department sees its own.
 */
export async function listReadings(
  q: Queryable,
  app: App,
  acting: Acting,
): Promise<DatasetReading[]> {
  const seen = await seenDatasets(q, app, acting)
  const newest = await loadNewestFiles(q, app.county.code)
  const columns = await listMappings(q, acting)
  const words = await listRememberedWords(q, acting)
  return seen.map((dataset) => {
    const { code, name, department, kind, cycle, subject, mode } = dataset
    const file = newest.find((one) => one.dataset === code)
    return {
      ...{ code, name, department, kind, cycle, subject, mode },
      facts: factsOf(dataset).map((fact) => fact.name),
      newest: file
        ? {
            ...{ fileName: file.fileName, period: file.period, rows: file.rows, at: file.at },
            freshUntil: file.freshUntil,
            isStale: file.freshUntil !== null && file.freshUntil < acting.today,
          }
        : null,
      columns: columns
        .filter((one) => one.dataset === code)
        .map(({ dataset: _, ...column }) => column),
      words: words.filter((one) => one.dataset === code).map(({ dataset: _, ...word }) => word),
    }
  })
}

/** Forgets one answer: the next file is read as if nobody had given it. */
export async function forgetReading(
  q: Queryable,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  { dataset, header, field, word }: ForgetInput,
): Promise<void> {
  const seen = await seenDatasets(q, app, acting)
  if (!seen.some(({ code }) => code === dataset)) throw refuse('dataset-unknown')
  const isGone =
    header !== undefined
      ? await forgetMapping(q, acting, { dataset, header })
      : await forgetWord(q, acting, { dataset, field: field ?? '', word: word ?? '' })
  if (!isGone) throw refuse('reading-unknown')
}

async function seenDatasets(q: Queryable, app: App, acting: Acting) {
  const all = app.datasets.datasets
  const rows = await q.query<{ department: string }>(sql`
    select department from unnest(${[...new Set(all.map(({ department }) => department))]}::text[])
      as d (department)
    where ${fileInScope(acting, sql`d.department`)}`)
  const departments = new Set(rows.map(({ department }) => department))
  return all.filter(({ department }) => departments.has(department))
}
