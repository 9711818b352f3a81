import type { SignedIn } from './state.ts'
import { sessionWords } from './words.ts'

export interface PasswordRule {
  readonly text: string
  readonly holds: boolean
}

const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]
const say = sessionWords.password.rules

/** What a new password must keep, as it is typed; the server knows further words it refuses. */
export function rulesFor(
  { leastLength, leastKinds }: SignedIn['passwordRules'],
  typed: {
    readonly old: string
    readonly now: string
    readonly again: string
    readonly account: string
  },
): readonly PasswordRule[] {
  const { old, now, again, account } = typed
  const isTyped = now !== ''
  return [
    { text: `${say.length} ${leastLength} ${say.signs}`, holds: [...now].length >= leastLength },
    {
      text: `${say.kinds} ${leastKinds} ${say.kindsEnd}`,
      holds: kinds.filter((kind) => kind.test(now)).length >= leastKinds,
    },
    { text: say.repeated, holds: isTyped && !/(.)\1{2}/u.test(now) },
    {
      text: say.own,
      holds: isTyped && !now.toLowerCase().includes(account.toLowerCase()),
    },
    { text: say.changed, holds: isTyped && now !== old },
    { text: say.same, holds: isTyped && now === again },
  ]
}
