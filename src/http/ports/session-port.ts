import type { Who } from '#access/domain'
import type { SignedIn, SignedOut } from '../schemas/session.ts'
import type { Caller } from './asked.ts'

/** What a request brings to be known by. */
export interface Given {
  readonly cookie?: string | undefined
  readonly bearer?: string | undefined
  readonly address: string
  /** Sent by a page without its user: it does not keep the session from going idle. */
  readonly isUnattended?: boolean | undefined
}

/** Who sent a request. Until the password is changed and the second factor set up, only the own account. */
export interface Identified {
  readonly who: Who
  /** Null for the token of another system. */
  readonly sessionId: string | null
  readonly mustChangePassword: boolean
  readonly mustEnrol: boolean
}

export interface SignInAttempt {
  readonly account: string
  readonly password: string
  readonly code?: string | undefined
  readonly address: string
  /** The session that the browser had until now; it ends. */
  readonly cookie?: string | undefined
  readonly requestId: string
}

/** A session that has begun: its token goes into the cookie and nowhere else. */
export interface Begun {
  readonly token: string
  readonly identified: Identified
}

/** Single sign-on begun: where the browser goes, and what it keeps in a cookie meanwhile. */
export interface OidcBegun {
  readonly address: string
  readonly browser: string
}

export interface OidcFrom {
  readonly address: string
  readonly requestId: string
}

/** What a browser brings back from the provider. */
export interface OidcBack extends OidcFrom {
  /** As it stands in the address, after the question mark. */
  readonly query: string
  readonly browser: string | undefined
  /** The session that the browser had until now; it ends. */
  readonly cookie?: string | undefined
}

export interface CodeAttempt {
  readonly code: string
  /** Of the session that waits for the code. */
  readonly cookie: string | undefined
  readonly address: string
  readonly requestId: string
}

/** Sessions and everybody’s own account. */
export interface SessionPort {
  /** Refuses what is unknown, over, revoked or of a disabled account. */
  identify(given: Given): Promise<Identified>
  /** `cookie` may be of a session that waits for its second factor. */
  readEntrance(cookie: string | undefined): Promise<SignedOut>
  describeSession(identified: Identified): Promise<Omit<SignedIn, 'csrfToken'>>
  signIn(attempt: SignInAttempt): Promise<Begun>
  beginSingleSignOn(from: OidcFrom): Promise<OidcBegun>
  /** The token of the session, which may still wait for the second factor. */
  finishSingleSignOn(back: OidcBack): Promise<{ readonly token: string }>
  /** The second factor after single sign-on. */
  giveCode(attempt: CodeAttempt): Promise<Begun>
  signOut(caller: Caller): Promise<void>
  switchPost(caller: Caller, postId: string): Promise<void>
  /** Ends all sessions of the account and begins a new one. */
  changePassword(
    caller: Caller,
    passwords: { readonly old: string; readonly new: string },
  ): Promise<Begun>
  beginSecondFactor(
    caller: Caller,
  ): Promise<{ uri: string; qrSvg: string; recoveryCodes: string[] }>
  confirmSecondFactor(caller: Caller, code: string): Promise<void>
}
