import type { Acting } from '#access/index'
import { appendChain } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import { noCategory } from './domain.ts'
import { lockHousehold, markHouseholdDue, requireDocument } from './locked-household.ts'
import { moveMembers } from './move-members.ts'
import { refuse } from './refusals.ts'

export interface MergeInput {
  /** The household that stays. */
  readonly intoId: string
  /** The household whose members join it and whose file is closed. */
  readonly fromId: string
  readonly document: string
  readonly reason?: string | undefined
  /** 与户主关系 of the joining members, by person; absent: 其他. */
  readonly relations?: Readonly<Record<string, string>> | undefined
  readonly intoVersion?: number | undefined
  readonly fromVersion?: number | undefined
}

/** Two households become one. The one that ends must be in no category: its aid is ended first. */
export async function mergeHouseholds(
  tx: Transaction,
  acting: Acting,
  input: MergeInput,
): Promise<void> {
  const { intoId, fromId } = input
  const document = requireDocument(input.document)
  if (intoId === fromId) throw refuse('same-household')
  // Locked in the order of their ids, so that two merges never wait for each other.
  const versions = new Map([
    [intoId, input.intoVersion],
    [fromId, input.fromVersion],
  ])
  const locked = []
  for (const householdId of [intoId, fromId].sort()) {
    locked.push(
      await lockHousehold(tx, acting, { householdId, version: versions.get(householdId) }),
    )
  }
  const into = locked.find((one) => one.id === intoId)
  const from = locked.find((one) => one.id === fromId)
  if (!into || !from) throw new Error('both households were locked')
  if (from.category !== null && from.category !== noCategory) {
    throw refuse('absorbed-recognised', { household: from.number, category: from.category })
  }
  await moveMembers(tx, acting, {
    fromId,
    toId: intoId,
    members: from.members.map(({ personId }) => ({
      personId,
      relation: input.relations?.[personId] ?? '其他',
    })),
  })
  await tx.execute(sql`
    update household
    set status = '已并入', ended_on = ${acting.today}, merged_into = ${intoId}, last_ordinal = (
      select ordinal from household_profile
      where county_code = ${acting.countyCode} and household_id = ${fromId})
    where county_code = ${acting.countyCode} and id = ${fromId}`)
  await tx.execute(sql`
    delete from household_profile
    where county_code = ${acting.countyCode} and household_id = ${fromId}`)
  await tx.execute(sql`
    delete from household_due where county_code = ${acting.countyCode} and household_id = ${fromId}`)
  await markHouseholdDue(tx, acting, intoId, '合户')
  const fields = {
    并入的户: from.number,
    存续的户: into.number,
    人数: from.members.length,
    理由: input.reason ?? null,
  }
  const kind = '合户'
  const common = { kind, document, fields } as const
  await appendChain(tx, acting, {
    ...common,
    householdId: intoId,
    title: '另一户并入本户',
    subjectId: fromId,
  })
  await appendChain(tx, acting, {
    ...common,
    householdId: fromId,
    title: '本户并入另一户',
    subjectId: intoId,
  })
}
