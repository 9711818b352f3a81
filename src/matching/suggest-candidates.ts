import type { Acting } from '#access/index'
import { ident, sql, type Transaction } from '#db/index'
import type { StagedFile } from '#sources/index'
import { newId } from '#vault/index'
import { resemblance } from './domain.ts'
import { insertUnknown } from './link-records.ts'

interface Pair {
  readonly sheet: string
  readonly row_number: number
  readonly person_id: string
  readonly subject_id: string
  readonly broken: Uint8Array | null
  readonly number: Uint8Array | null
  readonly same_name: boolean
  readonly same_birth: boolean
  readonly same_township: boolean
}

/** With that many points a row very probably means the person, wherever the file says they live. */
const probable = 60
const leastScore = 50
const mostPairs = 20_000

/**
 * For rows without a sound number, the registered persons that they may mean: by name, birth date,
 * township and what is left of the number. Listed for a person to confirm, applied by nobody; what
 * the file says of a probable one is unknown until then.
 */
export async function suggestCandidates(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
  linked: string,
): Promise<number> {
  if (staged.counts.refused === 0) return 0
  const pairs = await findPairs(tx, acting, staged)
  const candidates = pairs.flatMap((pair) => {
    const { score, reasons } = resemblance({
      sameName: pair.same_name,
      sameBirthDate: pair.same_birth,
      sameTownship: pair.same_township,
      broken: pair.broken === null ? '' : acting.vault.decrypt(pair.broken),
      number: pair.number === null ? '' : acting.vault.decrypt(pair.number),
    })
    return score < leastScore ? [] : [{ ...pair, score, reasons, id: newId() }]
  })
  if (candidates.length === 0) return 0
  await insertCandidates(tx, acting, staged.batchId, candidates)
  const sure = candidates.filter(({ score }) => score >= probable)
  if (sure.length > 0) await leaveUnknown(tx, linked, sure)
  return candidates.length
}

/** Persons of the same name. */
function findPairs(tx: Transaction, acting: Acting, staged: StagedFile): Promise<Pair[]> {
  const ofHousehold = staged.dataset.subject === '户'
  const birth = staged.layout.facts.some(({ code }) => code === 'birth_date')
    ? sql`coalesce(s.birth_date, s.v_birth_date)`
    : sql`s.birth_date`
  return tx.query<Pair>(sql`
    select s.sheet, s.row_number, p.id as person_id,
      ${ofHousehold ? sql`coalesce(h.household_id, p.id)` : sql`p.id`} as subject_id,
      s.id_cipher as broken, p.id_cipher as number,
      coalesce(s.name = p.name, false) as same_name,
      coalesce(${birth} = p.birth_date, false) as same_birth,
      coalesce(left(s.division, 9) = left(p.division_code, 9), false) as same_township
    from ${ident(staged.table)} as s
    join person as p on p.county_code = ${acting.countyCode} and p.name = s.name
    left join person_profile as h on h.county_code = ${acting.countyCode} and h.person_id = p.id
    where s.verdict = 3 and s.id_hash is null
    order by s.sheet, s.row_number, p.id
    limit ${mostPairs}`)
}

interface Candidate {
  readonly id: string
  readonly sheet: string
  readonly row_number: number
  readonly person_id: string
  readonly subject_id: string
  readonly score: number
  readonly reasons: readonly string[]
}

async function insertCandidates(
  tx: Transaction,
  acting: Acting,
  batchId: string,
  candidates: readonly Candidate[],
): Promise<void> {
  const rows = candidates.map(({ id, sheet, row_number, person_id, score, reasons }) => ({
    id,
    sheet,
    row_number,
    person_id,
    score,
    reasons,
  }))
  await tx.execute(sql`
    insert into match_candidate (county_code, id, batch_id, sheet, row_number, person_id, score,
      reasons)
    select ${acting.countyCode}, (c ->> 'id')::uuid, ${batchId}, c ->> 'sheet',
      (c ->> 'row_number')::integer, (c ->> 'person_id')::uuid, (c ->> 'score')::integer,
      array(select jsonb_array_elements_text(c -> 'reasons'))
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as c
    on conflict (county_code, batch_id, sheet, row_number, person_id) do nothing`)
}

async function leaveUnknown(
  tx: Transaction,
  linked: string,
  candidates: readonly Candidate[],
): Promise<void> {
  const of = <T>(take: (candidate: Candidate) => T): T[] => candidates.map(take)
  await insertUnknown(
    tx,
    linked,
    sql`unnest(${of(({ sheet }) => sheet)}::text[], ${of(({ row_number }) => row_number)}::integer[],
      ${of(({ person_id }) => person_id)}::uuid[], ${of(({ subject_id }) => subject_id)}::uuid[])
      as a (sheet, row_number, person_id, subject_id)`,
  )
}
