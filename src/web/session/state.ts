import { computed, readonly, shallowRef } from 'vue'
import type { components } from '../api/schema.gen.d.ts'
import { tellYear } from '../format.ts'

type Schemas = components['schemas']
export type SignedIn = Schemas['SignedIn']
export type SignedOut = Schemas['SignedOut']
export type Session = SignedIn | SignedOut
export type DemoAccount = Schemas['DemoAccount']
export type Permission = SignedIn['permissions'][number]

const current = shallowRef<Session>()
const ended = shallowRef('')
let waiting: ((isBack: boolean) => void)[] = []
let begun = 0

/** Who is signed in, or how to; undefined until the server has said so. Kept in memory alone. */
export const session = computed(() => current.value)

/** Whose session it is; it stays while the dialog asks to sign in again. */
export const signedIn = computed(() =>
  current.value?.signedIn === true ? current.value : undefined,
)

/** Why the session is over although the page still stands; empty while it goes on. */
export const overSentence = readonly(ended)

/** Whether the page offers what needs one of these permissions; the server decides in any case. */
export function may(...permissions: readonly Permission[]): boolean {
  return permissions.some((one) => signedIn.value?.permissions.includes(one) === true)
}

export function csrfToken(): string {
  return signedIn.value?.csrfToken ?? ''
}

/** Takes what the server says about the session; whoever waited for it goes on. */
export function takeSession(given: Session): void {
  const before = signedIn.value
  const isOther = before !== undefined && given.signedIn && given.account !== before.account
  // What stands on the page belongs to somebody else.
  if (isOther) {
    location.reload()
    return
  }
  if (given.signedIn) tellYear(given.today)
  if (given.signedIn) begun += 1
  current.value = given
  ended.value = ''
  settle(given.signedIn)
}

/** Counts what the server said of a session; more than before: somebody has signed in again since. */
export function sessionsBegun(): number {
  return begun
}

/** The session is over; the page stays as it is behind the dialog. True once one is back. */
export function signedInAgain(sentence: string): Promise<boolean> {
  ended.value = sentence
  return new Promise((resolve) => {
    waiting.push(resolve)
  })
}

function settle(isBack: boolean): void {
  const all = waiting
  waiting = []
  for (const one of all) one(isBack)
}
