import { checkIdentityNumber, identityProblemLabels } from '#kernel/index'
import type { Acting } from '../acting.ts'
import { refuse } from './refusals.ts'

/** A number as it is stored: to be matched, to be shown to those who may, to be searched by its end. */
export interface StoredNumber {
  readonly hash: string
  readonly cipher: Uint8Array
  readonly lastFour: string
}

const searched = 4

/** Checks a number and seals it; the number itself stays nowhere. */
export function sealNumber({ vault, today }: Acting, text: string): StoredNumber {
  const checked = checkIdentityNumber(text.replaceAll(/\s/g, ''), today)
  if (!checked.ok) {
    throw refuse('number-wrong', { problem: identityProblemLabels[checked.problem] })
  }
  const { number } = checked
  return {
    hash: vault.hashIdentity(number),
    cipher: vault.encrypt(number, 'identity'),
    lastFour: vault.hashLastFour(number.slice(-searched)),
  }
}
