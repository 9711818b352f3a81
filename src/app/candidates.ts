import { type Acting, divisionNameOf, inScope, recordReading } from '#access/index'
import { type Sql, sql, type Transaction } from '#db/index'
import { maskIdentityNumber } from '#kernel/index'
import {
  type DecidedCandidate,
  decideCandidate as decide,
  leaveUnclear,
  type ReopenedCandidate,
  type RestoreRows,
  type RowSaid,
  reopenCandidate as reopen,
} from '#matching/index'
import { restoreHeldRows } from '#sources/index'
import { type App, heldStill } from './app.ts'
import { inCounty } from './http-port/request.ts'
import { readingOf } from './imports/file-work.ts'
import { lookAtDue } from './look-at-due.ts'

export interface ListedCandidate {
  readonly id: string
  readonly batchId: string
  readonly file: string
  readonly dataset: string
  readonly sheet: string
  readonly row: number
  /** The name that stands in the row; null once it is decided, or where there is none. */
  readonly rowName: string | null
  /** What is left of the row's number, masked. */
  readonly rowNumber: string | null
  readonly kind: string | null
  readonly personId: string
  readonly person: string
  readonly maskedIdentity: string | null
  readonly householdId: string | null
  readonly household: string | null
  readonly township: string | null
  readonly score: number
  readonly reasons: readonly string[]
  readonly state: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly decidedReason: string | null
  /** Who looked and could not tell, while it waits. */
  readonly unclearBy: string | null
  readonly unclearAt: string | null
  readonly unclearReason: string | null
  /** Who took the last decision back. */
  readonly reopenedBy: string | null
  readonly reopenedAt: string | null
  /** Whether the decision is one of its own, which can be taken back. */
  readonly canReopen: boolean
  /** Waits, is the only one of its row, and has the row's very name and day of birth. */
  readonly isAlike: boolean
}

export interface CandidateFilter {
  readonly batchId?: string | undefined
  /** 待确认 unless told; 无法判断: those of them that somebody could not tell; 全部 is all. */
  readonly state?: string | undefined
  /** What the page before gave as `next`. */
  readonly after?: string | undefined
  readonly limit?: number | undefined
  /** Through which way in, for the log of readings. */
  readonly route?: string | undefined
}

interface Row
  extends Omit<
    ListedCandidate,
    'rowName' | 'rowNumber' | 'maskedIdentity' | 'dataset' | 'isAlike'
  > {
  readonly birthDate: string | null
  readonly isAlone: boolean
  readonly datasetCode: string
  readonly said: Uint8Array | null
  readonly identity: Uint8Array | null
}

const mostAtOnce = 1000

/** Rows in doubt beside the persons they may mean, newest file first; the reading is noted. */
export async function listCandidates(
  app: App,
  acting: Acting,
  filter: CandidateFilter = {},
): Promise<{ readonly items: readonly ListedCandidate[]; readonly next: string | null }> {
  return inCounty(app, acting, async (tx) => {
    await recordReading(tx, acting, {
      purpose: '查看候选匹配',
      route: filter.route ?? 'doudi candidates',
    })
    return readCandidatePage(tx, { app, acting }, filter)
  })
}

/** The same without a note of the reading. */
export async function readCandidatePage(
  tx: Transaction,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  filter: CandidateFilter,
): Promise<{ readonly items: readonly ListedCandidate[]; readonly next: string | null }> {
  const limit = Math.min(filter.limit ?? mostAtOnce, mostAtOnce)
  const from = Number.parseInt(filter.after ?? '0', 10) || 0
  const which = sql`${inState(filter.state ?? '待确认')}
    and ${filter.batchId === undefined ? sql`true` : sql`c.batch_id::text = ${filter.batchId}`}`
  const rows = await tx.query<Row>(sql`
    ${selectCandidates(acting, which)}
    order by b.staged_at desc, c.batch_id, c.sheet, c.row_number, c.score desc, c.id
    offset ${from} limit ${limit + 1}`)
  const items = rows.slice(0, limit).map((row) => shown(app, acting, row))
  return { items, next: rows.length > limit ? String(from + limit) : null }
}

function inState(state: string): Sql {
  if (state === '全部') return sql`true`
  if (state === '无法判断') return sql`c.state = '待确认' and c.unclear_at is not null`
  return sql`c.state = ${state}`
}

/** Those of the condition that one may see, the likeliest first. */
export async function readCandidates(
  tx: Transaction,
  app: App,
  acting: Acting,
  which: Sql,
): Promise<readonly ListedCandidate[]> {
  const rows = await tx.query<Row>(sql`
    ${selectCandidates(acting, which)} order by c.score desc, c.id`)
  return rows.map((row) => shown(app, acting, row))
}

/** One candidate as it is now. */
export async function loadCandidate(
  app: App,
  acting: Acting,
  candidateId: string,
): Promise<ListedCandidate | undefined> {
  const [found] = await inCounty(app, acting, (tx) =>
    readCandidates(tx, app, acting, sql`c.id::text = ${candidateId}`),
  )
  return found
}

function selectCandidates(acting: Acting, which: Sql): Sql {
  const { countyCode } = acting
  return sql`
    select c.id, c.batch_id as "batchId", b.file_name as file, b.dataset as "datasetCode", c.sheet,
      c.row_number as "row", c.said, c.kind, c.person_id as "personId", p.name as person,
      p.id_cipher as identity, h.id as "householdId", h.number as household,
      ${divisionNameOf(sql`left(h.division_code, 9) || '000'`)} as township,
      c.score, c.reasons, c.state, c.decided_by as "decidedBy", c.decided_at as "decidedAt",
      c.decided_reason as "decidedReason", c.unclear_by as "unclearBy", c.unclear_at as "unclearAt",
      c.unclear_reason as "unclearReason", c.reopened_by as "reopenedBy",
      c.reopened_at as "reopenedAt", c.ended is not null as "canReopen",
      p.birth_date as "birthDate", not exists (
        select from match_candidate as o
        where o.county_code = c.county_code and o.batch_id = c.batch_id and o.sheet = c.sheet
          and o.row_number = c.row_number and o.id <> c.id) as "isAlone"
    from match_candidate as c
    join import_batch as b on b.id = c.batch_id
    join person as p on p.county_code = c.county_code and p.id = c.person_id
    left join person_profile as f on f.county_code = c.county_code and f.person_id = c.person_id
    left join household as h on h.county_code = c.county_code and h.id = f.household_id
    where c.county_code = ${countyCode} and b.state = '已入库' and ${which}
      and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}`
}

function shown(app: App, { vault }: Acting, row: Row): ListedCandidate {
  const { said, identity, datasetCode, birthDate, isAlone, ...rest } = row
  // Written by matching in this form.
  const words = said === null ? undefined : (JSON.parse(vault.decrypt(said, 'said')) as RowSaid)
  return {
    ...rest,
    dataset: app.datasets.find(datasetCode)?.name ?? datasetCode,
    isAlike:
      isAlone &&
      row.state === '待确认' &&
      row.unclearAt === null &&
      words?.name === row.person &&
      birthDate !== null &&
      words.birthDate === birthDate,
    rowName: words?.name ?? null,
    rowNumber: words?.number ? maskIdentityNumber(words.number) : null,
    maskedIdentity: identity === null ? null : maskIdentityNumber(vault.decrypt(identity)),
  }
}

export interface CandidateRequest {
  readonly decision: '确认' | '排除'
  readonly reason?: string | undefined
  /** False: the households that it touches wait for the next round. */
  readonly evaluate?: boolean | undefined
}

/**
 * Confirms that a row means a person, or that it does not; remembered for rows that say the same. What
 * the row says is the person's from now on; the households that the row was about are evaluated, no others.
 */
export async function decideCandidate(
  app: App,
  acting: Acting,
  candidateId: string,
  request: CandidateRequest,
): Promise<DecidedCandidate> {
  const held = heldStill(app)
  const { decision, reason } = request
  const decided = await held.db.transaction((tx) =>
    decide(tx, acting, {
      ...{ candidateId, decision, reason },
      datasetOf: (code) => held.datasets.find(code),
      restore: restoring(held),
    }),
  )
  if (request.evaluate !== false) await lookAtDue(held, acting, decided.households)
  return decided
}

/** Takes a decision back: the row waits again, and the households concerned are evaluated. */
export async function reopenCandidate(
  app: App,
  acting: Acting,
  candidateId: string,
  { reason }: { readonly reason?: string | undefined } = {},
): Promise<ReopenedCandidate> {
  const held = heldStill(app)
  const reopened = await held.db.transaction((tx) =>
    reopen(tx, acting, {
      ...{ candidateId, reason },
      datasetOf: (code) => held.datasets.find(code),
    }),
  )
  await lookAtDue(held, acting, reopened.households)
  return reopened
}

/** Notes that somebody could not tell, or takes that note away; the row waits as before. */
export function leaveCandidateUnclear(
  app: App,
  acting: Acting,
  note: Parameters<typeof leaveUnclear>[2],
): Promise<void> {
  return app.db.transaction((tx) => leaveUnclear(tx, acting, note))
}

/** The row was set aside by the county: whoever may decide about the person may have it read. */
function restoring(app: App): RestoreRows {
  return (tx, by, batchId, rows) => {
    const county = { ...by, who: undefined }
    return restoreHeldRows(tx, county, batchId, { rows, reading: readingOf(app, county) })
  }
}
