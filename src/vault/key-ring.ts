import { randomBytes } from 'node:crypto'
import { type BlindIndex, makeBlindIndex } from './blind-index.ts'
import { refuse } from './refusals.ts'
import { makeSigner, type Signer } from './signing.ts'
import { algorithmOf, familyOf, type KeyPurpose, type StoredKey } from './stored-key.ts'
import { type CipherFamily, keyBytes, type Suite, suiteOf } from './suite.ts'

/** The first generation comes from the master key itself; later ones are random and stored wrapped. */
export const derivedVersion = 1
const highestVersion = 255

/** A data key in use. */
export interface OpenKey {
  readonly version: number
  readonly suite: Suite
  readonly key: Uint8Array
}

/** The keys under one master key. What `load` replaces is seen at once by all who hold the ring. */
export interface KeyRing {
  /** Takes stored keys in place of those it has; refuses them all when one is not as it was made. */
  load(stored: readonly StoredKey[]): void
  /** A new random key, wrapped. */
  make(key: NewKey): StoredKey
  /** The same data key wrapped by another master key. */
  rewrapFor(other: KeyRing, stored: StoredKey): StoredKey
  /** Wraps any secret of 32 bytes for one use, named by `label`. */
  wrap(secret: Uint8Array, label: string, family: CipherFamily): Uint8Array
  unwrap(wrapped: Uint8Array, label: string, family: CipherFamily): Uint8Array
  /** What is written now. */
  current(purpose: 'text' | 'batch'): OpenKey
  /** The key of a ciphertext's first byte; refuses a generation that is not there. */
  of(purpose: 'text' | 'batch', version: number | undefined): OpenKey
  blind(): BlindIndex
  /** A blind index of a stored key that is not in use yet. */
  blindOf(stored: StoredKey): BlindIndex
  blindVersion(): number
  signer(): Signer
  family(): CipherFamily
  versionInUse(purpose: KeyPurpose): number
}

export interface NewKey {
  readonly purpose: KeyPurpose
  readonly version: number
  readonly family: CipherFamily
  /** A moment in ISO form. */
  readonly begunAt: string | null
}

interface Loaded {
  readonly keys: ReadonlyMap<string, OpenKey>
  readonly current: Readonly<Record<KeyPurpose, OpenKey>>
  readonly blind: BlindIndex
  readonly signer: Signer
}

export function makeKeyRing(master: Uint8Array): KeyRing {
  const first = derivedKeys(master)
  let loaded = assemble(first, [])
  const wrappingKeys = {
    standard: suiteOf('standard').derive(master, 'wrapping'),
    gm: suiteOf('gm').derive(master, 'wrapping'),
  }
  const wrap: KeyRing['wrap'] = (secret, label, family) =>
    suiteOf(family).seal(wrappingKeys[family], secret, label)
  const unwrap: KeyRing['unwrap'] = (wrapped, label, family) =>
    suiteOf(family).unseal(wrappingKeys[family], wrapped, label)
  const open = (stored: StoredKey): OpenKey => {
    const { purpose, version, algorithm } = stored
    const family = familyOf(purpose, algorithm)
    if (family === undefined) throw refuse('unknown-key-version')
    try {
      const key = unwrap(stored.wrapped, labelOf(stored), family)
      if (key.length !== keyBytes) throw new RangeError('a data key has 32 bytes')
      return { version, suite: suiteOf(family), key }
    } catch (error) {
      throw refuse('wrapped-key-damaged', { purpose, version }, { cause: error })
    }
  }
  return {
    load: (stored) => {
      loaded = assemble(
        first,
        stored.map((one) => ({ stored: one, open: open(one) })),
      )
    },
    make: ({ purpose, version, family, begunAt }) => {
      if (version > highestVersion) throw refuse('too-many-keys', { purpose })
      const algorithm = algorithmOf(family, purpose)
      const wrapped = wrap(randomBytes(keyBytes), labelOf({ purpose, version, algorithm }), family)
      return { purpose, version, algorithm, wrapped, begunAt, retiredAt: null }
    },
    rewrapFor: (other, stored) => {
      const { key, suite } = open(stored)
      return { ...stored, wrapped: other.wrap(key, labelOf(stored), suite.family) }
    },
    wrap,
    unwrap,
    current: (purpose) => loaded.current[purpose],
    of: (purpose, version) => {
      const found = loaded.keys.get(`${purpose} ${version}`)
      if (found === undefined) throw refuse('unknown-key-version')
      return found
    },
    blind: () => loaded.blind,
    blindOf: (stored) => {
      const { suite, key } = open(stored)
      return makeBlindIndex(suite, key)
    },
    blindVersion: () => loaded.current.blind.version,
    signer: () => loaded.signer,
    family: () => loaded.current.text.suite.family,
    versionInUse: (purpose) => loaded.current[purpose].version,
  }
}

/** What a wrapped key is bound to: moved to another row or called otherwise, it does not open. */
function labelOf(key: Pick<StoredKey, 'purpose' | 'version' | 'algorithm'>): string {
  return `data key ${key.purpose} ${key.version} ${key.algorithm}`
}

type OpenKeys = Readonly<Record<KeyPurpose, OpenKey>>

/** The blind index of the first generation derives its keys from the master key itself. */
function derivedKeys(master: Uint8Array): OpenKeys {
  const suite = suiteOf('standard')
  const of = (key: Uint8Array): OpenKey => ({ version: derivedVersion, suite, key })
  return {
    text: of(suite.derive(master, 'text')),
    batch: of(suite.derive(master, 'batch')),
    blind: of(master),
    signing: of(suite.derive(master, 'signing')),
  }
}

function assemble(
  first: OpenKeys,
  stored: readonly { readonly stored: StoredKey; readonly open: OpenKey }[],
): Loaded {
  const keys = new Map<string, OpenKey>([
    [`text ${derivedVersion}`, first.text],
    [`batch ${derivedVersion}`, first.batch],
  ])
  const current: Record<KeyPurpose, OpenKey> = { ...first }
  for (const { stored: one, open } of stored) {
    keys.set(`${one.purpose} ${one.version}`, open)
    const isInUse = one.begunAt !== null && one.retiredAt === null
    if (isInUse && one.version >= current[one.purpose].version) current[one.purpose] = open
  }
  return {
    keys,
    current,
    blind: makeBlindIndex(current.blind.suite, current.blind.key),
    signer: makeSigner(current.signing.suite.family, current.signing.key),
  }
}
