import { hash } from 'node:crypto'

/** SHA-256, or SM3 (GB/T 32905) where an installation uses the commercial ciphers of the country. */
export const digestAlgorithms = ['sha256', 'sm3'] as const

export type DigestAlgorithm = (typeof digestAlgorithms)[number]

/** The digest of bytes, or of a text as UTF-8, in hexadecimal. */
export function digestOf(algorithm: DigestAlgorithm, bytes: Uint8Array | string): string {
  return hash(algorithm, bytes, 'hex')
}
