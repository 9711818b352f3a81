export type { HashPurpose } from './blind-index.ts'
export { type DigestAlgorithm, digestAlgorithms, digestOf } from './digest.ts'
export {
  checkFingerprint,
  createVault,
  defaultKeyFile,
  findPassphrase,
  getPassphrase,
  type KeyFileOptions,
  openVault,
  restoreVault,
  vaultOfSheet,
} from './key-file.ts'
export { derivedVersion, type KeyRing } from './key-ring.ts'
export { newId } from './new-id.ts'
export type { SealedPlace } from './places.ts'
export {
  type Committed,
  canonicalJson,
  type SaltedDigest,
  saltedDigest,
  verifySaltedDigest,
} from './salted-digest.ts'
export { verifySignature } from './signing.ts'
export {
  algorithmOf,
  familyOf,
  type KeyPurpose,
  keyPurposes,
  type StoredKey,
} from './stored-key.ts'
export { type CipherFamily, type Suite, suiteOf } from './suite.ts'
export { type BatchKey, keyRingOf, makeVault, rewrapBatchKey, type Vault } from './vault.ts'
