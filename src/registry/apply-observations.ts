import type { Acting } from '#access/index'
import { ident, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { holdsUntil } from './domain.ts'
import { noteBatchConflicts, settleAnswered } from './fact-conflicts.ts'
import { gatherHouseholds } from './gather-households.ts'
import type { AppliedObservations, LevelWork, StagedObservations } from './observed-batch.ts'
import {
  households,
  isInForce,
  type ObservedFact,
  observedFacts,
  persons,
  type Subjects,
} from './observed-facts.ts'
import { recomputeFacts } from './recompute-facts.ts'
import { compareWithProfile, findTouchedByHistory } from './touched-subjects.ts'
import { markDue, writeObservations, writeProfile, writeSightings } from './write-observed.ts'

/**
 * Makes a file's rows the facts of its subjects: an observation where something changed, a packed
 * sighting elsewhere, absence where the file is complete, and the profile and the households to
 * look at again. What differs between datasets is settled by precedence or kept as a conflict.
 */
export async function applyObservations(
  tx: Transaction,
  acting: Acting,
  input: StagedObservations,
): Promise<AppliedObservations> {
  await tx.execute(sql`set local work_mem = '96MB'`)
  const holds = holdsOf(input)
  const plan = await planOf(tx, acting, input, holds)
  await noteFacts(tx, acting, input, holds)
  let applied: AppliedObservations = noneApplied
  for (const subjects of [persons, households]) {
    const facts = observedFacts(input.facts, subjects.level)
    if (facts.length === 0) continue
    const source = await sourceOf(tx, acting, input, subjects, facts)
    applied = sum(applied, await applyLevel(tx, { acting, input, subjects, facts, source, plan }))
  }
  return applied
}

const noneApplied: AppliedObservations = {
  changedSubjects: 0,
  changedFacts: 0,
  sightings: 0,
  absences: 0,
  conflicts: 0,
}

function sum(left: AppliedObservations, right: AppliedObservations): AppliedObservations {
  return {
    changedSubjects: left.changedSubjects + right.changedSubjects,
    changedFacts: left.changedFacts + right.changedFacts,
    sightings: left.sightings + right.sightings,
    absences: left.absences + right.absences,
    conflicts: left.conflicts + right.conflicts,
  }
}

async function applyLevel(tx: Transaction, work: LevelWork): Promise<AppliedObservations> {
  return work.plan === '按档案' ? applyByProfile(tx, work) : applyByHistory(tx, work)
}

/** Only this dataset gives these facts, so what it said last stands in the profile. */
async function applyByProfile(tx: Transaction, work: LevelWork): Promise<AppliedObservations> {
  const compared = await compareWithProfile(tx, work)
  let conflicts = 0
  if (compared.written > 0) {
    await writeObservations(tx, work)
    await writeProfile(tx, work)
    await markDue(tx, work.acting, trusted('touched'))
    await settleAnswered(tx, work)
    conflicts = await noteBatchConflicts(tx, work)
  }
  return {
    changedSubjects: compared.present + compared.absent,
    changedFacts: compared.facts,
    sightings: compared.sightings,
    absences: compared.absent,
    conflicts,
  }
}

/** Others give these facts too, or the file is not the newest: every dataset's last word counts. */
async function applyByHistory(tx: Transaction, work: LevelWork): Promise<AppliedObservations> {
  const touched = await findTouchedByHistory(tx, work)
  await writeObservations(tx, work)
  const sightings = await writeSightings(tx, work, touched.present)
  const recomputed = await recomputeFacts(tx, work.acting, {
    subjects: work.subjects,
    facts: work.facts,
  })
  return {
    changedSubjects: recomputed.subjects,
    changedFacts: recomputed.facts,
    sightings,
    absences: touched.absent,
    conflicts: recomputed.conflicts,
  }
}

async function sourceOf(
  tx: Transaction,
  acting: Acting,
  input: StagedObservations,
  subjects: Subjects,
  facts: readonly ObservedFact[],
): Promise<Sql> {
  if (subjects.level === '户') return gatherHouseholds(tx, acting, input, facts)
  const conflicts = input.conflicts === undefined ? trusted('null::text[]') : ident(input.conflicts)
  return sql`(select person_id as subject_id, sheet, row_number, more_rows, ${conflicts} as conflicts,
    ${trusted(facts.map((fact) => `v_${fact.code}`).join(', '))} from ${ident(input.staging)})`
}

type Holds = ReadonlyMap<string, LocalDate | null>

function holdsOf(input: StagedObservations): Holds {
  return new Map(
    input.facts.map((fact) => {
      const months = input.dataset.shelfMonths ?? fact.shelfLifeMonths
      return [fact.code, holdsUntil(input.batch.periodEnd, months) ?? null]
    }),
  )
}

/** By the profile where this dataset alone gives the facts, its batch is the newest, and they hold. */
async function planOf(
  tx: Transaction,
  acting: Acting,
  input: StagedObservations,
  holds: Holds,
): Promise<LevelWork['plan']> {
  for (const until of holds.values()) if (until !== null && until < acting.today) return '按历史'
  const codes = input.facts.map((fact) => fact.code)
  const [row] = await tx.query<{ shared: boolean }>(sql`
    select exists (
      select from import_batch
      where county_code = ${acting.countyCode} and id <> ${input.batch.id}
        and ${isInForce('import_batch')} and facts ?| ${codes}::text[]
        and (dataset <> ${input.dataset.code} or period_end > ${input.batch.periodEnd})
    ) as shared`)
  return row?.shared ? '按历史' : '按档案'
}

/** The divisions of which absence from the file speaks. */
function coveredBy({ countyCode }: Acting, { batch }: StagedObservations): readonly string[] {
  if (!batch.complete) return []
  return batch.townships === 'county' ? [countyCode] : batch.townships
}

async function noteFacts(
  tx: Transaction,
  acting: Acting,
  input: StagedObservations,
  holds: Holds,
): Promise<void> {
  const noted = await tx.execute(sql`
    update import_batch
    set facts = facts || ${Object.fromEntries(holds)}::jsonb, covers = ${coveredBy(acting, input)}
    where id = ${input.batch.id}`)
  if (noted !== 1) throw new Error(`no batch ${input.batch.id} to apply observations of`)
}
