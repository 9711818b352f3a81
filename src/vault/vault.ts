import { hkdfSync, randomBytes } from 'node:crypto'
import { makeKeyedHash } from './keyed-hash.ts'
import { refuse } from './refusals.ts'
import { seal, unseal } from './sealing.ts'

/** What a hash is of; the same text under another purpose gives another hash. */
export type HashPurpose = 'phone' | 'bank-card' | 'name' | 'disability-certificate' | 'text'

/** The key of one import's originals. Destroy `wrapped` and what was encrypted is gone for good. */
export interface BatchKey {
  readonly wrapped: Uint8Array
  encrypt(bytes: Uint8Array): Uint8Array
  decrypt(bytes: Uint8Array): Uint8Array
}

/** The keys of one installation, in memory. All keys come from one master key. */
export interface Vault {
  /** Names the master key without giving it away; stored beside the data at init. */
  fingerprint(): string
  /** A checked 18-character identity number, as a uuid to match by. About a million a second. */
  hashIdentity(normalised: string): string
  /** The last four characters of an identity number, to search by. */
  hashLastFour(text: string): string
  hashOf(purpose: HashPurpose, text: string): string
  encrypt(text: string): Uint8Array
  decrypt(bytes: Uint8Array): string
  newBatchKey(): BatchKey
  openBatchKey(wrapped: Uint8Array): BatchKey
  /** Encrypts a whole original under a batch's key. */
  encryptWith(key: BatchKey, bytes: Uint8Array): Uint8Array
}

const keyVersion = 1
const masterBytes = 32

export function makeVault(master: Uint8Array): Vault {
  if (master.length !== masterBytes) throw new RangeError('a master key has 32 bytes')
  const subKey = (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', master, 'doudi', purpose, masterBytes))
  const hashIdentity = makeKeyedHash(subKey('identity'))
  const hashLastFour = makeKeyedHash(subKey('last-four'))
  const hashers = new Map<HashPurpose, (text: string) => string>()
  const hasher = (purpose: HashPurpose): ((text: string) => string) => {
    const found = hashers.get(purpose) ?? makeKeyedHash(subKey(`hash ${purpose}`))
    hashers.set(purpose, found)
    return found
  }
  const textKey = subKey('text')
  const wrappingKey = subKey('batch')
  const fingerprint = makeKeyedHash(subKey('fingerprint'))('doudi')
  const openBatchKey = (wrapped: Uint8Array): BatchKey =>
    batchKey(
      wrapped,
      open(wrapped, (sealed) => unseal(wrappingKey, sealed, 'batch-key')),
    )
  return {
    fingerprint: () => fingerprint,
    hashIdentity,
    hashLastFour,
    hashOf: (purpose, text) => hasher(purpose)(text),
    encrypt: (text) => versioned(seal(textKey, Buffer.from(text), 'text')),
    decrypt: (bytes) => {
      const plain = open(bytes, (sealed) => unseal(textKey, sealed, 'text'))
      return Buffer.from(plain).toString('utf8')
    },
    newBatchKey: () => {
      const key = randomBytes(masterBytes)
      return batchKey(versioned(seal(wrappingKey, key, 'batch-key')), key)
    },
    openBatchKey,
    encryptWith: (key, bytes) => key.encrypt(bytes),
  }
}

function batchKey(wrapped: Uint8Array, key: Uint8Array): BatchKey {
  return {
    wrapped,
    encrypt: (bytes) => versioned(seal(key, bytes, 'original')),
    decrypt: (bytes) => open(bytes, (sealed) => unseal(key, sealed, 'original')),
  }
}

/** The first byte says which generation of keys wrote the rest. */
function versioned(sealed: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(sealed.length + 1)
  bytes[0] = keyVersion
  bytes.set(sealed, 1)
  return bytes
}

function open(bytes: Uint8Array, work: (sealed: Uint8Array) => Uint8Array): Uint8Array {
  if (bytes[0] !== keyVersion) throw refuse('unknown-key-version')
  try {
    return work(bytes.subarray(1))
  } catch (error) {
    throw refuse('unreadable', {}, { cause: error })
  }
}
