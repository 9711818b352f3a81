import type { Acting } from '#access/index'
import { sql } from '#db/index'
import type { App } from '../app.ts'
import { importDepartmentFile } from '../import-department-file.ts'
import { Chance } from './chance.ts'
import { errorKinds, registryWrong } from './plant-errors.ts'
import {
  inventTruth,
  type TruthRow,
  type TruthSet,
  writeRoster,
  writeWorkbook,
} from './write-truth.ts'

export interface KindQuality {
  readonly kind: string
  readonly what: string
  readonly rows: number
  readonly automatic: number
  readonly candidates: number
  readonly missed: number
}

export interface MissedRow {
  readonly row: number
  readonly kind: string
  readonly why: string
}

export interface MatchingQuality {
  readonly seed: number
  readonly persons: number
  readonly rows: number
  readonly hardNegatives: number
  /** Rows that were taken as a registered person's by themselves. */
  readonly automatic: number
  readonly automaticWrong: number
  /** Of the automatic ones the share that is right; 1 where there is none. */
  readonly precision: number
  /** Of the rows that mean a registered person and can be recovered, the share that was. */
  readonly recall: number
  readonly recoverable: number
  readonly candidatesListed: number
  readonly kinds: readonly KindQuality[]
  readonly missed: readonly MissedRow[]
}

interface Found {
  readonly automatic: ReadonlyMap<number, string>
  readonly candidates: ReadonlyMap<number, ReadonlySet<string>>
  readonly hashes: ReadonlyMap<string, string>
}

/** Invents a registry and a file, takes both in as always, and holds the outcome beside the truth. */
export async function measureMatching(
  app: App,
  acting: Acting,
  { rows, seed, folder }: { readonly rows: number; readonly seed: number; readonly folder: string },
): Promise<MatchingQuality> {
  const villages = await app.db.query<{ township: string; village: string }>(sql`
    select t.name as township, v.name as village
    from division as v join division as t on t.code = v.parent_code
    where v.tier = '村' order by v.code`)
  const truth = inventTruth(new Chance(seed), { rows, villages })
  const take = (path: string, dataset: string) =>
    importDepartmentFile(app, acting, { path, dataset, evaluate: false })
  await take(writeRoster(folder, truth.people), 'roster_dibao')
  const { batchId } = await take(await writeWorkbook(folder, truth.rows), 'disability')
  return compare(truth, await readFound(app, acting, { batchId, truth }), seed)
}

async function readFound(
  app: App,
  { countyCode, vault }: Acting,
  { batchId, truth }: { readonly batchId: string; readonly truth: TruthSet },
): Promise<Found> {
  const said = await app.db.query<{ row: number; hash: string }>(sql`
    select r.row as row, p.id_hash::text as hash
    from observation as o
    cross join lateral unnest(array[o.row_number] || o.more_rows) as r (row)
    join person as p on p.county_code = ${countyCode} and p.id = o.subject_id
    where o.county_code = ${countyCode} and o.batch_id = ${batchId} and o.recorded_to is null
      and o.row_number > 0 and (o.facts -> 'is_disabled') = 'true'::jsonb`)
  const named = await app.db.query<{ row: number; hash: string }>(sql`
    select c.row_number as row, p.id_hash::text as hash
    from match_candidate as c
    join person as p on p.county_code = c.county_code and p.id = c.person_id
    where c.county_code = ${countyCode} and c.batch_id = ${batchId}`)
  const candidates = new Map<number, Set<string>>()
  for (const { row, hash } of named)
    candidates.set(row, (candidates.get(row) ?? new Set()).add(hash))
  const hashes = truth.people.map(
    ({ number, registeredNumber }) =>
      [number, vault.hashIdentity(registeredNumber ?? number)] as const,
  )
  return {
    automatic: new Map(said.map(({ row, hash }) => [row, hash])),
    candidates,
    hashes: new Map(hashes),
  }
}

function compare(truth: TruthSet, found: Found, seed: number): MatchingQuality {
  const missed: MissedRow[] = []
  const kinds = new Map<
    string,
    { rows: number; automatic: number; candidates: number; missed: number }
  >()
  let wrong = 0
  let recovered = 0
  let recoverable = 0
  for (const [index, row] of truth.rows.entries()) {
    const at = index + 2
    const outcome = outcomeOf(row, at, found)
    const tally = kinds.get(row.kind) ?? { rows: 0, automatic: 0, candidates: 0, missed: 0 }
    kinds.set(row.kind, tally)
    tally.rows += 1
    if (found.automatic.has(at)) tally.automatic += 1
    else if (outcome.isNamed) tally.candidates += 1
    if (outcome.isWrong) {
      wrong += 1
      missed.push({ row: at, kind: row.kind, why: '自动匹配到了别人' })
    }
    if (row.means === null) continue
    recoverable += 1
    if (outcome.isRight || outcome.isNamed) recovered += 1
    const isAsked = row.expected === '自动' ? outcome.isRight : outcome.isRight || outcome.isNamed
    if (isAsked) continue
    tally.missed += 1
    const why = outcome.isNamed ? '没有自动匹配，只列为候选' : '没有列为候选'
    missed.push({ row: at, kind: row.kind, why })
  }
  const automatic = found.automatic.size
  return {
    ...{
      seed,
      persons: truth.people.length,
      rows: truth.rows.length,
      automatic,
      recoverable,
      missed,
    },
    hardNegatives: truth.rows.filter(({ isHardNegative }) => isHardNegative).length,
    automaticWrong: wrong,
    precision: automatic === 0 ? 1 : (automatic - wrong) / automatic,
    recall: recoverable === 0 ? 1 : recovered / recoverable,
    candidatesListed: [...found.candidates.values()].reduce((sum, { size }) => sum + size, 0),
    kinds: [...kinds].map(([kind, tally]) => ({ kind, what: whatIs(kind), ...tally })),
  }
}

function outcomeOf(row: TruthRow, at: number, { automatic, candidates, hashes }: Found) {
  const meant = row.means === null ? undefined : hashes.get(row.means)
  const taken = automatic.get(at)
  return {
    isRight: taken !== undefined && taken === meant,
    isWrong: taken !== undefined && taken !== meant,
    isNamed: meant !== undefined && candidates.get(at)?.has(meant) === true,
  }
}

function whatIs(kind: string): string {
  if (kind === registryWrong) return '底册登记的号码错，文件正确'
  return errorKinds.find(({ code }) => code === kind)?.what ?? '另一个人，或没有错误'
}
