import type { Member } from '../../api/client.ts'
import { words } from '../../words.ts'

interface MemberNumber {
  readonly field: 'identity' | 'phone' | 'bankCard'
  readonly name: string
  /** The ends that may be seen; null: not known. */
  readonly cover: string | null
}

/** The identity number, and what else is known of how to reach and pay a member. */
export function numbersOf(member: Member): readonly MemberNumber[] {
  const { identity, phone, bankCard } = words.household.numbers
  const others: readonly MemberNumber[] = [
    { field: 'phone', name: phone, cover: member.maskedPhone },
    { field: 'bankCard', name: bankCard, cover: member.maskedBankCard },
  ]
  return [
    { field: 'identity', name: identity, cover: member.maskedIdentity },
    ...others.filter(({ cover }) => cover !== null),
  ]
}
