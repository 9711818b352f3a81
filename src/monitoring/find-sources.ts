import { type Queryable, sql } from '#db/index'
import type { FactSource } from './evidence-form.ts'

/** The file and row behind the current value of a fact, or undefined when no file gave it. */
export type FindSource = (
  subjectId: string,
  factCode: string,
  value: unknown,
) => FactSource | undefined

interface ObservedRow {
  readonly subjectId: string
  readonly dataset: string
  readonly department: string
  readonly fileName: string
  readonly sheet: string
  readonly row: number
  readonly period: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** Looks up what departments' files said about the subjects, newest first. */
export async function findSources(
  q: Queryable,
  countyCode: string,
  subjectIds: readonly string[],
): Promise<FindSource> {
  const rows = await q.query<ObservedRow>(sql`
    select o.subject_id as "subjectId", o.dataset, b.department, b.file_name as "fileName",
      o.sheet, o.row_number as row, b.period, o.facts
    from observation as o
    join import_batch as b on b.id = o.batch_id and b.county_code = ${countyCode}
    where o.county_code = ${countyCode} and o.subject_id = any(${subjectIds}::uuid[])
      and o.recorded_to is null
    order by o.subject_id, b.period_end desc, o.recorded_at desc`)
  const bySubject = new Map<string, ObservedRow[]>()
  for (const row of rows) {
    const known = bySubject.get(row.subjectId)
    if (known) known.push(row)
    else bySubject.set(row.subjectId, [row])
  }
  return (subjectId, factCode, value) => {
    const saying = (bySubject.get(subjectId) ?? []).filter(({ facts }) => factCode in facts)
    const wanted = JSON.stringify(value)
    const same = saying.find(({ facts }) => JSON.stringify(facts[factCode]) === wanted)
    const row = same ?? saying[0]
    return row && sourceOf(row)
  }
}

function sourceOf(row: ObservedRow): FactSource {
  return {
    数据集: row.dataset,
    部门: row.department,
    文件: row.fileName,
    工作表: row.sheet,
    行: row.row,
    期间: row.period,
  }
}
