import { randomBytes } from 'node:crypto'
import type { BlindIndex, HashPurpose } from './blind-index.ts'
import type { DigestAlgorithm } from './digest.ts'
import { derivedVersion, type KeyRing, makeKeyRing } from './key-ring.ts'
import { makeKeyedHash } from './keyed-hash.ts'
import { placeCode, placeOf, type SealedPlace } from './places.ts'
import { refuse } from './refusals.ts'
import type { Signer } from './signing.ts'
import { type CipherFamily, keyBytes, suiteOf } from './suite.ts'

/** The key of one import's originals. Destroy `wrapped` and what was encrypted is gone for good. */
export interface BatchKey {
  readonly wrapped: Uint8Array
  encrypt(bytes: Uint8Array): Uint8Array
  decrypt(bytes: Uint8Array): Uint8Array
}

/** The keys of one installation, in memory: one master key and the data keys that it wraps. */
export interface Vault extends BlindIndex, Signer {
  /** Names the master key without giving it away; stored beside the data at init. */
  fingerprint(): string
  /** A checked 18-character identity number, as a uuid to match by. About a million a second. */
  hashIdentity(normalised: string): string
  hashOf(purpose: HashPurpose, text: string): string
  /** Seals a text for one place, so that it cannot be passed off as another's. */
  encrypt(text: string, place?: SealedPlace): Uint8Array
  /** With a place: refuses what was sealed for another (texts of the first generation know none). */
  decrypt(bytes: Uint8Array, place?: SealedPlace): string
  /**
   * What many texts of one place say, in their order: quick, and without proof that nobody changed them.
   * Good for finding the few that are then decrypted.
   */
  peek(many: readonly Uint8Array[], place: SealedPlace): readonly string[]
  newBatchKey(): BatchKey
  openBatchKey(wrapped: Uint8Array): BatchKey
  /** Encrypts a whole original under a batch's key. */
  encryptWith(key: BatchKey, bytes: Uint8Array): Uint8Array
  /** Which ciphers this installation writes with. */
  family(): CipherFamily
  /** The digest that goes with them, for chains of entries. */
  digestAlgorithm(): DigestAlgorithm
}

export function makeVault(master: Uint8Array): Vault {
  if (master.length !== keyBytes) throw new RangeError('a master key has 32 bytes')
  const ring = makeKeyRing(master)
  const fingerprintKey = suiteOf('standard').derive(master, 'fingerprint')
  const fingerprint = makeKeyedHash(fingerprintKey)('doudi')
  const vault: Vault = {
    fingerprint: () => fingerprint,
    hashIdentity: (normalised) => ring.blind().hashIdentity(normalised),
    hashLastFour: (text) => ring.blind().hashLastFour(text),
    lastFourGroups: () => ring.blind().lastFourGroups(),
    hashOf: (purpose, text) => ring.blind().hashOf(purpose, text),
    encrypt: (text, place = 'text') => sealText(ring, text, place),
    decrypt: (bytes, place) => openText(ring, bytes, place),
    peek: (many, place) => peekTexts(ring, many, place),
    newBatchKey: () => newBatchKey(ring),
    openBatchKey: (wrapped) => openBatchKey(ring, wrapped),
    encryptWith: (key, bytes) => key.encrypt(bytes),
    sign: (bytes) => ring.signer().sign(bytes),
    publicKey: () => ring.signer().publicKey(),
    family: () => ring.family(),
    digestAlgorithm: () => suiteOf(ring.family()).digest,
  }
  rings.set(vault, ring)
  return vault
}

/** The keys behind a vault, for those who keep and rotate them; for everybody else the vault is enough. */
export function keyRingOf(vault: Vault): KeyRing {
  const ring = rings.get(vault)
  if (ring === undefined) throw new RangeError('not a vault made here')
  return ring
}

const rings = new WeakMap<Vault, KeyRing>()

/** Generation, place and what the suite gives; the first generation has no place. */
function sealText(ring: KeyRing, text: string, place: SealedPlace): Uint8Array {
  const { version, suite, key } = ring.current('text')
  const plain = Buffer.from(text)
  if (version === derivedVersion) return headed([version], suite.seal(key, plain, 'text'))
  return headed([version, placeCode(place)], suite.seal(key, plain, textLabel(version, place)))
}

function openText(ring: KeyRing, bytes: Uint8Array, wanted?: SealedPlace): string {
  const { version, suite, key } = ring.of('text', bytes[0])
  const plain = opened(() => {
    if (version === derivedVersion) return suite.unseal(key, bytes.subarray(1), 'text')
    const place = placeOf(bytes[1])
    if (place === undefined || (wanted !== undefined && place !== wanted)) {
      throw new Error('sealed for another place')
    }
    return suite.unseal(key, bytes.subarray(2), textLabel(version, place))
  })
  return Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength).toString('utf8')
}

function peekTexts(
  ring: KeyRing,
  many: readonly Uint8Array[],
  wanted: SealedPlace,
): readonly string[] {
  const found = new Array<string>(many.length)
  const places = new Map<number | undefined, number[]>()
  many.forEach((bytes, at) => {
    const same = places.get(bytes[0])
    if (same) same.push(at)
    else places.set(bytes[0], [at])
  })
  for (const [first, ats] of places) {
    const { version, suite, key } = ring.of('text', first)
    const head = version === derivedVersion ? 1 : 2
    const sealed = ats.map((at) => {
      const bytes = many[at] as Uint8Array // the places come from the list itself
      if (head === 2 && placeOf(bytes[1]) !== wanted) throw refuse('unreadable')
      return bytes.subarray(head)
    })
    suite.peek(key, sealed).forEach((plain, index) => {
      found[ats[index] as number] = Buffer.from(plain).toString('utf8') // one for each
    })
  }
  return found
}

function textLabel(version: number, place: string): string {
  return `text ${version} ${place}`
}

function newBatchKey(ring: KeyRing): BatchKey {
  const { version, suite, key } = ring.current('batch')
  const secret = randomBytes(keyBytes)
  const wrapped = headed([version], suite.seal(key, secret, batchLabel(version)))
  return batchKey(wrapped, secret, suite.family)
}

function openBatchKey(ring: KeyRing, wrapped: Uint8Array): BatchKey {
  const secret = unwrapBatchKey(ring, wrapped)
  return batchKey(wrapped, secret, ring.current('batch').suite.family)
}

/** A batch's key under the current generation; what it encrypted stays as it is. */
export function rewrapBatchKey(vault: Vault, wrapped: Uint8Array): Uint8Array {
  const ring = keyRingOf(vault)
  const secret = unwrapBatchKey(ring, wrapped)
  const { version, suite, key } = ring.current('batch')
  return headed([version], suite.seal(key, secret, batchLabel(version)))
}

function unwrapBatchKey(ring: KeyRing, wrapped: Uint8Array): Uint8Array {
  const { version, suite, key } = ring.of('batch', wrapped[0])
  return opened(() => suite.unseal(key, wrapped.subarray(1), batchLabel(version)))
}

function batchLabel(version: number): string {
  return version === derivedVersion ? 'batch-key' : `batch-key ${version}`
}

// The first byte of an original says by which suite it was encrypted.
const originalHeads: Readonly<Record<CipherFamily, number>> = { standard: 1, gm: 2 }

function batchKey(wrapped: Uint8Array, key: Uint8Array, family: CipherFamily): BatchKey {
  return {
    wrapped,
    encrypt: (bytes) =>
      headed([originalHeads[family]], suiteOf(family).seal(key, bytes, 'original')),
    decrypt: (bytes) => {
      const written = bytes[0] === 1 ? 'standard' : bytes[0] === 2 ? 'gm' : undefined
      if (written === undefined) throw refuse('unknown-key-version')
      return opened(() => suiteOf(written).unseal(key, bytes.subarray(1), 'original'))
    },
  }
}

function headed(head: readonly number[], sealed: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + sealed.length)
  bytes.set(head)
  bytes.set(sealed, head.length)
  return bytes
}

function opened(work: () => Uint8Array): Uint8Array {
  try {
    return work()
  } catch (error) {
    throw refuse('unreadable', {}, { cause: error })
  }
}
