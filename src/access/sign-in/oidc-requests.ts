import { type Queryable, sql } from '#db/index'
import { digestToken } from './secrets.ts'

/** What a browser takes with it to the provider, and what it must bring back. */
export interface OidcRequest {
  readonly state: string
  /** In a cookie of the browser that began. */
  readonly browser: string
  readonly nonce: string
  /** Sealed by the vault. */
  readonly codeVerifier: Uint8Array
}

/** How long somebody may take at the provider. */
const patience = 10 * 60_000

/** Keeps what was begun, state and browser as digests; forgets what nobody came back for. */
export async function storeOidcRequest(
  q: Queryable,
  request: OidcRequest,
  now: Date,
): Promise<void> {
  await q.execute(sql`
    delete from oidc_request where created_at < ${new Date(now.getTime() - patience)}`)
  await q.execute(sql`
    insert into oidc_request (state_hash, browser_hash, nonce, code_verifier, created_at)
    values (${digestToken(request.state)}, ${digestToken(request.browser)}, ${request.nonce},
      ${request.codeVerifier}, ${now})`)
}

interface RequestRow {
  readonly nonce: string
  readonly code_verifier: Uint8Array
  readonly created_at: string
}

/**
 * What was begun with this state in this browser, once; undefined for what is unknown, another
 * browser's, used before, or older than ten minutes. Whoever knows the state alone spoils nothing.
 */
export async function takeOidcRequest(
  q: Queryable,
  back: Pick<OidcRequest, 'state' | 'browser'>,
  now: Date,
): Promise<Pick<OidcRequest, 'nonce' | 'codeVerifier'> | undefined> {
  const [row] = await q.query<RequestRow>(sql`
    delete from oidc_request
    where state_hash = ${digestToken(back.state)} and browser_hash = ${digestToken(back.browser)}
    returning nonce, code_verifier, created_at`)
  if (row === undefined) return undefined
  const age = now.getTime() - Date.parse(row.created_at)
  if (Math.abs(age) > patience) return undefined
  return { nonce: row.nonce, codeVerifier: row.code_verifier }
}
