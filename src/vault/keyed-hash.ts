import { hash } from 'node:crypto'
import type { DigestAlgorithm } from './digest.ts'

const blockBytes = 64
const mostBytes = 192

/**
 * HMAC-SHA-256 or HMAC-SM3 of a text under `key` (at most 64 bytes), its first 16 bytes written as a
 * uuid; both digests have blocks of 64 bytes and give 32.
 * The padded key is laid out once and Node's one-shot hash runs twice over fixed buffers: more
 * than twice as fast as `createHmac` on Node 20, which builds an object a call.
 */
export function makeKeyedHash(
  key: Uint8Array,
  algorithm: DigestAlgorithm = 'sha256',
): (text: string) => string {
  if (key.length > blockBytes)
    throw new RangeError('a key longer than a block must be hashed first')
  const inner = padded(key, 0x36, blockBytes + mostBytes)
  const outer = padded(key, 0x5c, blockBytes + 32)
  // A view for each length is made once; making one a call would cost as much as a hash.
  const views = Array.from({ length: mostBytes + 1 }, (_, length) =>
    inner.subarray(0, blockBytes + length),
  )
  return (text) => {
    const length = inner.write(text, blockBytes, mostBytes, 'utf8')
    const view = views[length]
    const digest =
      view && length <= mostBytes - 4
        ? hash(algorithm, view, 'binary')
        : hash(algorithm, withLong(inner.subarray(0, blockBytes), text), 'binary')
    outer.write(digest, blockBytes, 32, 'binary')
    return asUuid(hash(algorithm, outer, 'hex'))
  }
}

/** A text that may have been cut at the end of the buffer. */
function withLong(block: Uint8Array, text: string): Buffer {
  return Buffer.concat([block, Buffer.from(text)])
}

function padded(key: Uint8Array, pad: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  for (let at = 0; at < blockBytes; at += 1) bytes[at] = (key[at] ?? 0) ^ pad
  return bytes
}

function asUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
