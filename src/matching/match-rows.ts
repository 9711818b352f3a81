import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { applyObservations } from '#registry/index'
import type { Matched, MatchRows, StagedFile } from '#sources/index'
import { findLeads } from './find-leads.ts'
import { leaveNamesakesUnknown } from './leave-namesakes-unknown.ts'
import { type LinkedRows, linkRecords } from './link-records.ts'
import { suggestCandidates } from './suggest-candidates.ts'

/**
 * Staged rows meet the registry: persons are found, doubtful rows become candidates, people outside
 * become leads where a rule asks for them, and the rest becomes facts; in the caller's transaction.
 */
export const matchRows: MatchRows = async (tx, acting, { staged, clock, onPhase }) => {
  onPhase('匹配')
  await tx.execute(sql`set local work_mem = '96MB'`)
  const { linked, candidates, leads } = await clock.during('match', async () => {
    const linked = await linkRecords(tx, acting, staged)
    const candidates = await suggestCandidates(tx, acting, staged, linked.table)
    if (Object.keys(absenceOf(staged)).length > 0) {
      await leaveNamesakesUnknown(tx, acting, staged, linked)
    }
    const leads = await findLeads(tx, acting, staged, linked.facts)
    return { linked, candidates, leads }
  })
  onPhase('入库')
  const applied = await clock.during('apply', () => apply(tx, acting, { staged, linked }))
  const { total, dropped, refused } = staged.counts
  return {
    matched: linked.matched,
    unmatched: total - dropped - refused - linked.matched,
    leads,
    candidates,
    adjusted: linked.setAside + linked.contradictory,
    applied,
  }
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
