import type { Acting } from '#access/index'
import { appendChain } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import { lockHousehold, markHouseholdDue, requireDocument } from './locked-household.ts'
import { placeHousehold } from './place-household.ts'
import { refuse } from './refusals.ts'

export interface MoveInput {
  readonly householdId: string
  /** The village or community that it moves to. */
  readonly divisionCode: string
  readonly address?: string | undefined
  readonly document: string
  readonly reason?: string | undefined
  readonly version?: number | undefined
}

/** The household moves to another village of the county. */
export async function moveHousehold(
  tx: Transaction,
  acting: Acting,
  input: MoveInput,
): Promise<void> {
  const { householdId, divisionCode } = input
  const document = requireDocument(input.document)
  const [division] = await tx.query<{ name: string }>(sql`
    select name from division
    where code = ${divisionCode} and valid_from <= ${acting.today}
      and (valid_to is null or valid_to > ${acting.today})`)
  if (!division) throw refuse('division-unknown', { division: divisionCode })
  const household = await lockHousehold(tx, acting, input)
  if (household.divisionCode === divisionCode) throw refuse('same-division')
  await placeHousehold(tx, acting, { householdId, divisionCode, address: input.address ?? null })
  await markHouseholdDue(tx, acting, householdId, '迁移')
  await appendChain(tx, acting, {
    householdId,
    kind: '迁移',
    title: `迁入${division.name}`,
    document,
    fields: {
      原区划: household.divisionCode,
      新区划: divisionCode,
      理由: input.reason ?? null,
    },
  })
}
