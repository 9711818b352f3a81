import type { Acting } from '#access/index'
import { appendChain } from '#chain/index'
import { sql, type Transaction, withAdvisoryLock } from '#db/index'
import { newId } from '#vault/index'
import { noCategory } from './domain.ts'
import { nextHouseholdNumber } from './form-households.ts'
import {
  type LockedHousehold,
  lockHousehold,
  markHouseholdDue,
  requireDocument,
} from './locked-household.ts'
import { moveMembers, writeRelation } from './move-members.ts'
import { categoryFacts, recordOwnFacts } from './record-own-facts.ts'
import { refuse } from './refusals.ts'
import { requireMember } from './write-decision.ts'

export interface SplitInput {
  readonly householdId: string
  /** The members who leave. */
  readonly personIds: readonly string[]
  /** Who heads the new household; one of those who leave. */
  readonly headId: string
  /** Who heads the old one, where its head leaves. */
  readonly remainingHeadId?: string | undefined
  /** 与户主关系 in the new household, by person; absent: 其他. */
  readonly relations?: Readonly<Record<string, string>> | undefined
  /** Where the new household lives; absent: where the old one does. */
  readonly divisionCode?: string | undefined
  readonly address?: string | undefined
  readonly document: string
  readonly reason?: string | undefined
  readonly version?: number | undefined
}

/** Some members leave and are a household of their own, in no category; the old one keeps its own. */
export async function splitHousehold(
  tx: Transaction,
  acting: Acting,
  input: SplitInput,
): Promise<{ householdId: string; number: string }> {
  const document = requireDocument(input.document)
  await withAdvisoryLock(tx, `registry.${acting.countyCode}`)
  const from = await lockHousehold(tx, acting, input)
  checkSplit(from, input)
  const id = newId()
  const number = await nextHouseholdNumber(tx, acting)
  const division = input.divisionCode ?? from.divisionCode
  await tx.execute(sql`
    insert into household (county_code, id, number, division_code, address, formed_on)
    values (${acting.countyCode}, ${id}, ${number}, ${division}, ${input.address ?? null},
      ${acting.today})`)
  await tx.execute(sql`
    insert into household_profile (county_code, household_id, division_code, f_recorded_category,
      f_exited_category)
    values (${acting.countyCode}, ${id}, ${division}, ${noCategory}, ${noCategory})`)
  await recordOwnFacts(tx, acting, {
    ...{ level: '户', step: '登记' },
    facts: ['division_code', ...categoryFacts],
    subjects: [{ id, validFrom: acting.today }],
  })
  await moveMembers(tx, acting, {
    fromId: from.id,
    toId: id,
    members: input.personIds.map((personId) => ({
      personId,
      relation: personId === input.headId ? '本人' : (input.relations?.[personId] ?? '其他'),
    })),
  })
  if (input.remainingHeadId !== undefined) {
    await writeRelation(tx, acting, { personId: input.remainingHeadId, relation: '本人' })
  }
  await markHouseholdDue(tx, acting, from.id, '分户')
  await markHouseholdDue(tx, acting, id, '分户')
  const fields = {
    原户: from.number,
    新户: number,
    分出人数: input.personIds.length,
    理由: input.reason ?? null,
  }
  const common = { kind: '分户', document, fields } as const
  await appendChain(tx, acting, {
    ...common,
    householdId: from.id,
    title: '部分成员分出',
    subjectId: id,
  })
  await appendChain(tx, acting, {
    ...common,
    householdId: id,
    title: '由原户分出建档',
    subjectId: from.id,
  })
  return { householdId: id, number }
}

function checkSplit(from: LockedHousehold, input: SplitInput): void {
  const leaving = new Set(input.personIds)
  for (const personId of leaving) requireMember(from, personId)
  if (leaving.size === 0 || leaving.size === from.members.length) throw refuse('split-all')
  if (!leaving.has(input.headId)) throw refuse('head-not-leaving')
  const { remainingHeadId } = input
  const headLeaves = from.members.some(
    (one) => one.relation === '本人' && leaving.has(one.personId),
  )
  if (headLeaves && remainingHeadId === undefined) {
    throw refuse('head-left', { household: from.number })
  }
  if (remainingHeadId === undefined) return
  requireMember(from, remainingHeadId)
  if (leaving.has(remainingHeadId)) throw refuse('head-left', { household: from.number })
}
