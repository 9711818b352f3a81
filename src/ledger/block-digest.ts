import { type DigestAlgorithm, digestAlgorithms, digestOf } from '#vault/index'

/** A block's digest: the block before it, and the digests of its entries in order. */
export function blockDigest(
  algorithm: DigestAlgorithm,
  previous: string,
  entryDigests: readonly string[],
): string {
  return digestOf(algorithm, [previous, ...entryDigests].join('\n'))
}

/** The block before the first. */
export const genesisDigest = '0'.repeat(64)

/** The algorithm of a stored block; another word than ours is one that somebody put there. */
export function asAlgorithm(word: string): DigestAlgorithm | undefined {
  return digestAlgorithms.find((one) => one === word)
}
