import { type Acting, divisionNameOf } from '#access/index'
import { ident, joinSql, type Queryable, type Sql, sql, trusted } from '#db/index'
import type { Catalogue } from '#policy/index'
import {
  type BatchRow,
  type Dataset,
  type DatasetMap,
  type RowFilter,
  type RowProblem,
  type Verdict,
  verdicts,
} from './domain.ts'
import type { Foreseen } from './foreseen.ts'
import { changeTable, verdictTable } from './preview-changes.ts'
import { sayFactValue } from './say-fact-value.ts'
import { stagingTable } from './staging-table.ts'
import { loadBatch } from './waiting-batch.ts'

export interface RowsWanted {
  readonly filter?: RowFilter | undefined
  /** What the page before gave as `next`. */
  readonly after?: string | undefined
  readonly limit: number
}

export interface BatchRows {
  readonly items: readonly BatchRow[]
  readonly next: string | null
}

/**
 * The rows of a batch in the order of the file, those who are in it no more behind them. Of a batch
 * that was taken in only the rows with problems are left.
 */
export async function listBatchRows(
  q: Queryable,
  acting: Pick<Acting, 'countyCode'>,
  batchId: string,
  wanted: RowsWanted & {
    readonly catalogue: Catalogue
    /** Absent: the file's rows are about people. */
    readonly datasets?: DatasetMap | undefined
  },
): Promise<BatchRows> {
  const rows = await rowsOf(q, acting, batchId, wanted)
  const found = await q.query<FoundRow>(sql`
    select r.*, ${divisionNameOf(sql`left(r.division, 9) || '000'`)} as township
    from (${rows}) as r
    where ${conditionOf(wanted.filter, batchId)} and ${behind(wanted.after)}
    order by r.place, r.sheet, r.row_number, r.subject
    limit ${wanted.limit + 1}`)
  const shown = found.slice(0, wanted.limit)
  const last = shown.at(-1)
  const effectsOf = await loadEffects(q, batchId, shown)
  return {
    items: shown.map((row) => ({ ...rowOf(row, wanted.catalogue), ...effectsOf(row) })),
    next: found.length > shown.length && last !== undefined ? cursorOf(last) : null,
  }
}

async function rowsOf(
  q: Queryable,
  acting: Pick<Acting, 'countyCode'>,
  batchId: string,
  {
    filter,
    datasets,
  }: { readonly filter?: RowFilter | undefined; readonly datasets?: DatasetMap | undefined },
): Promise<Sql> {
  const { state, dataset } = await loadBatch(q, acting, batchId)
  if (filter === '合计签字') return nobodysRows(acting.countyCode, batchId)
  const table = stagingTable(batchId)
  const isWaiting = state === '待确认' && (await isThere(q, changeTable(table)))
  return isWaiting
    ? waitingRows(
        table,
        acting.countyCode,
        filter === '没有对上' ? noSubject(acting.countyCode, datasets?.find(dataset)?.subject) : no,
      )
    : problemRows(acting.countyCode, batchId)
}

interface FoundRow {
  /** 0: a row of the file; 1: somebody who is in it no more. */
  readonly place: number
  readonly sheet: string
  readonly row_number: number
  readonly subject: string
  readonly verdict: number
  readonly problems: readonly RowProblem[] | null
  readonly name: string | null
  readonly township: string | null
  readonly change: BatchRow['change']
  readonly changes: readonly (readonly [string, Value, Value])[] | null
  readonly conflict: { readonly dataset: string; readonly department: string } | null
  /** The person or household that the row is about, where the batch waits. */
  readonly subject_id: string | null
}

type Value = string | number | boolean | null

async function isThere(q: Queryable, table: string): Promise<boolean> {
  const [row] = await q.query<{ found: boolean }>(sql`
    select to_regclass(${table}) is not null as found`)
  return row?.found ?? false
}

/**
 * A subject's change stands at its first row; matching may have changed a row's verdict. Whether the
 * register has a row's person is looked up only where it is asked for.
 */
function waitingRows(table: string, county: string, unmatched: Sql): Sql {
  return sql`
    select 0 as place, s.sheet, s.row_number, '' as subject,
      coalesce(v.verdict, s.verdict) as verdict, coalesce(v.problems, s.problems) as problems,
      s.name, s.division, c.change, c.changes, c.conflict,
      coalesce(v.candidate, false) as candidate, c.subject_id, ${unmatched} as unmatched
    from ${ident(table)} as s
    left join ${ident(changeTable(table))} as c on c.sheet = s.sheet
      and c.row_number = s.row_number
    left join ${ident(verdictTable(table))} as v on v.sheet = s.sheet
      and v.row_number = s.row_number
    union all
    select 1, '', 0, c.subject_id::text, 0, null, c.name, c.division, c.change, c.changes,
      c.conflict, false, c.subject_id, false
    from ${ident(changeTable(table))} as c
    where c.row_number = 0 and ${county}::text is not null`
}

const no = trusted('false')

/** As matching links: the row's person, and where rows are about households theirs. */
function noSubject(county: string, subject: Dataset['subject'] | undefined): Sql {
  const home =
    subject === '户'
      ? sql`join person_profile as f on f.county_code = p.county_code and f.person_id = p.id`
      : sql``
  return sql`s.verdict < ${verdicts.indexOf('不能用')} and not exists (
    select from person as p ${home}
    where p.county_code = ${county} and p.id_hash = s.id_hash)`
}

function problemRows(county: string, batchId: string): Sql {
  const code = joinSql(
    verdicts.map((verdict, at) => sql`when ${verdict} then ${trusted(String(at))}`),
    ' ',
  )
  return sql`
    select 0 as place, w.sheet, w.row_number, '' as subject,
      max(case w.verdict ${code} end) as verdict,
      jsonb_agg(jsonb_build_object('column', w.column_name, 'kind', w.kind, 'verdict', w.verdict,
        'problem', w.problem, 'suggestion', w.suggestion)
        order by w.column_name, w.kind) as problems,
      null::text as name, null::text as division, null::text as change, null::jsonb as changes,
      null::jsonb as conflict, exists (
        select from match_candidate as c
        where c.county_code = ${county} and c.batch_id = ${batchId} and c.sheet = w.sheet
          and c.row_number = w.row_number) as candidate, null::uuid as subject_id,
      false as unmatched
    from row_problem as w
    where w.county_code = ${county} and w.batch_id = ${batchId}
    group by w.sheet, w.row_number`
}

/** Totals, signatures, prepared empty rows: which they were, for none of them was staged. */
function nobodysRows(county: string, batchId: string): Sql {
  return sql`
    select 0 as place, d ->> 'sheet' as sheet, (d ->> 'row')::integer as row_number,
      '' as subject, ${nobodysVerdict} as verdict,
      jsonb_build_array(jsonb_build_object('column', '整行', 'kind', d ->> 'kind',
        'verdict', '已自动修正',
        'problem', '按“' || (d ->> 'kind') || '”处理，不是某个人的数据，没有导入')) as problems,
      null::text as name, null::text as division, null::text as change, null::jsonb as changes,
      null::jsonb as conflict, false as candidate, null::uuid as subject_id,
      false as unmatched
    from import_batch as b
    cross join lateral jsonb_array_elements(b.staged -> 'droppedRows') as d
    where b.county_code = ${county} and b.id = ${batchId}`
}

/** Beyond the verdicts that a staged row can have. */
const nobodysVerdict = trusted('4')

/** Read once for the page: where every household was evaluated, one that has none has none. */
async function loadEffects(
  q: Queryable,
  batchId: string,
  rows: readonly FoundRow[],
): Promise<(row: FoundRow) => Pick<BatchRow, 'effects'>> {
  const subjects = rows.flatMap(({ subject_id: id }) => (id === null ? [] : [id]))
  const found = await q.query<{ isWhole: boolean; effects: Partial<Foreseen['bySubject']> }>(sql`
    select f.ahead -> 'looked' = f.ahead -> 'households' as "isWhole", coalesce((
      select jsonb_object_agg(e.key, e.value) from jsonb_each(f.ahead -> 'bySubject') as e
      where e.key = any(${subjects}::text[])), '{}') as effects
    from import_batch as b
    cross join lateral (select b.preview -> 'foreseen' as ahead) as f
    where b.id = ${batchId} and b.state = '待确认' and f.ahead is not null`)
  const [ahead] = found
  return ({ subject_id: id }) => {
    if (ahead === undefined) return {}
    if (id === null) return { effects: [] }
    const effects = ahead.effects[id] ?? (ahead.isWhole ? [] : undefined)
    return effects === undefined ? {} : { effects }
  }
}

function conditionOf(filter: RowFilter | undefined, batchId: string): Sql {
  if (filter === undefined) return trusted('true')
  const at = verdicts.indexOf(filter as Verdict) // not found is an answer too
  if (at >= 0) return sql`r.place = 0 and r.verdict = ${at}`
  if (filter === '冲突') return trusted('r.conflict is not null')
  if (filter === '候选') return trusted('r.candidate')
  if (filter === '没有对上') return trusted('r.unmatched')
  if (filter === '合计签字') return trusted('true')
  if (filter === '有影响') {
    return sql`r.subject_id in (
      select jsonb_object_keys(b.preview -> 'foreseen' -> 'bySubject')::uuid
      from import_batch as b where b.id = ${batchId})`
  }
  return sql`r.change = ${filter}`
}

function cursorOf({ place, sheet, row_number, subject }: FoundRow): string {
  return Buffer.from(JSON.stringify([place, sheet, row_number, subject])).toString('base64url')
}

function behind(after: string | undefined): Sql {
  const cursor = after === undefined ? undefined : readCursor(after)
  if (cursor === undefined) return trusted('true')
  const [place, sheet, row, subject] = cursor
  return sql`(r.place, r.sheet, r.row_number, r.subject)
    > (${place}::integer, ${sheet}::text, ${row}::integer, ${subject}::text)`
}

function readCursor(text: string): readonly [number, string, number, string] | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(read)) return undefined
    const [place, sheet, row, subject]: unknown[] = read
    return isRowNumber(place) &&
      typeof sheet === 'string' &&
      !sheet.includes('\0') &&
      isRowNumber(row) &&
      typeof subject === 'string' &&
      !subject.includes('\0')
      ? [place, sheet, row, subject]
      : undefined
  } catch {
    return undefined
  }
}

/** What the database takes for an integer. */
function isRowNumber(one: unknown): one is number {
  return Number.isInteger(one) && Math.abs(Number(one)) <= 0x7fff_ffff
}

function rowOf(row: FoundRow, catalogue: Catalogue): BatchRow {
  const { place, sheet, verdict, name, township, change, changes, problems, conflict } = row
  const dropped = verdict === 4 ? '合计签字' : (verdicts[verdict] ?? '可用')
  return {
    sheet,
    row: row.row_number,
    verdict: place === 1 ? '不再出现' : dropped,
    name,
    township,
    change: conflict === null ? change : '冲突',
    changes: (changes ?? []).map((one) => changeOf(one, catalogue)),
    problems: problems ?? [],
    ...(conflict === null ? {} : { source: conflict }),
    ...(row.subject_id === null ? {} : { subjectId: row.subject_id }),
  }
}

function changeOf(
  [code, before, after]: NonNullable<FoundRow['changes']>[number],
  catalogue: Catalogue,
): BatchRow['changes'][number] {
  const fact = catalogue.findByCode(code)
  return {
    fact: fact?.name ?? code,
    before: before ?? null,
    after: after ?? null,
    beforeText: sayFactValue(fact, before ?? null),
    afterText: sayFactValue(fact, after ?? null),
  }
}
