import { answerOf, api } from '../api/client.ts'
import { mayLeave } from '../components/drafts/leaving.ts'
import { allLocally, forgetLocally } from '../components/drafts/local-drafts.ts'
import { words } from '../words.ts'
import { type Session, type SignedIn, signedIn, takeSession } from './state.ts'

export interface Credentials {
  readonly account: string
  readonly password: string
  readonly code?: string
}

export async function readSession(): Promise<void> {
  takeSession(await answerOf(api.GET('/api/session')))
}

/** Signs in, and back into the post in which the page was before. */
export async function signIn(credentials: Credentials): Promise<void> {
  const before = signedIn.value
  const begun: Session = await answerOf(api.POST('/api/session', { body: credentials }))
  const postId = before?.postId
  const isSame = begun.signedIn && begun.account === before?.account
  if (!isSame || !postId || begun.postId === postId) return takeSession(begun)
  const headers = { 'x-csrf-token': begun.csrfToken }
  const asked = fetch('/api/session/post', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ postId }),
  })
  const answer = await asked
  takeSession(answer.ok ? await answer.json() : begun)
}

/** The second factor of whoever has come back from single sign-on. */
export async function giveCode(code: string): Promise<void> {
  takeSession(await answerOf(api.POST('/api/session/code', { body: { code } })))
}

/** Ends the session and the page with it; what was typed waits on the server, nothing stays here. */
export async function signOut(): Promise<void> {
  const account = signedIn.value?.account ?? ''
  if (!(await mayLeave()) && !confirm(words.leaveUnkept)) return
  await sendKept(account)
  await answerOf(api.DELETE('/api/session'))
  await forgetLocally(account)
  leave()
}

/** What the net kept from the server, before it is forgotten on this computer. */
async function sendKept(account: string): Promise<void> {
  for (const [key, { body, version, savedAt }] of await allLocally(account)) {
    const params = { path: { key } }
    const { draft } = await answerOf(api.GET('/api/drafts/{key}', { params }))
    if (draft && draft.savedAt >= savedAt) continue
    // What it will not take is not wanted any more.
    await answerOf(api.PUT('/api/drafts/{key}', { params, body: { body, version } })).catch(
      () => undefined,
    )
  }
}

/** To the sign-in page, with an empty memory. */
export function leave(): void {
  location.hash = ''
  location.reload()
}

export async function switchPost(postId: string): Promise<void> {
  takeSession(await answerOf(api.POST('/api/session/post', { body: { postId } })))
}

export async function changePassword(old: string, now: string): Promise<void> {
  takeSession(await answerOf(api.POST('/api/account/password', { body: { old, new: now } })))
}

export function beginSecondFactor() {
  return answerOf(api.POST('/api/account/second-factor'))
}

/** The session as it is afterwards; it is taken once the recovery codes are kept. */
export async function confirmSecondFactor(code: string): Promise<SignedIn> {
  const confirmed: Session = await answerOf(
    api.POST('/api/account/second-factor/confirm', { body: { code } }),
  )
  if (!confirmed.signedIn) throw new Error('the session ended while its second factor was set up')
  return confirmed
}
