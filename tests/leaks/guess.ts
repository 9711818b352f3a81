import { createHash, createHmac } from 'node:crypto'
import { identityCheckDigit } from '#kernel/index'
import type { Secret } from './needles.ts'

/** Everything in a dump that may be a digest of something: the first sixteen bytes, in hex. */
export class Evidence {
  private readonly known = new Set<string>()
  readonly words = new Set<string>()

  take(line: string): void {
    const text = line.replace(
      /([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})/g,
      '$1$2$3$4$5',
    )
    for (const [run] of text.matchAll(/[0-9a-fA-F]{32,}/g)) {
      // A head of a byte or two may stand before a digest.
      for (const from of [0, 2, 4]) this.add(run.slice(from, from + 32).toLowerCase())
    }
    for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{22,}/g)) {
      this.add(Buffer.from(run.slice(0, 24), 'base64').toString('hex').slice(0, 32))
    }
  }

  private add(hex: string): void {
    if (hex.length === 32) this.known.add(hex)
  }

  has(digest: Buffer): boolean {
    return this.known.has(digest.toString('hex', 0, 16))
  }

  get size(): number {
    return this.known.size
  }
}

/** What somebody with the dump alone may use as a key. */
export interface Attacker {
  readonly evidence: Evidence
  readonly keys: readonly string[]
  readonly countyCode: string
}

const digests = ['md5', 'sha1', 'sha256', 'sha512', 'sm3', 'ripemd160'] as const
const keyed = ['sha256', 'sm3', 'sha1'] as const

/** How a program might have made a digest of a number: plain, with what stands beside it, under a key. */
export function confirms(attacker: Attacker, number: string, name: string): string | undefined {
  const { evidence, countyCode, keys } = attacker
  const texts = [
    ...[number, number.toLowerCase(), number.slice(0, 17), number.slice(-4), number.slice(-6)],
    ...[`${name}${number}`, `${number}${name}`, `${countyCode}${number}`, `${number}${countyCode}`],
    ...[`${countyCode}:${number}`, JSON.stringify(number), `${number}\n`, `identity${number}`],
    number.slice(0, 6) + number.slice(8, 17),
  ]
  for (const text of texts) {
    for (const algorithm of digests) {
      if (evidence.has(createHash(algorithm).update(text).digest()))
        return `${algorithm} of ${text.length}`
    }
  }
  for (const key of keys) {
    for (const algorithm of keyed) {
      const digest = createHmac(algorithm, key).update(number).digest()
      if (evidence.has(digest)) return `hmac-${algorithm}`
    }
  }
  return undefined
}

/** Every number that fits what the dump tells of a person: area, day of birth, sex. */
export function candidatesOf({ number, birth, sex }: Secret): string[] {
  const start = number.slice(0, 6) + birth.replaceAll('-', '')
  return Array.from({ length: 1000 }, (_, at) => String(at).padStart(3, '0'))
    .filter((order) => (Number(order) % 2 === 1) === (sex === '男'))
    .map((order) => `${start}${order}${identityCheckDigit(`${start}${order}`)}`)
}
