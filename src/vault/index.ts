export {
  checkFingerprint,
  createVault,
  defaultKeyFile,
  findPassphrase,
  getPassphrase,
  type KeyFileOptions,
  openVault,
  restoreVault,
} from './key-file.ts'
export { newId } from './new-id.ts'
export {
  type Committed,
  canonicalJson,
  type SaltedDigest,
  saltedDigest,
  verifySaltedDigest,
} from './salted-digest.ts'
export { type BatchKey, type HashPurpose, makeVault, type Vault } from './vault.ts'
