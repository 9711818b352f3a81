import { csrfToken, sessionsBegun, signedIn, signedInAgain, takeSession } from './state.ts'
import { sendOnce } from './unanswered.ts'

interface Told {
  readonly code: string
  readonly message: string
}

/**
 * Sends a request of the page. When the session is over the page asks to sign in again and the request
 * goes out once more, so that nothing typed is lost; a stale token against forged requests is renewed.
 */
export function sendSignedIn(request: Request): Promise<Response> {
  return sendOnce(request, sendAndAgain)
}

async function sendAndAgain(request: Request): Promise<Response> {
  const again = request.clone()
  const before = sessionsBegun()
  const response = await fetch(withToken(request))
  if (isSigningIn(request) || signedIn.value === undefined) return response
  if (response.status === 401) {
    const { message } = await told(response)
    // An answer of before, that comes when somebody has signed in again, asks nobody for a password.
    if (sessionsBegun() > before) return sendAndAgain(again)
    return (await signedInAgain(message)) ? fetch(withToken(again)) : response
  }
  if (response.status !== 403) return response
  const { code } = await told(response)
  if (!staleCodes.includes(code)) return response
  await refreshSession()
  return code === 'http.csrf' ? fetch(withToken(again)) : response
}

/** Asks the server anew who is signed in. */
export async function refreshSession(): Promise<void> {
  const answer = await fetch(`${location.origin}/api/session`)
  if (answer.ok) takeSession(await answer.json())
}

const staleCodes = ['http.csrf', 'http.password-change-first', 'http.second-factor-first']

function withToken(request: Request): Request {
  const { method, headers } = request
  if (method !== 'GET' && method !== 'HEAD') headers.set('x-csrf-token', csrfToken())
  return request
}

function isSigningIn({ method, url }: Request): boolean {
  return method === 'POST' && new URL(url).pathname === '/api/session'
}

async function told(response: Response): Promise<Told> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => ({}))
  // Every refusal of the server has this form.
  return { code: '', message: '', ...(body as Partial<Told>) }
}
