import type { Acting } from '#access/index'
import { ident, sql, type Transaction } from '#db/index'
import { applyObservations, makeNameKeys } from '#registry/index'
import type { Matched, MatchRows, StagedFile } from '#sources/index'
import { findLeads } from './find-leads.ts'
import { gatherStrangers } from './find-strangers.ts'
import { createDoubtful, gatherDamaged, gatherSetAside } from './gather-doubtful.ts'
import { doubtNamesakes } from './leave-namesakes-unknown.ts'
import { addDoubts, createDoubts, leaveUnknown } from './leave-unknown.ts'
import { combineRepeatedRows, type LinkedRows, linkByNumber } from './link-records.ts'
import { noteEndings } from './note-endings.ts'
import { linkRemembered } from './remember-decisions.ts'
import { markSetAside, setAsideNames } from './set-aside.ts'
import { markStrangers, suggestCandidates } from './suggest-candidates.ts'

/**
 * Staged rows meet the registry: persons are found, doubtful rows become candidates, people outside
 * become leads where a rule asks for them, and the rest becomes facts; in the caller's transaction.
 */
export const matchRows: MatchRows = async (tx, acting, { staged, clock, onPhase }) => {
  onPhase('匹配')
  await tx.execute(sql`set local work_mem = '96MB'`)
  const found = await clock.during('match', () => findPersons(tx, acting, staged))
  onPhase('入库')
  const { linked } = found
  const applied = await clock.during('apply', () => apply(tx, acting, { staged, linked }))
  const { total, dropped, refused } = staged.counts
  return {
    matched: found.matched,
    unmatched: total - dropped - refused - linked.matched,
    leads: found.leads,
    candidates: found.candidates,
    adjusted: found.adjusted,
    applied,
  }
}

interface FoundPersons {
  readonly linked: LinkedRows & { readonly matched: number }
  readonly matched: number
  readonly leads: number
  readonly candidates: number
  /** Rows whose verdict matching has changed. */
  readonly adjusted: number
}

/** Who the rows are about: known, in doubt, remembered, or outside the registry. */
async function findPersons(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
): Promise<FoundPersons> {
  await makeNameKeys(tx, acting.countyCode)
  const linked = await linkByNumber(tx, acting, staged)
  const setAside = await setAsideNames(tx, acting, linked)
  await createDoubtful(tx)
  await createDoubts(tx)
  const damaged = await gatherDamaged(tx, acting, staged)
  const own = setAside > 0 ? await gatherSetAside(tx, acting, staged, damaged) : damaged
  const inDoubt = await gatherStrangers(tx, acting, staged, own)
  const remembered = inDoubt > 0 ? await linkRemembered(tx, acting, staged, linked) : 0
  if (inDoubt > 0) await noteEndings(tx, acting)
  const candidates = inDoubt > 0 ? await suggestCandidates(tx, acting, staged, linked.table) : 0
  const strangers = inDoubt > own ? await markStrangers(tx, staged.batchId) : 0
  if (setAside + strangers > 0) await markSetAside(tx, staged)
  const contradictory = await combineRepeatedRows(tx, staged, linked)
  if (setAside > 0)
    await addDoubts(
      tx,
      sql`
    select sheet, row_number, person_id, subject_id from pg_temp.set_aside
    where person_id is not null`,
    )
  const absenceSpeaks = Object.keys(absenceOf(staged)).length > 0
  if (inDoubt > 0 && absenceSpeaks) await doubtNamesakes(tx, acting, staged)
  await leaveUnknown(tx, acting, { table: linked.table, batchId: staged.batchId })
  await tx.execute(sql`analyze ${ident(linked.table)} (person_id, subject_id)`)
  const leads = await findLeads(tx, acting, staged, linked.facts)
  const adjusted = setAside + strangers + contradictory + remembered
  return { linked, matched: linked.matched + remembered, leads, candidates, adjusted }
}

function apply(
  tx: Transaction,
  acting: Acting,
  { staged, linked }: { readonly staged: StagedFile; readonly linked: LinkedRows },
): Promise<Matched['applied']> {
  const { dataset, batchId, period, complete, townships, facts } = staged
  return applyObservations(tx, acting, {
    staging: linked.table,
    facts,
    dataset: {
      code: dataset.code,
      department: dataset.department,
      level: dataset.subject,
      shelfMonths: dataset.shelfMonths,
    },
    batch: { id: batchId, period: period.month, periodEnd: period.end, complete, townships },
    absence: absenceOf(staged),
    conflicts: 'conflicts',
  })
}

/** What it means not to stand in the file, by fact code; nothing where the file is not complete. */
function absenceOf({
  dataset,
  facts,
  complete,
}: StagedFile): Readonly<Record<string, string | number | boolean>> {
  if (!complete) return {}
  const given = new Set(facts.map(({ code }) => code))
  const absent = dataset.absent.filter(({ fact }) => given.has(fact.code))
  return Object.fromEntries(absent.map(({ fact, value }) => [fact.code, value]))
}
