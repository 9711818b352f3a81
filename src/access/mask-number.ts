import { maskIdentityNumber } from '#kernel/index'

/** Numbers that are stored encrypted and never shown whole in a list, a page or an export. */
export const sealedNumbers = ['identity', 'phone', 'bankCard'] as const
export type SealedNumber = (typeof sealedNumbers)[number]

/**
 * A number as whoever may not read it sees it. Of a telephone the first three and the last two digits,
 * of a card the last four: enough to tell two of a family apart, not enough to ring or to pay.
 */
export function maskNumber(kind: SealedNumber, number: string): string {
  if (kind === 'identity') return maskIdentityNumber(number)
  if (kind === 'phone') return covered(number, 3, 2)
  return covered(number, 0, 4)
}

function covered(number: string, head: number, tail: number): string {
  const hidden = number.length - head - tail
  // Of a short text nothing is left.
  if (hidden < 5) return '*'.repeat(number.length)
  return number.slice(0, head) + '*'.repeat(hidden) + number.slice(-tail)
}
