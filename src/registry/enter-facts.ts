import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { Catalogue, Fact } from '#policy/index'
import { newId } from '#vault/index'
import { holdsUntil } from './domain.ts'
import type { FactValue } from './observed-batch.ts'
import { households, observedFacts, persons } from './observed-facts.ts'
import { recomputeFacts } from './recompute-facts.ts'

/** What somebody says about one subject; null: it was asked and nobody knows (问不清). */
export interface EnteredFacts {
  /** A household or a person. */
  readonly subjectId: string
  readonly values: Readonly<Record<string, FactValue | null>>
}

export interface EnteringFacts {
  readonly entryId: string
  /** The channel, or `settledDataset`. */
  readonly dataset: string
  readonly department: string
  /** What a source is called beside a value: 入户走访. */
  readonly title: string
  readonly effectiveOn: LocalDate
  readonly catalogue: Catalogue
  readonly entered: readonly EnteredFacts[]
}

/**
 * What was entered becomes observations, each subject's of a batch of its own, and the current values
 * are decided anew. The caller holds the household. Gives how many facts changed.
 */
export async function enterFacts(
  tx: Transaction,
  acting: Acting,
  entering: EnteringFacts,
): Promise<number> {
  const said = entering.entered.filter(({ values }) => Object.keys(values).length > 0)
  for (const one of said) await writeBatch(tx, acting, entering, one)
  const codes = new Set(said.flatMap(({ values }) => Object.keys(values)))
  const facts = entering.catalogue.facts.filter(({ code }) => codes.has(code))
  return recomputeSubjects(tx, acting, { facts, ids: said.map(({ subjectId }) => subjectId) })
}

/** Takes back what an entry said: its observations end, what others say holds again. */
export async function withdrawEntered(
  tx: Transaction,
  acting: Acting,
  { entryId, catalogue }: { readonly entryId: string; readonly catalogue: Catalogue },
): Promise<number> {
  const { countyCode } = acting
  const batches = await tx.query<{ id: string; codes: readonly string[] }>(sql`
    update import_batch
    set state = '已撤销', withdrawn_at = clock_timestamp(), withdrawn_by = ${acting.actor}
    where county_code = ${countyCode} and entry_id = ${entryId} and state = '已入库'
    returning id, array(select jsonb_object_keys(facts)) as codes`)
  const ended = await tx.query<{ id: string }>(sql`
    update observation set recorded_to = clock_timestamp()
    where county_code = ${countyCode} and batch_id = any(${batches.map(({ id }) => id)}::uuid[])
      and recorded_to is null
    returning subject_id as id`)
  const codes = new Set(batches.flatMap((batch) => batch.codes))
  const facts = catalogue.facts.filter(({ code }) => codes.has(code))
  return recomputeSubjects(tx, acting, { facts, ids: ended.map(({ id }) => id) })
}

/** The facts that anything was ever said about, of a person whose profile is made anew. */
export async function recomputePerson(
  tx: Transaction,
  acting: Acting,
  { personId, catalogue }: { readonly personId: string; readonly catalogue: Catalogue },
): Promise<void> {
  const rows = await tx.query<{ code: string }>(sql`
    select distinct k.code
    from observation as o
    join import_batch as b on b.id = o.batch_id and b.county_code = ${acting.countyCode}
    cross join lateral jsonb_object_keys(b.facts) as k (code)
    where o.county_code = ${acting.countyCode} and o.subject_id = ${personId}
      and o.recorded_to is null`)
  const codes = new Set(rows.map(({ code }) => code))
  const facts = catalogue.facts.filter(({ code }) => codes.has(code))
  await recomputeSubjects(tx, acting, { facts, ids: [personId] })
}

async function recomputeSubjects(
  tx: Transaction,
  acting: Acting,
  { facts, ids }: { readonly facts: readonly Fact[]; readonly ids: readonly string[] },
): Promise<number> {
  let changed = 0
  for (const subjects of [persons, households]) {
    const observed = observedFacts(facts, subjects.level)
    if (observed.length === 0) continue
    await tx.execute(sql`drop table if exists pg_temp.subjects`)
    await tx.execute(sql`
      create temp table subjects on commit drop as
      select distinct p.${subjects.key} as subject_id, p.household_id
      from ${subjects.profile} as p
      where p.county_code = ${acting.countyCode} and p.${subjects.key} = any(${[...ids]}::uuid[])`)
    changed += (await recomputeFacts(tx, acting, { subjects, facts: observed })).facts
  }
  return changed
}

/** A batch of one row: until when its values hold is noted as with a file's. */
async function writeBatch(
  tx: Transaction,
  { countyCode, actor }: Acting,
  { entryId, dataset, department, title, effectiveOn, catalogue }: EnteringFacts,
  { subjectId, values }: EnteredFacts,
): Promise<void> {
  const id = newId()
  const holds = Object.keys(values).map((code) => {
    const fact = catalogue.findByCode(code)
    if (!fact) throw new RangeError(`no fact ${code} in the catalogue`)
    return [code, holdsUntil(effectiveOn, fact.shelfLifeMonths) ?? null] as const
  })
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  await tx.execute(sql`
    insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes, period,
      period_end, mode, state, committed_at, imported_by, facts, covers, entry_id)
    values (${id}, ${countyCode}, ${dataset}, ${department}, ${title}, ${`entry ${id}`}, 0,
      ${effectiveOn}, ${effectiveOn}, '增量', '已入库', clock_timestamp(), ${actor},
      ${JSON.stringify(Object.fromEntries(holds))}::jsonb, '{}', ${entryId})`)
  await tx.execute(sql`
    insert into observation (county_code, subject_id, dataset, batch_id, sheet, row_number, valid_from,
      recorded_at, facts)
    values (${countyCode}, ${subjectId}, ${dataset}, ${id}, '登记', 1, ${effectiveOn},
      clock_timestamp(), ${JSON.stringify(known)}::jsonb)`)
}
