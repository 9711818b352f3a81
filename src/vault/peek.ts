import { createCipheriv } from 'node:crypto'

/** One sealed text of a cipher that counts: the block it counts from, and what it was added to. */
export interface Counted {
  readonly start: Uint8Array
  readonly body: Uint8Array
}

/** One block of the cipher by itself, from which a counting mode makes its key stream. */
export type BlockCipher = 'aes-256-ecb' | 'sm4-ecb'

const blockBytes = 16

/**
 * What many sealed texts say, all their counters taken through the cipher at once: opening each by itself
 * costs some twenty times as much. Nothing proves that the bytes are as they were written.
 */
export function peekAll(
  algorithm: BlockCipher,
  key: Uint8Array,
  texts: readonly Counted[],
): readonly Uint8Array[] {
  const blocks = texts.reduce((sum, { body }) => sum + blocksOf(body), 0)
  const counters = new Uint8Array(blocks * blockBytes)
  let at = 0
  for (const { start, body } of texts) {
    for (let step = 0; step < blocksOf(body); step += 1) {
      counters.set(start, at)
      countOn(counters.subarray(at, at + blockBytes), step)
      at += blockBytes
    }
  }
  const cipher = createCipheriv(algorithm, key, null).setAutoPadding(false)
  const stream = Buffer.concat([cipher.update(counters), cipher.final()])
  let from = 0
  return texts.map(({ body }) => {
    const own = from
    from += blocksOf(body) * blockBytes
    const plain = new Uint8Array(body.length)
    for (let index = 0; index < body.length; index += 1) {
      plain[index] = (body[index] ?? 0) ^ (stream[own + index] ?? 0)
    }
    return plain
  })
}

function blocksOf(body: Uint8Array): number {
  return Math.ceil(body.length / blockBytes)
}

/** Adds to a block as to one large number, its last byte the smallest. */
function countOn(block: Uint8Array, step: number): void {
  let carried = step
  for (let at = block.length - 1; at >= 0 && carried > 0; at -= 1) {
    const sum = (block[at] ?? 0) + carried
    block[at] = sum & 0xff
    carried = sum >>> 8
  }
}
