import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { recordOwnFacts } from './record-own-facts.ts'
import { settlePersonKeys } from './settle-person-keys.ts'

export interface MembersMoving {
  readonly fromId: string
  readonly toId: string
  readonly members: readonly { readonly personId: string; readonly relation: string }[]
}

/** Ends the memberships of one household and begins those of the other, today. */
export async function moveMembers(
  tx: Transaction,
  acting: Acting,
  { fromId, toId, members }: MembersMoving,
): Promise<void> {
  const { countyCode, today } = acting
  const ids = members.map((member) => member.personId)
  const relations = members.map((member) => member.relation)
  await tx.execute(sql`
    update membership set valid_to = greatest(${today}::date, valid_from), ended_at = now()
    where county_code = ${countyCode} and household_id = ${fromId} and valid_to is null
      and person_id = any(${ids}::uuid[])`)
  await tx.execute(sql`
    insert into membership (county_code, household_id, person_id, valid_from, relation)
    select ${countyCode}, ${toId}::uuid, t.id, ${today}::date, t.relation
    from unnest(${ids}::uuid[], ${relations}::text[]) as t (id, relation)
    on conflict (county_code, household_id, person_id, valid_from) do update
    set valid_to = null, ended_at = null, relation = excluded.relation`)
  await tx.execute(sql`
    update person_profile as p
    set household_id = ${toId}, f_relation = t.relation
    from unnest(${ids}::uuid[], ${relations}::text[]) as t (id, relation)
    where p.county_code = ${countyCode} and p.person_id = t.id`)
  await settlePersonKeys(tx, acting, ids)
  await recordRelations(tx, acting, ids)
}

async function recordRelations(
  tx: Transaction,
  acting: Acting,
  ids: readonly string[],
): Promise<void> {
  await recordOwnFacts(tx, acting, {
    ...{ level: '人', step: '登记' },
    facts: ['relation'],
    subjects: ids.map((id) => ({ id, validFrom: acting.today })),
  })
}

/** A member's 与户主关系 within the household they live in. */
export async function writeRelation(
  tx: Transaction,
  acting: Acting,
  { personId, relation }: { readonly personId: string; readonly relation: string },
): Promise<void> {
  const { countyCode } = acting
  await tx.execute(sql`
    update membership set relation = ${relation}
    where county_code = ${countyCode} and person_id = ${personId} and valid_to is null`)
  await tx.execute(sql`
    update person_profile set f_relation = ${relation}
    where county_code = ${countyCode} and person_id = ${personId}`)
  await recordRelations(tx, acting, [personId])
}
