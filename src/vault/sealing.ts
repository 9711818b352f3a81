import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { peekAll } from './peek.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Random nonce, authentication tag, ciphertext; `label` must be the same to open it again. */
export function seal(key: Uint8Array, plain: Uint8Array, label: string): Uint8Array {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce)
  cipher.setAAD(Buffer.from(label))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Throws where the key or the label is another, or a byte has changed. */
export function unseal(key: Uint8Array, sealed: Uint8Array, label: string): Uint8Array {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(label))
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  const body = sealed.subarray(nonceBytes + tagBytes)
  return Buffer.concat([decipher.update(body), decipher.final()])
}

// The block of a nonce's first counter makes the tag; the text begins with the next.
const firstCounter = Uint8Array.of(0, 0, 0, 2)

/** What they say, all at once, unproven. */
export function peek(key: Uint8Array, sealed: readonly Uint8Array[]): readonly Uint8Array[] {
  const texts = sealed.map((bytes) => ({
    start: Buffer.concat([bytes.subarray(0, nonceBytes), firstCounter]),
    body: bytes.subarray(nonceBytes + tagBytes),
  }))
  return peekAll('aes-256-ecb', key, texts)
}
