import type { Acting } from '#access/index'
import { type Queryable, sql, type Transaction } from '#db/index'
import { localDate } from '#kernel/index'
import type { Catalogue, Fact } from '#policy/index'
import type { Dataset, DatasetMap, Role, RowCounts, UnknownWord } from './domain.ts'
import { loadDivisions } from './find-divisions.ts'
import type { DroppedRow } from './row-tally.ts'
import type { Screening } from './screening.ts'
import type { SourceSketch } from './sketch-source.ts'
import type { StagedFile } from './stage-rows.ts'
import type { StagedWork } from './staged-work.ts'
import { stagingTable } from './staging-table.ts'

/** How a file's rows were staged: enough for another process to go on with them. */
interface StagedRecord {
  readonly kind: StagedWork['kind']
  readonly counts: RowCounts
  readonly droppedRows?: readonly DroppedRow[]
  readonly notes: readonly string[]
  readonly sketch: SourceSketch
  readonly words: readonly UnknownWord[]
  readonly rowsByTownship: Readonly<Record<string, number>>
  readonly townships: readonly string[] | 'county'
  /** Of facts: what the staging table holds. */
  readonly layout?: {
    readonly facts: readonly string[]
    readonly texts: readonly Role[]
    readonly combined: readonly string[]
    readonly keepsCipher: boolean
  }
  readonly given?: readonly string[]
  readonly hasProblems?: boolean
}

/** Writes down how the rows were staged. */
export async function noteStaged(tx: Transaction, work: StagedWork): Promise<void> {
  const { kind, staged } = work
  const { counts, droppedRows, notes, sketch, words, rowsByTownship, townships } = staged
  const record: StagedRecord = {
    ...{ kind, counts, droppedRows, notes, sketch, words, townships },
    rowsByTownship: Object.fromEntries(rowsByTownship),
    ...(kind === '事实' ? tableOf(staged) : {}),
  }
  await tx.execute(sql`
    update import_batch set staged = coalesce(staged, '{}') || ${JSON.stringify(record)}::jsonb
    where id = ${staged.batchId}`)
}

/** Keeps the row that a person said the header is in, for whoever reads the file once more. */
export async function noteHeaderRow(q: Queryable, batchId: string, row: number): Promise<void> {
  await q.execute(sql`
    update import_batch
    set staged = coalesce(staged, '{}') || jsonb_build_object('askedHeaderRow', ${row}::integer)
    where id = ${batchId}`)
}

function tableOf({ layout, facts, hasProblems }: StagedFile): Partial<StagedRecord> {
  return {
    layout: {
      facts: layout.facts.map(({ code }) => code),
      texts: layout.texts,
      combined: [...layout.combined],
      keepsCipher: layout.keepsCipher,
    },
    given: facts.map(({ code }) => code),
    hasProblems,
  }
}

/** The policy's side of a staged file. */
export interface Reading {
  readonly map: DatasetMap
  readonly catalogue: Catalogue
  readonly screening?: ((dataset: Dataset) => Screening | undefined) | undefined
}

/**
 * The staged file of a batch, whether its staging table is there or not; undefined where it was not
 * written down or the policy has other datasets or facts now: then it must be staged again.
 */
export async function recallStaged(
  q: Queryable,
  acting: Acting,
  batchId: string,
  { map, catalogue, screening }: Reading,
): Promise<StagedFile | undefined> {
  const [batch] = await q.query<{
    dataset: string
    period: string
    end: string
    mode: string
    staged: StagedRecord | null
  }>(sql`
    select dataset, period, period_end as end, mode, staged from import_batch
    where county_code = ${acting.countyCode} and id = ${batchId}`)
  const dataset = map.find(batch?.dataset ?? '')
  const record = batch?.staged ?? null
  if (!batch || !dataset || record?.layout === undefined) return undefined
  const facts = factsOf(record.layout.facts, catalogue)
  const given = factsOf(record.given ?? [], catalogue)
  if (facts === undefined || given === undefined) return undefined
  const divisions = await loadDivisions(q, acting.countyCode, acting.today)
  const { texts, combined, keepsCipher } = record.layout
  const { counts, notes, sketch, words, townships, rowsByTownship } = record
  return {
    ...{ batchId, catalogue, dataset, counts, notes, sketch, words, townships },
    table: stagingTable(batchId),
    layout: { facts, texts, combined: new Set(combined), keepsCipher },
    facts: given,
    screening: screening?.(dataset),
    period: { month: batch.period, end: localDate(batch.end), from: '指定' },
    complete: batch.mode === '全量' && townships.length > 0,
    rowsByTownship: new Map(Object.entries(rowsByTownship)),
    allTownships: divisions.townships,
    droppedRows: record.droppedRows ?? [],
    hasProblems: record.hasProblems ?? true,
  }
}

function factsOf(codes: readonly string[], catalogue: Catalogue): readonly Fact[] | undefined {
  const facts = codes.flatMap((code) => catalogue.findByCode(code) ?? [])
  return facts.length === codes.length ? facts : undefined
}
