import { makeKeyedHash } from './keyed-hash.ts'
import type { Suite } from './suite.ts'

/** What a hash is of; the same text under another purpose gives another hash. */
export type HashPurpose = 'phone' | 'bank-card' | 'name' | 'disability-certificate' | 'text'

/** The keyed hashes of one blind-index key, each purpose under a key of its own. */
export interface BlindIndex {
  hashIdentity(normalised: string): string
  hashLastFour(text: string): string
  hashOf(purpose: HashPurpose, text: string): string
}

export function makeBlindIndex(suite: Suite, key: Uint8Array): BlindIndex {
  const hasherOf = (purpose: string) => makeKeyedHash(suite.derive(key, purpose), suite.digest)
  const hashers = new Map<HashPurpose, (text: string) => string>()
  const hasher = (purpose: HashPurpose): ((text: string) => string) => {
    const found = hashers.get(purpose) ?? hasherOf(`hash ${purpose}`)
    hashers.set(purpose, found)
    return found
  }
  return {
    hashIdentity: hasherOf('identity'),
    hashLastFour: hasherOf('last-four'),
    hashOf: (purpose, text) => hasher(purpose)(text),
  }
}
