import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import type { DigestAlgorithm } from './digest.ts'
import { peekAll } from './peek.ts'
import { peek, seal, unseal } from './sealing.ts'

/** Which ciphers: those used everywhere, or the commercial ones of the country (国密). */
export type CipherFamily = 'standard' | 'gm'

/** One family's way to derive keys and to seal; a label must be the same to open again. */
export interface Suite {
  readonly family: CipherFamily
  readonly digest: DigestAlgorithm
  derive(key: Uint8Array, purpose: string): Uint8Array
  seal(key: Uint8Array, plain: Uint8Array, label: string): Uint8Array
  unseal(key: Uint8Array, sealed: Uint8Array, label: string): Uint8Array
  /** What many say, without their labels and without proof: whoever acts on one unseals it. */
  peek(key: Uint8Array, sealed: readonly Uint8Array[]): readonly Uint8Array[]
}

export function suiteOf(family: CipherFamily): Suite {
  return family === 'gm' ? gm : standard
}

export const keyBytes = 32

const standard: Suite = {
  family: 'standard',
  digest: 'sha256',
  derive: (key, purpose) => new Uint8Array(hkdfSync('sha256', key, 'doudi', purpose, keyBytes)),
  seal,
  unseal,
  peek,
}

const gm: Suite = {
  family: 'gm',
  digest: 'sm3',
  derive: (key, purpose) => new Uint8Array(hkdfSync('sm3', key, 'doudi', purpose, keyBytes)),
  seal: (key, plain, label) => {
    const { cipherKey, tagKey } = halvesOf(key)
    const start = randomBytes(startBytes)
    const cipher = createCipheriv('sm4-ctr', cipherKey, start)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([start, tagOf({ tagKey, label, start, body }), body])
  },
  unseal: (key, sealed, label) => {
    const { cipherKey, tagKey } = halvesOf(key)
    const start = sealed.subarray(0, startBytes)
    const tag = sealed.subarray(startBytes, startBytes + tagBytes)
    const body = sealed.subarray(startBytes + tagBytes)
    if (tag.length !== tagBytes || !timingSafeEqual(tag, tagOf({ tagKey, label, start, body }))) {
      throw new Error('the tag is not that of these bytes')
    }
    const decipher = createDecipheriv('sm4-ctr', cipherKey, start)
    return Buffer.concat([decipher.update(body), decipher.final()])
  },
  peek: (key, sealed) => {
    const texts = sealed.map((bytes) => ({
      start: bytes.subarray(0, startBytes),
      body: bytes.subarray(startBytes + tagBytes),
    }))
    return peekAll('sm4-ecb', halvesOf(key).cipherKey, texts)
  },
}

const startBytes = 16
const tagBytes = 32

interface Tagged {
  readonly tagKey: Uint8Array
  readonly label: string
  readonly start: Uint8Array
  readonly body: Uint8Array
}

/** Over label, start and body, with the label's length before it, so that no border can move. */
function tagOf({ tagKey, label, start, body }: Tagged): Buffer {
  const bytes = Buffer.from(label)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return createHmac('sm3', tagKey).update(length).update(bytes).update(start).update(body).digest()
}

interface Halves {
  readonly cipherKey: Uint8Array
  readonly tagKey: Uint8Array
}

/** SM4 takes 16 bytes; the tag has a key of its own. Kept, for deriving costs more than sealing. */
const halves = new WeakMap<Uint8Array, Halves>()

function halvesOf(key: Uint8Array): Halves {
  const found = halves.get(key)
  if (found) return found
  const made = {
    cipherKey: gm.derive(key, 'sm4').subarray(0, 16),
    tagKey: gm.derive(key, 'sm4 tag'),
  }
  halves.set(key, made)
  return made
}
