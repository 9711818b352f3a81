import type { Acting } from '#access/index'
import type { Queryable } from '#db/index'
import type { FactConflict, FactConflicts } from '#http/index'
import { explainHousehold } from '#policy/index'
import {
  type HouseholdFacts,
  listConflicts,
  loadHousehold,
  loadHouseholdFacts,
  type OpenConflict,
} from '#registry/index'
import type { App } from '../app.ts'
import { readHouseholdMask } from './household-mask.ts'

/** Facts on which sources differ: every value with who says it, and what it would make of the household. */
export async function readConflicts(
  tx: Queryable,
  app: App,
  { acting, householdId }: { readonly acting: Acting; readonly householdId: string },
): Promise<FactConflicts | undefined> {
  const household = await loadHousehold(tx, acting, householdId)
  if (!household) return undefined
  const facts = await loadHouseholdFacts(tx, acting, app.catalogue, householdId)
  if (!facts) return { items: [], count: 0 }
  const mask = await readHouseholdMask(tx, app, { acting, about: { householdId } })
  const names = new Map(household.members.map(({ personId, name }) => [personId, name]))
  const found = await listConflicts(tx, acting, householdId)
  const items = found.flatMap((conflict): FactConflict[] => {
    const { subjectId, fact: code, openedAt } = conflict
    const fact = app.catalogue.findByCode(code)
    if (!fact || (subjectId !== householdId && !mask.sees(subjectId))) return []
    const masked = mask.ofFact(fact)
    if (masked === '范围外' || masked === '隐去') return []
    const outcomes = outcomesOf(app, acting, { facts, conflict, householdId })
    return [
      {
        ...{ subjectId, code, openedAt, masked },
        subject: subjectId === householdId ? '全户' : (names.get(subjectId) ?? '成员'),
        name: fact.name,
        type: fact.type,
        unit: fact.unit ?? null,
        candidates: conflict.candidates.map((one, at) => ({
          batchId: one.batchId,
          value: masked === null ? (one.value ?? null) : null,
          source: {
            department: one.department,
            dataset: app.datasets.find(one.dataset)?.name ?? one.dataset,
            fileName: one.fileName,
            sheet: one.sheet,
            row: one.row,
            moreRows: [...one.moreRows],
            period: one.period,
            entered: one.entered,
          },
          saidOn: one.recordedAt.slice(0, 10) || null,
          category: masked === null ? (outcomes[at]?.category ?? null) : null,
        })),
        changes: new Set(outcomes.map((one) => `${one.category} ${one.benefit}`)).size > 1,
      },
    ]
  })
  return { items, count: items.length }
}

interface Outcome {
  readonly category: string
  readonly benefit: number | null
}

/** What the household would be with each value in turn. */
function outcomesOf(
  app: App,
  { today }: Acting,
  given: {
    readonly facts: HouseholdFacts
    readonly conflict: OpenConflict
    readonly householdId: string
  },
): Outcome[] {
  const { facts, conflict, householdId } = given
  return conflict.candidates.map(({ value }) => {
    const changed = { [conflict.fact]: value ?? null }
    const tried =
      conflict.subjectId === householdId
        ? { ...facts, household: { ...facts.household, ...changed } }
        : {
            ...facts,
            members: facts.members.map((member) =>
              member.id === conflict.subjectId
                ? { ...member, facts: { ...member.facts, ...changed } }
                : member,
            ),
          }
    const { category, benefit } = explainHousehold(app.compiled, tried, {
      ...{ day: today, householdId, changes: false },
    })
    return { category, benefit }
  })
}
