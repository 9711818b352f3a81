import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { loadNameReader, type NameReader } from '#registry/index'
import type { StagedFile } from '#sources/index'
import { newId } from '#vault/index'
import { leastScore, mostPerRow, probableScore } from './domain.ts'
import { findPairs } from './find-pairs.ts'
import { addDoubts } from './leave-unknown.ts'
import { type Pair, PairScorer } from './score-pair.ts'

interface Candidate {
  readonly id: string
  readonly pair: Pair
  readonly score: number
  readonly reasons: readonly string[]
}

const atOnce = 20_000

/**
 * For rows whose person is in doubt, the registered persons that they may mean: scored, explained and
 * listed for a person to confirm, applied by nobody; what the file says of a probable one is unknown
 * until then. Gives how many are listed.
 */
export async function suggestCandidates(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
  linked: string,
): Promise<number> {
  const pairs = await findPairs(tx, acting, staged, linked)
  if (pairs === 0) return 0
  const reader = await loadNameReader()
  let listed = 0
  let rest: Pair[] = []
  for (let first = 0; first < pairs; first += atOnce) {
    const some = [...rest, ...(await readPairs(tx, acting, first))]
    const isLast = first + atOnce >= pairs
    // The last row's pairs may go on in the next piece.
    const lastKey = isLast ? undefined : some.at(-1)?.key
    rest = some.filter(({ key }) => key === lastKey)
    const whole = lastKey === undefined ? some : some.filter(({ key }) => key !== lastKey)
    const candidates = rankPairs(acting, reader, whole)
    await insertCandidates(tx, acting, staged.batchId, candidates)
    listed += candidates.length
  }
  return listed
}

function readPairs(tx: Transaction, { countyCode }: Acting, after: number): Promise<Pair[]> {
  return tx.query<Pair>(sql`
    select x.key, x.subject_id, x.present, d.kind, d.sheet, d.row_number, d.name as said, d.broken,
      d.id_hash as said_hash, d.birth_date as said_birth, d.sex as said_sex, d.division as said_division,
      d.row_key, coalesce(d.person_id is not null or d.head_hash is not null, false) as names_household,
      coalesce(d.person_id = p.id, false) as is_own, p.id as person_id, p.name, p.id_cipher,
      p.birth_date, p.sex, coalesce(p.division_code, h.division_code) as division,
      f.household_id, own.household_id as household_of_number, head.household_id as household_of_head,
      array(select o.name from person_name as o
        where o.county_code = ${countyCode} and o.person_id = p.id) as other_names
    from pg_temp.pair as x
    join pg_temp.doubtful as d on d.key = x.key
    join person as p on p.county_code = ${countyCode} and p.id = x.person_id
    join person_profile as f on f.county_code = ${countyCode} and f.person_id = p.id
    join household_profile as h
      on h.county_code = ${countyCode} and h.household_id = f.household_id
    left join person_profile as own
      on own.county_code = ${countyCode} and own.person_id = d.person_id
    left join person as k on k.county_code = ${countyCode} and k.id_hash = d.head_hash
    left join person_profile as head on head.county_code = ${countyCode} and head.person_id = k.id
    where x.at > ${after} and x.at <= ${after + atOnce}
    order by x.at`)
}

/** The candidates of each row, the likeliest first, and of many only the first. */
function rankPairs(acting: Acting, reader: NameReader, pairs: readonly Pair[]): Candidate[] {
  const byRow = new Map<number, Pair[]>()
  for (const pair of pairs) {
    const row = byRow.get(pair.key)
    if (row) row.push(pair)
    else byRow.set(pair.key, [pair])
  }
  const scorer = new PairScorer(acting, reader)
  return [...byRow.values()].flatMap((row) => {
    const scored = scorer
      .score(row)
      .filter(({ score }) => score >= leastScore)
      .toSorted((one, other) => other.score - one.score || compareIds(one.pair, other.pair))
    const left = scored.length - mostPerRow
    return scored.slice(0, mostPerRow).map(({ pair, score, reasons }, at) => {
      const more = at === mostPerRow - 1 && left > 0 ? [`另有 ${left} 人同样相像，没有列出`] : []
      return { id: newId(), pair, score, reasons: [...reasons, ...more] }
    })
  })
}

function compareIds(one: Pair, other: Pair): number {
  return one.person_id < other.person_id ? -1 : 1
}

async function insertCandidates(
  tx: Transaction,
  acting: Acting,
  batchId: string,
  candidates: readonly Candidate[],
): Promise<void> {
  if (candidates.length === 0) return
  const { vault, countyCode } = acting
  const of = <T>(take: (one: Candidate) => T): T[] => candidates.map(take)
  await tx.execute(sql`
    insert into match_candidate (county_code, id, batch_id, sheet, row_number, person_id, score,
      reasons, kind, row_key, said, said_hash)
    select ${countyCode}, c.id, ${batchId}, c.sheet, c.row_number, c.person_id, c.score,
      string_to_array(c.reasons, ${separator}), c.kind, c.row_key, c.said,
      c.said_hash
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ pair }) => pair.sheet)}::text[],
      ${of(({ pair }) => pair.row_number)}::integer[], ${of(({ pair }) => pair.person_id)}::uuid[],
      ${of(({ score }) => score)}::integer[],
      ${of(({ reasons }) => reasons.join(separator))}::text[], ${of(({ pair }) => pair.kind)}::text[],
      ${of(({ pair }) => pair.row_key)}::uuid[],
      ${of(({ pair }) => vault.encrypt(saidBy(acting, pair), 'said'))}::bytea[],
      ${of(({ pair }) => pair.said_hash)}::uuid[])
      as c (id, sheet, row_number, person_id, score, reasons, kind, row_key, said, said_hash)
    on conflict (county_code, batch_id, sheet, row_number, person_id) do nothing`)
  const probable = candidates.filter(({ score }) => score >= probableScore)
  if (probable.length === 0) return
  const pick = <T>(take: (pair: Pair) => T): T[] => probable.map(({ pair }) => take(pair))
  await addDoubts(
    tx,
    sql`select * from unnest(${pick(({ sheet }) => sheet)}::text[],
      ${pick(({ row_number }) => row_number)}::integer[],
      ${pick(({ person_id }) => person_id)}::uuid[], ${pick(({ subject_id }) => subject_id)}::uuid[])`,
  )
}

const separator = '\u001f'

/** What the row says of its person, as it is kept sealed until somebody has decided. */
export interface RowSaid {
  readonly name: string | null
  readonly number: string | null
  readonly birthDate: string | null
  readonly division: string | null
}

function saidBy({ vault }: Acting, pair: Pair): string {
  const said: RowSaid = {
    name: pair.said,
    number: pair.broken === null ? null : vault.decrypt(pair.broken),
    birthDate: pair.said_birth,
    division: pair.said_division,
  }
  return JSON.stringify(said)
}

/** Rows with a sound number of nobody and a probable person are listed for a person to look at. */
export async function markStrangers(tx: Transaction, batchId: string): Promise<number> {
  return tx.execute(sql`
    insert into pg_temp.set_aside (sheet, row_number, kind)
    select distinct d.sheet, d.row_number, '号码不在底册'
    from pg_temp.doubtful as d
    join match_candidate as c on c.batch_id = ${batchId} and c.sheet = d.sheet
      and c.row_number = d.row_number
    where d.kind = '号码不在底册'`)
}
