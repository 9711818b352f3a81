import { makeKeyedHash } from './keyed-hash.ts'
import type { Suite } from './suite.ts'

/** What a hash is of; the same text under another purpose gives another hash. */
export type HashPurpose = 'phone' | 'bank-card' | 'name' | 'disability-certificate' | 'text'

/** The keyed hashes of one blind-index key, each purpose under a key of its own. */
export interface BlindIndex {
  hashIdentity(normalised: string): string
  /**
   * Names the group that an identity number's last four characters fall into. Two people of one group
   * need not share a single character: who searches opens the numbers of the group and compares.
   */
  hashLastFour(text: string): string
  /** All groups there are. */
  lastFourGroups(): readonly string[]
  hashOf(purpose: HashPurpose, text: string): string
}

/**
 * There are some 11,000 endings. A hash of each would give the whole number of everybody who shares one
 * with a person whose number is known, birth date and home county lying beside it; a group of so many
 * gives six bits of an ending at most.
 */
const groupBits = 6

export function makeBlindIndex(suite: Suite, key: Uint8Array): BlindIndex {
  const hasherOf = (purpose: string) => makeKeyedHash(suite.derive(key, purpose), suite.digest)
  const hashers = new Map<HashPurpose, (text: string) => string>()
  const hasher = (purpose: HashPurpose): ((text: string) => string) => {
    const found = hashers.get(purpose) ?? hasherOf(`hash ${purpose}`)
    hashers.set(purpose, found)
    return found
  }
  const draw = hasherOf('last-four group')
  const nameGroup = hasherOf('last-four group name')
  const groups = Array.from({ length: 2 ** groupBits }, (_, group) => nameGroup(String(group)))
  return {
    hashIdentity: hasherOf('identity'),
    hashLastFour: (text) => groups[firstBits(draw(text))] as string, // as many as the bits can say
    lastFourGroups: () => groups,
    hashOf: (purpose, text) => hasher(purpose)(text),
  }
}

function firstBits(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 2), 16) >> (8 - groupBits)
}
