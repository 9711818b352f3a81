import type { CipherFamily } from './suite.ts'

/** What a data key is for: texts, the keys of batches, blind indexes, signatures. */
export type KeyPurpose = 'text' | 'batch' | 'blind' | 'signing'

export const keyPurposes: readonly KeyPurpose[] = ['text', 'batch', 'blind', 'signing']

/** A data key as it lies in the database: wrapped by the master key, of no use without it. */
export interface StoredKey {
  readonly purpose: KeyPurpose
  readonly version: number
  readonly algorithm: string
  readonly wrapped: Uint8Array
  /** Null: prepared, so that whoever is already running can read what will be written under it. */
  readonly begunAt: string | null
  readonly retiredAt: string | null
}

const algorithms: Readonly<Record<CipherFamily, Readonly<Record<KeyPurpose, string>>>> = {
  standard: {
    text: 'AES-256-GCM',
    batch: 'AES-256-GCM',
    blind: 'HMAC-SHA-256',
    signing: 'Ed25519',
  },
  gm: {
    text: 'SM4-CTR+HMAC-SM3',
    batch: 'SM4-CTR+HMAC-SM3',
    blind: 'HMAC-SM3',
    signing: 'SM2',
  },
}

export function algorithmOf(family: CipherFamily, purpose: KeyPurpose): string {
  return algorithms[family][purpose]
}

/** The family whose algorithm this is, or undefined: written by a newer program, or tampered with. */
export function familyOf(purpose: KeyPurpose, algorithm: string): CipherFamily | undefined {
  if (algorithms.standard[purpose] === algorithm) return 'standard'
  return algorithms.gm[purpose] === algorithm ? 'gm' : undefined
}
