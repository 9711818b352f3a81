import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits, safe in a cookie and an address. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token: enough to know it again, not enough to use it. */
export function digestToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest()
}

const letters = 'abcdefghjkmnpqrstuvwxyz'
const capitals = letters.toUpperCase()
const digits = '23456789'
const signs = '-_'

/** A one-time password: sixteen signs that cannot be taken for one another, all four kinds among them. */
export function makeOneTimePassword(): string {
  const all = letters + capitals + digits
  const picked = [letters, capitals, digits, signs].map(pick)
  while (picked.length < 16) picked.push(pick(all))
  for (let at = picked.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1)
    const [one, two] = [picked[at] ?? '', picked[other] ?? '']
    picked[at] = two
    picked[other] = one
  }
  return picked.join('')
}

/** Ten codes of fifty bits, each to be used once in place of the phone. */
export function makeRecoveryCodes(): readonly string[] {
  const code = () => Array.from({ length: 10 }, () => pick(letters.slice(0, 22) + digits)).join('')
  return Array.from({ length: 10 }, code).map((one) => `${one.slice(0, 5)}-${one.slice(5)}`)
}

function pick(signsToPickFrom: string): string {
  return signsToPickFrom.charAt(randomInt(signsToPickFrom.length))
}
