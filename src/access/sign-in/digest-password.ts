import { hash, verify } from '@node-rs/argon2'
import { refuse } from './refusals.ts'

export interface DigestCost {
  readonly memoryKib: number
  readonly passes: number
}

/** The argon2id digest of a password, with its salt and cost in its text. */
export function digestPassword(password: string, cost: DigestCost): Promise<string> {
  return oneOfFew(() =>
    hash(normal(password), { memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: 1 }),
  )
}

/**
 * Whether the password is the one of the digest. Without a digest the same work is done against one
 * that no password has, so that an unknown account takes as long as a known one.
 */
export async function isPassword(
  password: string,
  digest: string | null,
  cost: DigestCost,
): Promise<boolean> {
  const ofNobody = await digestOfNobody(cost)
  const against = digest ?? ofNobody
  const isSame = await oneOfFew(() => verify(against, normal(password)))
  return isSame && digest !== null
}

const digestsOfNobody = new Map<string, Promise<string>>()

function digestOfNobody(cost: DigestCost): Promise<string> {
  const key = `${cost.memoryKib} ${cost.passes}`
  const made = digestsOfNobody.get(key) ?? digestPassword(crypto.randomUUID(), cost)
  digestsOfNobody.set(key, made)
  return made
}

/** The same signs may be typed in more than one way; the longest that counts keeps the work bounded. */
function normal(password: string): string {
  return password.normalize('NFKC')
}

const atOnce = 2
const longestQueue = 64
let running = 0
const waiting: (() => void)[] = []

/** Each takes much memory: few run at once, the others wait, and a flood of them is refused. */
async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= longestQueue) throw refuse('sign-in-busy')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}
