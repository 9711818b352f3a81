import type { Acting } from '#access/index'
import { appendChainMany, type ChainEntry } from '#chain/index'
import { type Transaction, withAdvisoryLock } from '#db/index'
import { newId } from '#vault/index'
import { recordDecisions } from './decide-roster.ts'
import { formHouseholds, giveNumbers } from './form-households.ts'
import { loadKnown } from './load-known.ts'
import { makeNameKeys, noteOtherNames } from './person-names.ts'
import { type PlannedHousehold, planRoster, type RosterPlan } from './plan-roster.ts'
import { type RosterInput, type RosterOutcome, type RosterRow, rosterStart } from './roster.ts'
import { applyRosterFacts } from './roster-facts.ts'
import { sayBatch } from './say-batch.ts'
import { updateHouseholds } from './update-households.ts'

/**
 * Makes a list of households the registry's: forms who is new, adds members, records recognitions
 * and terminations, and takes the facts of its rows. The same list again changes nothing. What only
 * people may decide (a split, a move, a second category) is listed and left as it is.
 */
export async function applyRoster(
  tx: Transaction,
  acting: Acting,
  input: RosterInput,
): Promise<RosterOutcome> {
  const rows: RosterRow[] = []
  for await (const row of input.rows) rows.push(row)
  await withAdvisoryLock(tx, `registry.${acting.countyCode}`)
  await sayBatch(tx, input.batch.id)
  const known = await loadKnown(tx, acting, rows)
  const plan = planRoster(rows, known, { ...input, makeId: newId })
  const households = await giveNumbers(tx, acting, plan.households)
  const since = rosterStart(acting, input)
  await formHouseholds(tx, acting, { households, since })
  await updateHouseholds(tx, acting, { households, since })
  await makeNameKeys(tx, acting.countyCode)
  await noteFormerNames(tx, acting, plan)
  const decided = await recordDecisions(tx, acting, input, households)
  const facts = await applyRosterFacts(tx, acting, input, { households, linked: plan.linked })
  await appendChainMany(tx, acting, [...formedEntries(input, households), ...decided.entries])
  const members = households.flatMap((household) => household.members)
  const formed = members.filter((member) => !member.known)
  return {
    rows: rows.length,
    householdsFormed: households.filter((household) => !household.known).length,
    personsFormed: formed.length,
    personsMatched: members.length - formed.length + plan.linked.length,
    membersAdded: households.reduce((sum, household) => sum + addedTo(household), 0),
    householdsMerged: households.reduce((sum, { absorbs }) => sum + absorbs.length, 0),
    recognitions: decided.recognitions,
    terminations: decided.terminations,
    problems: plan.problems,
    facts,
  }
}

/** 曾用名 that the list writes beside a name. */
function noteFormerNames(tx: Transaction, acting: Acting, plan: RosterPlan): Promise<void> {
  const members = [...plan.households.flatMap((household) => household.members), ...plan.linked]
  const names = members.flatMap(({ row, personId }) =>
    (row.formerNames ?? []).map((name) => ({ personId, name })),
  )
  return noteOtherNames(tx, acting.countyCode, { names, notedBy: acting.actor })
}

/** Members that a household which was there already gains. */
function addedTo(household: PlannedHousehold): number {
  if (!household.known) return 0
  return household.members.filter((member) => !member.known || member.joins).length
}

function formedEntries(input: RosterInput, households: readonly PlannedHousehold[]): ChainEntry[] {
  const source = { 来源: input.kind, 期间: input.batch.period }
  return households.flatMap((household): ChainEntry[] => {
    const { id, known, number, members } = household
    const merged = household.absorbs.map((from): ChainEntry => {
      const fields = { 户号: known?.number ?? number, 并入的户: from.number, ...source }
      return {
        householdId: id,
        kind: '合户',
        title: '原户全部成员并入本户',
        subjectId: from.id,
        fields,
      }
    })
    if (!known) {
      const fields = {
        户号: number,
        区划: household.head.divisionCode,
        人数: members.length,
        ...source,
      }
      const title = `依据${input.kind}建立家庭档案`
      return [{ householdId: id, kind: '入户建档', title, subjectId: id, fields }, ...merged]
    }
    const added = addedTo(household)
    if (added === 0) return merged
    const fields = { 户号: known.number, 增加人数: added, ...source }
    const title = `依据${input.kind}增加家庭成员`
    return [{ householdId: id, kind: '事实更正', title, subjectId: id, fields }, ...merged]
  })
}
